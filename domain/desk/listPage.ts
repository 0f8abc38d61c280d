import { measures, measuresTable } from '../followup';
import { html, options, unitOption } from '../plan/review/view';
import { escapeHtml } from '../text/escapeHtml';
import { fromForm } from '../text/formFields';
import { formatInstant } from '../text/time';
import type { FormField } from '../types';
import { noticed } from './blocks';
import { figures, filtered, filterOf, filterOption, filterOptions, type FilterName } from './filters';
import { unitsOf, type Desk, type DeskUnit } from './openDesk';
import { DECISIONS, RULES, type DecisionName } from './rules';
import { untold } from './tellings';
import { detailWords } from './unitWords';
import { FIELDS, type DeskView } from './view';

/** What can be done from the list beside decisions. */
const SHOW = 'Chỉ xem danh sách';
const OPEN = 'Mở hồ sơ đơn vị (số liệu, tệp, lịch sử)';
const TELL = 'Gửi thư báo chưa gửi được';
const PAPERS = 'Nhập các phiếu Excel đơn vị đã điền (chọn tệp ở trang sau)';
const OTHER_PLAN = 'Sang kế hoạch khác';
const END = 'Kết thúc';
const everyone = (count: number) => `Tất cả ${count} đơn vị đang hiện bên dưới`;

/** The desk itself: four figures, a filter, what to do, and the units, each with how it stands. */
export function listPage(desk: Desk, view: DeskView): FormField[] {
	const { shown, ticked } = unitsShown(desk, view);
	return [
		...noticed(view, desk),
		html('ke_hoach', head(desk)),
		{
			fieldName: FIELDS.filter,
			fieldLabel: 'Hiện các đơn vị',
			fieldType: 'dropdown',
			requiredField: true,
			...options(filterOptions(desk.units)),
			defaultValue: filterOption(desk.units, view.filter),
		},
		{
			fieldName: FIELDS.action,
			fieldLabel: 'Làm gì với đơn vị được đánh dấu',
			fieldType: 'dropdown',
			requiredField: true,
			...options(actionsOf(desk)),
			defaultValue: view.problems ? fromForm(view.answers?.[FIELDS.action]) || SHOW : SHOW,
		},
		...(shown.length > 1
			? [
					{
						fieldName: FIELDS.everyone,
						fieldLabel: 'Đánh dấu nhanh',
						fieldType: 'checkbox' as const,
						...options([everyone(shown.length)]),
					},
				]
			: []),
		...(shown.length > 0
			? [
					{
						fieldName: FIELDS.units,
						fieldLabel: `Đơn vị (${shown.length})`,
						fieldType: 'checkbox' as const,
						...options(shown.map(unitLine)),
						// n8n's page takes what is ticked as one text; an option is ticked when that text contains it.
						defaultValue: ticked.map(unitLine).join(','),
					},
				]
			: [html('khong_co', '<p>Không có đơn vị nào trong mục này.</p>')]),
	];
}

/** What was ticked stands on top when the page comes again: in a long list nobody would find it. */
export function unitsShown(desk: Desk, view: DeskView): { shown: DeskUnit[]; ticked: DeskUnit[] } {
	const ticked = chosenLines(view.answers?.[FIELDS.units], desk.units);
	const rest = filtered(desk.units, view.filter).filter((one) => !ticked.includes(one));
	return { shown: [...ticked, ...rest], ticked };
}

function actionsOf(desk: Desk): string[] {
	const count = new Set(untold(desk).map(({ unit }) => unit)).size;
	const tell = count > 0 ? [`${TELL} (${count} đơn vị)`] : [];
	const decisions = decisionsOf(desk).map((name) => RULES[name].label);
	return [SHOW, OPEN, ...decisions, PAPERS, ...tell, OTHER_PLAN, END];
}

/** Only one of closing and reopening makes sense at a time. */
function decisionsOf({ closed }: Desk): DecisionName[] {
	return DECISIONS.filter((name) => name !== (closed ? 'close' : 'reopen'));
}

export type ListAnswer =
	| { what: 'show'; filter: FilterName }
	| { what: 'open'; filter: FilterName; units: string[] }
	| { what: 'decide'; filter: FilterName; units: string[]; decision: DecisionName }
	| { what: 'tell' }
	| { what: 'papers' }
	| { what: 'otherPlan' }
	| { what: 'end' };

/** Reads the list. Units are found by the first line of their option: how they stand may have changed since. */
export function readList(answers: Record<string, unknown>, desk: Desk, view: DeskView): ListAnswer {
	const filter = filterOf(fromForm(answers[FIELDS.filter]));
	const action = fromForm(answers[FIELDS.action]).trim();
	if (action.startsWith(TELL)) return { what: 'tell' };
	if (action === PAPERS) return { what: 'papers' };
	if (action === OTHER_PLAN) return { what: 'otherPlan' };
	if (action === END) return { what: 'end' };
	const all = [answers[FIELDS.everyone]].flat().some((answer) => fromForm(answer) !== '');
	const units = all
		? unitsOf(desk, Object.keys(view.seen ?? {}))
		: chosenLines(answers[FIELDS.units], desk.units);
	const codes = units.map(({ unit }) => unit.code);
	if (action === OPEN) return { what: 'open', filter, units: codes };
	const decision = decisionsOf(desk).find((name) => RULES[name].label === action);
	return decision ? { what: 'decide', filter, units: codes, decision } : { what: 'show', filter };
}

function unitLine(one: DeskUnit): string {
	return `${unitOption(one.unit)}\n${detailWords(one)}`;
}

function chosenLines(answer: unknown, units: DeskUnit[]): DeskUnit[] {
	const lines = new Set([answer].flat().map((line) => firstLine(fromForm(line))));
	return units.filter(({ unit }) => lines.has(firstLine(unitOption(unit).normalize('NFC'))));
}

function firstLine(text: string): string {
	return text.split('\n')[0]!.trim();
}

function head(desk: Desk): string {
	const {
		stored: { plan },
		units,
		planEvents,
		closed,
	} = desk;
	const labels = figures(units).map(({ label }) => `<th scope="col">${label}</th>`);
	const counts = figures(units).map(({ count }) => `<td>${count}</td>`);
	const change = planEvents.findLast(({ kind }) => kind === 'plan.closed' || kind === 'plan.reopened');
	const words = change
		? `${closed ? 'Kế hoạch đã đóng' : 'Kế hoạch được mở lại'} lúc ${formatInstant(change.at)}, ${change.by}: ${String(change.data.reason ?? '')}`
		: '';
	return (
		`<h2>${escapeHtml([plan.number, plan.title].filter(Boolean).join(' – '))}</h2>` +
		(words ? `<p><b>${escapeHtml(words)}</b></p>` : '') +
		`<table><thead><tr>${labels.join('')}</tr></thead><tbody><tr>${counts.join('')}</tr></tbody></table>` +
		measuresTable(measuresOf(desk))
	);
}

function measuresOf({ units, events }: Desk) {
	return measures({
		assignments: units.map(({ assignment }) => assignment),
		statuses: units.map(({ status }) => status),
		units: units.map(({ unit }) => unit),
		events,
	});
}
