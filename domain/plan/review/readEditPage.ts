import { mailAddress } from '../../messages/mailAddress';
import { fromForm } from '../../text/formFields';
import { instant } from '../../text/time';
import { parseNumber } from '../../text/parseNumber';
import { readDueRule } from './dueRulePage';
import type { PlanEdits } from './edits';
import { BACK_ONLY, EDIT_FIELDS, groupOption } from './editPages';
import { dueInstant } from './readReview';
import { chosenUnits, type PageName, type Reviewed } from './view';

export interface EditAnswer {
	/** The next page: the first one, or the same again when something is wrong. */
	page: PageName;
	edits: PlanEdits;
	problems: string[];
	/** Whose message to show. */
	unit?: string;
}

/** Reads the answers of a page of editPages; every problem is a Vietnamese sentence, and then nothing is changed. */
export function readEditPage(
	page: PageName,
	answers: Record<string, unknown>,
	reviewed: Reviewed,
	edits: PlanEdits,
): EditAnswer {
	if (fromForm(answers[EDIT_FIELDS.back]).trim() === BACK_ONLY || page === 'message' || page === 'all')
		return { page: 'review', edits, problems: [] };
	const read = readers[page];
	if (!read) return { page: 'review', edits, problems: [] };
	const problems: string[] = [];
	const result = read(answers, reviewed, edits, problems);
	if (problems.length > 0) return { page, edits, problems };
	return { page: 'review', problems, ...result };
}

type Reader = (
	answers: Record<string, unknown>,
	reviewed: Reviewed,
	edits: PlanEdits,
	problems: string[],
) => { edits: PlanEdits; page?: PageName; unit?: string };

const typed = (answers: Record<string, unknown>, name: string) => fromForm(answers[name]).trim();

const readers: Partial<Record<PageName, Reader>> = {
	drop: (answers, { units }, edits) => ({
		edits: { ...edits, dropped: chosenUnits(answers[EDIT_FIELDS.units], units) },
	}),
	add: (answers, { units, waiting }, edits, problems) => {
		const codes = chosenUnits(answers[EDIT_FIELDS.units], units);
		const chosen = typed(answers, EDIT_FIELDS.like);
		const group = waiting.plan.assignees.findIndex(
			({ names }, at) => groupOption(names, at).normalize('NFC').trim() === chosen,
		);
		const tasks = typed(answers, EDIT_FIELDS.tasks)
			.split('\n')
			.map((line) => line.replace(/\s+/gu, ' ').trim())
			.filter((line) => line !== '')
			.slice(0, 50);
		const kept = (edits.added ?? []).filter(({ unit }) => codes.includes(unit));
		const fresh = codes.filter((code) => !kept.some(({ unit }) => unit === code));
		if (fresh.length > 0 && group < 0 && tasks.length === 0)
			problems.push('Hãy chọn nhóm mà đơn vị nhận việc theo, hoặc ghi ít nhất một việc giao riêng.');
		const added = fresh.map((unit) => ({ unit, like: group < 0 ? null : group, tasks }));
		return { edits: { ...edits, added: [...kept, ...added] } };
	},
	due: (answers, { units, now }, edits, problems) => {
		const codes = chosenUnits(answers[EDIT_FIELDS.units], units);
		const date = typed(answers, EDIT_FIELDS.date);
		const dueAt = date === '' ? null : dueInstant(date, typed(answers, EDIT_FIELDS.time));
		if (codes.length === 0) problems.push('Hãy đánh dấu ít nhất một đơn vị, hoặc chọn quay lại.');
		if (date !== '' && !dueAt) problems.push('Hạn riêng chưa đúng: hãy chọn ngày và nhập giờ dạng 17:00.');
		else if (dueAt && instant(dueAt) <= instant(now))
			problems.push('Hạn riêng đã qua: hãy chọn ngày, giờ sau thời điểm hiện tại.');
		const others = (edits.dues ?? []).filter(({ unit }) => !codes.includes(unit));
		return {
			edits: { ...edits, dues: [...others, ...(dueAt ? codes.map((unit) => ({ unit, dueAt })) : [])] },
		};
	},
	dueRule: (answers, reviewed, edits, problems) => ({
		edits: readDueRule((name) => typed(answers, name), reviewed, edits, problems),
	}),
	quotas: (answers, { waiting: { plan } }, edits, problems) => {
		const quotas = plan.quotas.flatMap((quota, at) => {
			const text = typed(answers, EDIT_FIELDS.quota(at));
			const range = readQuota(text);
			if (!range) {
				problems.push(
					`“${text}” không phải là số hay khoảng số cho chỉ tiêu ${quota.item}: hãy nhập dạng 5 hoặc 200-250.`,
				);
				return [];
			}
			return range.min === quota.min && range.max === quota.max ? [] : [{ quota: at, ...range }];
		});
		return { edits: { ...edits, quotas } };
	},
	copies: (answers, { waiting: { plan } }, edits, problems) => {
		const ticked = new Set(
			(Array.isArray(answers[EDIT_FIELDS.recipients])
				? (answers[EDIT_FIELDS.recipients] as unknown[])
				: []
			).map((name) => fromForm(name).trim()),
		);
		const skip = plan.recipients
			.filter(({ name, purpose }) => purpose !== 'implement' && !ticked.has(name.normalize('NFC').trim()))
			.map(({ name }) => name);
		const extra = typed(answers, EDIT_FIELDS.extra)
			.split(/[,;\s]+/u)
			.filter((part) => part !== '');
		for (const one of extra)
			if (!mailAddress(one)) problems.push(`“${one}” không phải là địa chỉ email: hãy sửa hoặc xóa.`);
		return { edits: { ...edits, copies: { skip: [...new Set(skip)], extra: [...new Set(extra)] } } };
	},
	preview: (answers, { units }, edits, problems) => {
		const [unit] = chosenUnits(answers[EDIT_FIELDS.units], units);
		if (!unit) problems.push('Hãy chọn một đơn vị để xem thư.');
		return { edits, page: 'message', unit };
	},
};

function readQuota(text: string): { min: number; max: number } | null {
	if (text === '') return { min: 0, max: 0 };
	const [low = '', high, ...rest] = text.split(/\s*(?:-|–|đến)\s*/u);
	if (rest.length > 0) return null;
	const min = parseNumber(low);
	const max = high === undefined ? min : parseNumber(high);
	return min === null || max === null || max < min ? null : { min, max };
}
