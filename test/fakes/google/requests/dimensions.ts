import type { sheets_v4 } from '@googleapis/sheets';
import type { Book } from '../book';
import { parseMask, writeMasked } from '../fieldMask';
import { badRequest } from '../googleError';
import type { Axis, Grid } from '../grid';
import { mayReshape } from '../protection';
import { oneOf, required, type Handlers } from './context';

/** Rows and columns: insert, delete, move, hide, size, group. */
export const dimensionHandlers: Handlers = {
	insertDimension({ range, inheritFromBefore }, context) {
		const { grid, axis, from, to } = band(context.book, range, context.at, true);
		if (inheritFromBefore && from === 0)
			throw badRequest(`Invalid ${context.at}: inheritFromBefore cannot be true at the edge of the sheet`);
		mayReshape(context.book, context.email, grid, axis, from, from + 1);
		grid.insert(axis, from, to - from);
	},
	deleteDimension({ range }, context) {
		const { grid, axis, from, to } = band(context.book, range, context.at);
		mayReshape(context.book, context.email, grid, axis, from, to);
		grid.remove(axis, from, to);
	},
	moveDimension({ source, destinationIndex }, context) {
		const { grid, axis, from, to } = band(context.book, source, context.at);
		mayReshape(context.book, context.email, grid, axis, from, to);
		grid.move(axis, from, to, required(destinationIndex, `${context.at}.destinationIndex`));
	},
	appendDimension({ sheetId, dimension, length }, context) {
		oneOf(dimension, ['ROWS', 'COLUMNS'], `${context.at}.dimension`);
		const grid = context.book.grid(sheetId, context.at);
		grid.insert(dimension as Axis, grid.dimensions(dimension as Axis).length, required(length, context.at));
	},
	updateDimensionProperties({ range, properties = {}, fields }, context) {
		const { grid, axis, from, to } = band(context.book, range, context.at);
		const mask = parseMask('sheets/v4', 'DimensionProperties', required(fields, `${context.at}.fields`));
		for (let i = from; i < to; i++) writeMasked(grid.dimensions(axis)[i]!, properties, mask);
	},
	autoResizeDimensions({ dimensions }, context) {
		band(context.book, dimensions, context.at);
	},
	addDimensionGroup({ range }, context) {
		const { grid, axis, from, to } = band(context.book, range, context.at);
		const groups = groupsOf(grid, axis);
		const within = groups.filter(({ range: one }) => one!.startIndex! <= from && one!.endIndex! >= to);
		groups.push({
			range: { sheetId: grid.id, dimension: axis, startIndex: from, endIndex: to },
			depth: within.length + 1,
			collapsed: false,
		});
	},
	updateDimensionGroup({ dimensionGroup, fields }, context) {
		const { grid, axis, from, to } = band(context.book, dimensionGroup?.range, context.at);
		const group = groupsOf(grid, axis).find(
			({ range }) => range!.startIndex === from && range!.endIndex === to,
		);
		if (!group) throw badRequest(`Invalid ${context.at}: no such dimension group`);
		writeMasked(
			group,
			dimensionGroup!,
			parseMask('sheets/v4', 'DimensionGroup', required(fields, context.at)),
		);
	},
	deleteDimensionGroup({ range }, context) {
		const { grid, axis, from, to } = band(context.book, range, context.at);
		const groups = groupsOf(grid, axis);
		const at = groups.findLastIndex(({ range: one }) => one!.startIndex === from && one!.endIndex === to);
		if (at < 0) throw badRequest(`Invalid ${context.at}: no such dimension group`);
		groups.splice(at, 1);
	},
};

const groupsOf = (grid: Grid, axis: Axis) =>
	axis === 'ROWS' ? grid.objects.rowGroups : grid.objects.columnGroups;

function band(
	book: Book,
	range: sheets_v4.Schema$DimensionRange | undefined,
	at: string,
	beyond = false,
): { grid: Grid; axis: Axis; from: number; to: number } {
	const grid = book.grid(required(range, `${at}.range`).sheetId, at);
	oneOf(range!.dimension, ['ROWS', 'COLUMNS'], `${at}.range.dimension`);
	const axis = range!.dimension as Axis;
	const length = grid.dimensions(axis).length;
	const from = range!.startIndex ?? 0;
	const to = range!.endIndex ?? length;
	if (from < 0 || to <= from) throw badRequest(`Invalid ${at}: startIndex must be before endIndex`);
	if (!beyond && to > length)
		throw badRequest(`Invalid ${at}: Cannot go beyond the sheet's ${length} ${axis.toLowerCase()}`);
	return { grid, axis, from, to };
}
