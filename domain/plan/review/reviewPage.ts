import { createHash } from 'node:crypto';
import type { StoredPlan } from '../../book';
import { foldNameWithAccents } from '../../text/foldName';
import { formatInstant, instant, toIso } from '../../text/time';
import type { FormField, Unit, UnmatchedName } from '../../types';
import { applyEdits } from './applyEdits';
import type { PlanEdits } from './edits';
import { CONFIRM, DROP_PLAN, LATER, STEPS } from './nextSteps';
import { SHEET_CHOICES, sheetChoice } from './sheetChoice';
import { commonDue, doubtsOf } from './doubtsOf';
import { facts, listed, quotaTable, taskGroups, unitTable } from './reading';
import { html, options, unitOption, type Reviewed, type View } from './view';

/** The names under which the officer's answers come back. */
export const REVIEW_FIELDS = {
	number: 'so_ky_hieu',
	issuedOn: 'ngay_ban_hanh',
	dueDate: 'han_ngay',
	dueTime: 'han_gio',
	sheet: 'cach_nop',
	decision: 'quyet_dinh',
	/** By the name itself, not by its place: a page that is opened again may have fewer of them. */
	unmatched: (name: string) =>
		`ten_${createHash('sha256').update(foldNameWithAccents(name)).digest('hex').slice(0, 8)}`,
} as const;

export const LEAVE_OUT = 'Bỏ qua tên này';
/** Stands first so that the page opens on it instead of on n8n's English prompt; it is no answer. */
const CHOOSE = '— Chọn đơn vị —';

/** The officer's page: what was read, with its evidence and its doubts, and what only a person can settle. */
export function reviewPage(
	{ waiting, units, now, calendar }: Reviewed,
	edits: PlanEdits,
	{ view, before, changes }: { view: View; before: StoredPlan | null; changes: string[] },
): FormField[] {
	const { plan, assignments, unmatched } = applyEdits(waiting, units, edits);
	const common = commonDue(assignments, edits);
	const due = common ? toIso(instant(common)) : '';
	const typed = (name: string, read: string) => String(view.answers?.[name] ?? read);
	const problems = view.problems ?? [];
	return [
		...(problems.length ? [html('can_sua', listed('Cần sửa trước khi gửi', problems))] : []),
		...(before ? [html('da_nap', alreadyConfirmed(before))] : []),
		...(changes.length ? [html('da_sua', listed('Anh/chị đã sửa', changes))] : []),
		html('nghi_van', doubtsOf({ plan, unmatched, dueAt: common }, { now, calendar })),
		html('phan_cong', taskGroups(plan, assignments, units)),
		html('chi_tieu', quotaTable(plan)),
		html('don_vi', unitTable(assignments, units)),
		html('da_doc', facts(plan)),
		{
			fieldName: REVIEW_FIELDS.number,
			fieldLabel: 'Số, ký hiệu (để trống nếu chưa có)',
			fieldType: 'text',
			placeholder: 'Ví dụ: 36/KH-UBND',
			defaultValue: typed(REVIEW_FIELDS.number, plan.number ?? ''),
		},
		{
			fieldName: REVIEW_FIELDS.issuedOn,
			fieldLabel: 'Ngày ban hành (để trống nếu chưa có)',
			fieldType: 'date',
			defaultValue: typed(REVIEW_FIELDS.issuedOn, plan.issuedOn ?? ''),
		},
		{
			fieldName: REVIEW_FIELDS.dueDate,
			fieldLabel: 'Hạn các đơn vị gửi báo cáo: ngày',
			fieldType: 'date',
			defaultValue: typed(REVIEW_FIELDS.dueDate, due.slice(0, 10)),
		},
		{
			fieldName: REVIEW_FIELDS.dueTime,
			fieldLabel: 'Hạn các đơn vị gửi báo cáo: giờ',
			fieldType: 'text',
			placeholder: '17:00',
			defaultValue: typed(REVIEW_FIELDS.dueTime, due ? due.slice(11, 16) : '17:00'),
		},
		...toSettle(unmatched, edits).map((one) => unmatchedField(one, units, edits, view)),
		{
			fieldName: REVIEW_FIELDS.sheet,
			fieldLabel: 'Các đơn vị nộp báo cáo bằng',
			fieldType: 'dropdown',
			...options(SHEET_CHOICES.map(([label]) => label)),
			defaultValue: typed(REVIEW_FIELDS.sheet, sheetChoice(edits.sheet)),
		},
		{
			fieldName: REVIEW_FIELDS.decision,
			fieldLabel: `Sau khi xem lại (${assignments.length} đơn vị sẽ nhận việc)`,
			fieldType: 'radio',
			requiredField: true,
			...options([CONFIRM, ...STEPS.map(([label]) => label), LATER, DROP_PLAN]),
		},
	];
}

/** The names nobody answers to, with those already settled: a decision can be changed until the plan is sent. */
export function toSettle(unmatched: UnmatchedName[], edits: PlanEdits): UnmatchedName[] {
	const open = new Set(unmatched.map(({ name }) => foldNameWithAccents(name)));
	const settled = (edits.names ?? []).filter(({ name }) => !open.has(foldNameWithAccents(name)));
	return [
		...unmatched,
		...settled.map(
			({ name }): UnmatchedName => ({
				name,
				evidence: { text: name, line: 0 },
				reason: 'unknown',
				candidates: [],
				decidedBefore: [],
			}),
		),
	];
}

function unmatchedField(one: UnmatchedName, units: Unit[], edits: PlanEdits, view: View): FormField {
	const { name, evidence, reason } = one;
	const fieldName = REVIEW_FIELDS.unmatched(name);
	const settled = edits.names?.find((each) => foldNameWithAccents(each.name) === foldNameWithAccents(name));
	const choices = nameChoices(one, units);
	const kept = settled && choices.find(({ codes }) => sameCodes(codes, settled.units))?.option;
	const where = evidence.line > 0 ? ` (dòng ${evidence.line})` : '';
	const asked =
		reason === 'several'
			? `“${name}”${where} có thể là nhiều đơn vị, xin chọn đúng đơn vị`
			: `Chưa rõ “${name}”${where} là đơn vị nào trong danh bạ`;
	return {
		fieldName,
		fieldLabel: asked,
		fieldType: 'dropdown',
		requiredField: true,
		...options([CHOOSE, ...choices.map(({ option }) => option)]),
		defaultValue: String(view.answers?.[fieldName] ?? kept ?? CHOOSE),
	};
}

/**
 * What the officer may answer for a name: what was decided for it before, whom it may mean, the best first, leaving it
 * out, then everybody else. Nothing of it is chosen beforehand.
 */
export function nameChoices(
	{ candidates, decidedBefore }: UnmatchedName,
	units: Unit[],
): { option: string; codes: string[] }[] {
	const byCode = new Map(units.map((unit) => [unit.code, unit]));
	const named = (codes: string[]) => codes.map((code) => byCode.get(code)?.name ?? code).join('; ');
	const proposed = candidates.flatMap(({ unit }) => byCode.get(unit) ?? []);
	const others = units.filter((unit) => !proposed.includes(unit));
	const choice = (unit: Unit) => ({ option: unitOption(unit), codes: [unit.code] });
	return [
		...(decidedBefore.length > 0
			? [{ option: `Như lần trước: ${named(decidedBefore)}`, codes: decidedBefore }]
			: []),
		...proposed.map(choice),
		{ option: LEAVE_OUT, codes: [] },
		...others.map(choice),
	];
}

function sameCodes(a: string[], b: string[]): boolean {
	return a.length === b.length && a.every((code) => b.includes(code));
}

function alreadyConfirmed(before: StoredPlan): string {
	return (
		`<p><b>Kế hoạch này đã được xác nhận lúc ${formatInstant(before.at)}.</b> ` +
		'Xác nhận lại sẽ cập nhật hạn và phân công; thư đã gửi thành công sẽ không gửi lần nữa.</p>'
	);
}
