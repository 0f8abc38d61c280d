import { html, options, unitOption } from '../../../plan/review/view';
import { fromForm } from '../../../text/formFields';
import type { FormField, LogEvent } from '../../../types';
import { invitedEvent } from '../invitations';
import { NO_PLAN, ZALO, type Way } from '../kinds';
import { doorsInForce } from './doors';
import { isBound, standings, standingWords, WAY_WORDS, type UnitStanding } from './standing';
import {
	OFFICER,
	type Answers,
	type EnrolmentAnswer,
	type EnrolmentBook,
	type EnrolmentView,
	type Filter,
	type Road,
} from './view';

const FILTERS: Record<Filter, string> = { all: 'Tất cả', unbound: 'Chưa gắn Zalo', bound: 'Đã gắn Zalo' };
const SHOW = 'Chỉ xem danh sách';
const NEW_CODE = 'Cấp mã mới (mã cũ chưa dùng hết hiệu lực)';
const PRINT: Record<Road, string> = {
	oa: 'In phiếu mã QR mở Zalo OA',
	bot: 'In phiếu mã QR mở Zalo Bot',
};
const UNBIND: Record<Way, string> = {
	userId: 'Gỡ người nhận qua Zalo OA',
	groupId: 'Gỡ nhóm Zalo',
	botChatId: 'Gỡ chat với bot',
};
const DOORS = 'Đặt liên kết mở khung chat';
const END = 'Kết thúc';
const ACTIONS = [SHOW, NEW_CODE, PRINT.oa, PRINT.bot, ...Object.values(UNBIND), DOORS, END];

/** Units with how each stands, a filter, and what to do with the ticked ones. */
export function listPage(view: EnrolmentView, opened: EnrolmentBook): FormField[] {
	const all = standings(opened);
	const shown = all.filter(matches(view.filter));
	const bound = all.filter(isBound).length;
	const ticked = shown.filter(({ unit }) => view.ticked?.includes(unit.code));
	return [
		html(
			'tong',
			`<p><b>${bound}/${all.length}</b> đơn vị đã gắn Zalo. Đơn vị gửi mã của mình cho Zalo OA, nhóm hoặc bot là gắn xong.</p>`,
		),
		{
			fieldName: 'loc',
			fieldLabel: 'Hiện các đơn vị',
			fieldType: 'dropdown',
			requiredField: true,
			...options(Object.values(FILTERS)),
			defaultValue: FILTERS[view.filter ?? 'all'],
		},
		{
			fieldName: 'viec',
			fieldLabel: 'Làm gì với đơn vị được đánh dấu',
			fieldType: 'dropdown',
			requiredField: true,
			...options(ACTIONS),
			defaultValue: view.answers?.viec ?? SHOW,
		},
		...(shown.length > 1
			? [
					{
						fieldName: 'tat_ca',
						fieldLabel: 'Đánh dấu nhanh',
						fieldType: 'checkbox' as const,
						...options([everyone(shown.length)]),
					},
				]
			: []),
		...(shown.length > 0
			? [
					{
						fieldName: 'don_vi',
						fieldLabel: `Đơn vị (${shown.length})`,
						fieldType: 'checkbox' as const,
						...options(shown.map(line)),
						defaultValue: ticked.map(line).join(','),
					},
				]
			: [html('khong_co', '<p>Không có đơn vị nào trong mục này.</p>')]),
	];
}

/** `invite` is the new codes' id, drawn by the caller; one for several units gives each its own code. */
export function readList(
	answers: Answers,
	view: EnrolmentView,
	opened: EnrolmentBook,
	invite: string,
): EnrolmentAnswer {
	const action = fromForm(answers.viec).trim();
	const filter = filterOf(fromForm(answers.loc).trim());
	const chosen = ticked(answers, view, opened);
	const next: EnrolmentView = { page: 'list', filter, ticked: chosen.map(({ unit }) => unit.code) };
	const page = (more: Partial<EnrolmentView>, rows: LogEvent[] = []): EnrolmentAnswer => ({
		decision: 'page',
		view: { ...next, ...more },
		rows,
	});
	if (action === END) {
		const message = 'Các thay đổi đã được ghi. Mở lại biểu mẫu Mã Zalo khi cần.';
		return { decision: 'done', title: 'Đã xong', message, view: next, rows: [] };
	}
	if (action === DOORS) return page({ page: 'doors' });
	const changed = Object.values(FILTERS).includes(fromForm(answers.loc)) && filter !== (view.filter ?? 'all');
	if (action === SHOW || !ACTIONS.includes(action)) return page(changed ? { ticked: [] } : {});
	if (chosen.length === 0)
		return page({ problems: ['Hãy đánh dấu ít nhất một đơn vị.'], answers: { viec: action } });

	if (action === NEW_CODE)
		return page({ done: [`Đã cấp mã mới cho ${chosen.length} đơn vị.`] }, newCodes(chosen, opened, invite));
	const road = (['oa', 'bot'] as const).find((one) => PRINT[one] === action);
	if (road) {
		if (!doorsInForce(opened.book)[road])
			return page({ page: 'doors', problems: ['Hãy điền liên kết mở khung chat trước, rồi chọn in lại.'] });
		const without = chosen.filter(({ code }) => !code);
		return {
			decision: 'sheet',
			road,
			units: next.ticked ?? [],
			view: next,
			rows: newCodes(without, opened, invite),
		};
	}
	const way = (Object.keys(UNBIND) as Way[]).find((one) => UNBIND[one] === action) as Way;
	const reached = chosen.filter(({ contact }) => contact[way]);
	if (reached.length === 0)
		return page({ problems: [`Đơn vị được chọn không có mục “${WAY_WORDS[way]}” để gỡ.`] });
	return page(
		{ done: [`Đã gỡ “${WAY_WORDS[way]}” của ${reached.length} đơn vị.`], ticked: [] },
		reached.map((one) => unboundEvent(one, way, opened)),
	);
}

function newCodes(chosen: UnitStanding[], { book, now }: EnrolmentBook, invite: string): LogEvent[] {
	const by = book.settings?.officer.title ?? OFFICER;
	return chosen.map(({ unit }) => invitedEvent(unit.code, invite, now, by));
}

function unboundEvent({ unit, contact }: UnitStanding, way: Way, { book, now }: EnrolmentBook): LogEvent {
	const id = contact[way] ?? '';
	return {
		planId: NO_PLAN,
		unit: unit.code,
		kind: ZALO.unbound,
		at: now,
		by: book.settings?.officer.title ?? OFFICER,
		key: `${ZALO.unbound}:${unit.code}:${id}:${now}`,
		data: { way, id, why: 'officer' },
	};
}

/** Units are found by the first line of their option: how they stand may have changed since. */
function ticked(answers: Answers, view: EnrolmentView, opened: EnrolmentBook): UnitStanding[] {
	const all = standings(opened);
	if ([answers.tat_ca].flat().some((answer) => fromForm(answer) !== ''))
		return all.filter(matches(view.filter));
	const lines = new Set([answers.don_vi].flat().map((answer) => fromForm(answer).split('\n')[0]?.trim()));
	return all.filter(({ unit }) => lines.has(unitOption(unit).normalize('NFC')));
}

const everyone = (count: number) => `Tất cả ${count} đơn vị đang hiện bên dưới`;

function line(one: UnitStanding): string {
	return `${unitOption(one.unit)}\n${standingWords(one)}`;
}

function matches(filter: Filter = 'all') {
	return (one: UnitStanding) => filter === 'all' || isBound(one) === (filter === 'bound');
}

function filterOf(words: string): Filter {
	return (Object.keys(FILTERS) as Filter[]).find((one) => FILTERS[one] === words) ?? 'all';
}
