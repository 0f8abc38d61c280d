import { parseMask, writeMasked } from '../fieldMask';
import { badRequest, forbidden } from '../googleError';
import { withRequester } from '../protection';
import { checkCondition } from './cellRules';
import { required, type Context, type Handlers } from './context';
import type { sheets_v4 } from '@googleapis/sheets';

/** What lies over the cells: protected ranges, filter views, conditional formats, banding, named ranges. */
export const objectHandlers: Handlers = {
	addProtectedRange({ protectedRange = {} }, context) {
		const { book, email, at } = context;
		checkProtected(protectedRange, context);
		const grid = book.grid(protectedRange.range?.sheetId, at);
		const taken = book.grids.flatMap(({ objects }) =>
			objects.protectedRanges.map((one) => one.protectedRangeId),
		);
		const added = structuredClone(protectedRange);
		added.protectedRangeId = book.freshId(protectedRange.protectedRangeId, taken, at);
		if (!added.warningOnly)
			added.editors = { ...added.editors, users: withRequester(added.editors?.users, email) };
		grid.objects.protectedRanges.push(added);
		return { addProtectedRange: { protectedRange: added } };
	},
	updateProtectedRange({ protectedRange = {}, fields }, context) {
		const own = findProtected(protectedRange.protectedRangeId, context);
		const mask = parseMask('sheets/v4', 'ProtectedRange', required(fields, `${context.at}.fields`));
		const next = structuredClone(own);
		writeMasked(next, protectedRange, mask);
		next.protectedRangeId = own.protectedRangeId;
		checkProtected(next, context);
		if (!next.warningOnly)
			next.editors = { ...next.editors, users: withRequester(next.editors?.users, context.email) };
		Object.assign(own, { unprotectedRanges: undefined }, next);
	},
	deleteProtectedRange({ protectedRangeId }, context) {
		const own = findProtected(protectedRangeId, context);
		for (const { objects } of context.book.grids)
			objects.protectedRanges = objects.protectedRanges.filter((one) => one !== own);
	},
	addFilterView({ filter = {} }, { book, at }) {
		const { grid } = book.at(filter.range, at);
		const taken = book.grids.flatMap(({ objects }) => objects.filterViews.map((one) => one.filterViewId));
		const titles = grid.objects.filterViews.map(({ title }) => title);
		if (filter.title && titles.includes(filter.title))
			throw badRequest(`Invalid ${at}: A filter view named "${filter.title}" already exists`);
		for (const spec of filter.filterSpecs ?? [])
			if (spec.filterCriteria?.condition) checkCondition(spec.filterCriteria.condition, at);
		const added = {
			title: `Filter ${taken.length + 1}`,
			...structuredClone(filter),
			filterViewId: book.freshId(filter.filterViewId, taken, at),
		};
		grid.objects.filterViews.push(added);
		return { addFilterView: { filter: added } };
	},
	updateFilterView({ filter = {}, fields }, { book, at }) {
		const mask = parseMask('sheets/v4', 'FilterView', required(fields, `${at}.fields`));
		const view = book.grids
			.flatMap(({ objects }) => objects.filterViews)
			.find(({ filterViewId }) => filterViewId === filter.filterViewId);
		if (!view) throw badRequest(`Invalid ${at}: No filter view with id: ${filter.filterViewId}`);
		if (filter.range) book.at(filter.range, at);
		writeMasked(view, filter, mask);
	},
	deleteFilterView({ filterId }, { book, at }) {
		const grid = book.grids.find(({ objects }) =>
			objects.filterViews.some((one) => one.filterViewId === filterId),
		);
		if (!grid) throw badRequest(`Invalid ${at}: No filter view with id: ${filterId}`);
		grid.objects.filterViews = grid.objects.filterViews.filter((one) => one.filterViewId !== filterId);
	},
	setBasicFilter({ filter = {} }, { book, at }) {
		book.at(filter.range, at).grid.objects.basicFilter = structuredClone(filter);
	},
	clearBasicFilter({ sheetId }, { book, at }) {
		delete book.grid(sheetId, at).objects.basicFilter;
	},
	addConditionalFormatRule({ rule = {}, index }, { book, at }) {
		const rules = checkRule(rule, { book, at });
		rules.splice(Math.min(index ?? 0, rules.length), 0, structuredClone(rule));
	},
	updateConditionalFormatRule({ sheetId, index, rule, newIndex }, { book, at }) {
		const rules = book.grid(rule?.ranges?.[0]?.sheetId ?? sheetId, at).objects.conditionalFormats;
		if (!rules[index ?? 0])
			throw badRequest(`Invalid ${at}: No conditional format on sheet at index: ${index}`);
		const [old] = rules.splice(index ?? 0, 1);
		if (rule) checkRule(rule, { book, at });
		rules.splice(newIndex ?? index ?? 0, 0, structuredClone(rule ?? old!));
	},
	deleteConditionalFormatRule({ sheetId, index }, { book, at }) {
		const rules = book.grid(sheetId, at).objects.conditionalFormats;
		if (!rules[index ?? 0])
			throw badRequest(`Invalid ${at}: No conditional format on sheet at index: ${index}`);
		rules.splice(index ?? 0, 1);
	},
	addBanding({ bandedRange = {} }, { book, at }) {
		const { grid } = book.at(bandedRange.range, at);
		const taken = grid.objects.bandedRanges.map((one) => one.bandedRangeId);
		const added = {
			...structuredClone(bandedRange),
			bandedRangeId: book.freshId(bandedRange.bandedRangeId, taken, at),
		};
		grid.objects.bandedRanges.push(added);
		return { addBanding: { bandedRange: added } };
	},
	deleteBanding({ bandedRangeId }, { book }) {
		for (const { objects } of book.grids)
			objects.bandedRanges = objects.bandedRanges.filter((one) => one.bandedRangeId !== bandedRangeId);
	},
	addNamedRange({ namedRange = {} }, { book, at }) {
		book.at(namedRange.range, at);
		if (!/^[\p{L}_][\p{L}\d_]{0,249}$/u.test(namedRange.name ?? ''))
			throw badRequest(`Invalid ${at}: The name is not valid`);
		const added = { namedRangeId: `n${book.nextId()}`, ...structuredClone(namedRange) };
		book.namedRanges.push(added);
		return { addNamedRange: { namedRange: added } };
	},
	deleteNamedRange({ namedRangeId }, { book, at }) {
		if (!book.namedRanges.some((one) => one.namedRangeId === namedRangeId))
			throw badRequest(`Invalid ${at}: no such named range`);
		book.namedRanges = book.namedRanges.filter((one) => one.namedRangeId !== namedRangeId);
	},
};

function checkRule(rule: sheets_v4.Schema$ConditionalFormatRule, { book, at }: Pick<Context, 'book' | 'at'>) {
	const ranges = required(rule.ranges, `${at}.rule.ranges`);
	if (ranges.length === 0) throw badRequest(`Invalid ${at}: a rule needs a range`);
	for (const range of ranges) book.at(range, at);
	if (!rule.booleanRule === !rule.gradientRule)
		throw badRequest(`Invalid ${at}: exactly one of booleanRule and gradientRule`);
	if (rule.booleanRule) checkCondition(rule.booleanRule.condition, `${at}.rule.booleanRule`);
	return book.grid(ranges[0]!.sheetId, at).objects.conditionalFormats;
}

function checkProtected(one: sheets_v4.Schema$ProtectedRange, { book, at }: Context): void {
	const given = [one.range, one.namedRangeId, one.tableId].filter((x) => x !== undefined && x !== null);
	if (given.length !== 1) throw badRequest(`Invalid ${at}: exactly one of range, namedRangeId and tableId`);
	book.at(one.range, at);
	const whole = one.range && Object.keys(one.range).every((name) => name === 'sheetId');
	if (one.unprotectedRanges?.length && !whole)
		throw badRequest(`Invalid ${at}: unprotectedRanges are only supported on protected sheets`);
	for (const hole of one.unprotectedRanges ?? []) {
		if ((hole.sheetId ?? 0) !== (one.range!.sheetId ?? 0))
			throw badRequest(`Invalid ${at}: unprotectedRanges must be on the protected sheet`);
		book.at(hole, at);
	}
	if (one.warningOnly && one.editors)
		throw badRequest('ProtectedRange is warningOnly. Editors cannot be set on it.');
}

function findProtected(
	id: number | null | undefined,
	{ book, email, at }: Context,
): sheets_v4.Schema$ProtectedRange {
	const own = book.grids
		.flatMap(({ objects }) => objects.protectedRanges)
		.find(({ protectedRangeId }) => protectedRangeId === id);
	if (!own) throw badRequest(`Invalid ${at}: No protected range with id: ${id}`);
	if (book.role(email) !== 'owner' && !own.editors?.users?.includes(email)) throw forbidden();
	return own;
}
