import { html, options, unitOption } from '../../plan/review/view';
import { escapeHtml } from '../../text/escapeHtml';
import { formatInstant } from '../../text/time';
import type { UnitStatus } from '../../types';
import { chase, type Chase, type ChaseScope } from '../chase';
import { evaluateFollowUp, owes } from '../evaluateFollowUp';
import { htmlTable } from '../htmlTable';
import { measures } from '../measures';
import { measuresTable } from '../measuresTable';
import { audienceWords, stepWords } from '../stepWords';
import {
	again,
	ALL_PLANS,
	chosenPlan,
	openPlans,
	planOption,
	unitNames,
	type Desk,
	type DeskView,
	type PageSpec,
} from './view';

const ALL_UNITS = 'Tất cả đơn vị chưa báo cáo';
const TO = { 'Đầu mối đơn vị': 'contact', 'Lãnh đạo đơn vị': 'head' } as const;
const DO_NOT_SEND = 'Không gửi';

/** Whom to chase: all or one unit, of all plans or one. */
export const chasePage: PageSpec = {
	title: 'Đôn đốc tất cả hoặc một đơn vị',
	fields(view, desk) {
		const { book } = desk;
		const { statuses } = evaluateFollowUp(desk.input);
		const figures = measures({ ...desk.input, statuses });
		const owing = new Set(statuses.filter(owes).map(({ unit }) => unit));
		const units = book.units.filter(({ code }) => owing.has(code)).map(unitOption);
		const plans = openPlans(book).map(planOption);
		return [
			html('ket_qua', measuresTable(figures)),
			html('huong_dan', '<p>Trang sau cho xem ai sẽ nhận thư nào; chưa có thư nào được gửi.</p>'),
			{
				fieldName: 'ke_hoach',
				fieldLabel: 'Kế hoạch',
				fieldType: 'dropdown',
				requiredField: true,
				...options([ALL_PLANS, ...plans]),
				defaultValue: view.answers?.ke_hoach ?? ALL_PLANS,
			},
			{
				fieldName: 'don_vi',
				fieldLabel: 'Đơn vị',
				fieldType: 'dropdown',
				requiredField: true,
				...options([ALL_UNITS, ...units]),
				defaultValue: view.answers?.don_vi ?? ALL_UNITS,
			},
			{
				fieldName: 'gui_toi',
				fieldLabel: 'Gửi tới',
				fieldType: 'radio',
				requiredField: true,
				...options(Object.keys(TO)),
				defaultValue: view.answers?.gui_toi ?? 'Đầu mối đơn vị',
			},
		];
	},
	read({ ke_hoach = ALL_PLANS, don_vi = ALL_UNITS, gui_toi = '' }, view, desk) {
		const plan = chosenPlan(ke_hoach, openPlans(desk.book));
		const unit = desk.book.units.find((one) => unitOption(one).normalize('NFC').trim() === don_vi);
		const problems = [
			...(plan || ke_hoach === ALL_PLANS ? [] : ['Kế hoạch này không còn chạy: hãy chọn lại.']),
			...(unit || don_vi === ALL_UNITS ? [] : ['Đơn vị này không còn trong danh bạ: hãy chọn lại.']),
		];
		if (problems.length > 0) return again(view, problems, { ke_hoach, don_vi, gui_toi });
		const to = gui_toi === 'Lãnh đạo đơn vị' ? TO['Lãnh đạo đơn vị'] : TO['Đầu mối đơn vị'];
		const next: DeskView = {
			page: 'confirmChase',
			planId: plan?.planId ?? '',
			unit: unit?.code ?? '',
			to,
		};
		const keys = chase(desk.input, scopeOf(next)).due.map(({ key }) => key);
		return { decision: 'page', view: { ...next, keys } };
	},
};

/** Who gets what; sent only once the officer says so, and only what was shown. */
export const confirmChasePage: PageSpec = {
	title: 'Xem lại trước khi gửi',
	fields(view, desk) {
		const found = chase(desk.input, scopeOf(view));
		const due = shown(found, view);
		return [
			html('nguoi_nhan', recipients({ ...found, due }, desk)),
			...(found.left.length > 0 ? [html('khong_gui', leftOut(found, desk))] : []),
			{
				fieldName: 'quyet_dinh',
				fieldLabel: 'Quyết định',
				fieldType: 'radio',
				requiredField: true,
				...options([...(due.length > 0 ? [sendLabel(due.length)] : []), DO_NOT_SEND]),
			},
		];
	},
	read({ quyet_dinh = '' }, view) {
		if (quyet_dinh !== DO_NOT_SEND && quyet_dinh !== '') return { decision: 'chase', view };
		return { decision: 'done', title: 'Chưa gửi gì', message: 'Không có thư nào được gửi.' };
	},
};

/** The reminders to be sent of those that the officer was shown: what has come in since is left in peace. */
export function confirmed(view: DeskView, desk: Desk): Chase['due'] {
	return shown(chase(desk.input, scopeOf(view)), view);
}

function shown({ due }: Chase, { keys = [] }: DeskView): Chase['due'] {
	const known = new Set(keys);
	return due.filter(({ key }) => known.has(key));
}

function scopeOf({ planId = '', unit = '', to = 'contact' }: DeskView): ChaseScope {
	return { planId, unit, to };
}

const sendLabel = (count: number) => `Gửi ${count} lời nhắc`;

function recipients({ due, refusal, statuses }: Chase, { book, policies }: Desk): string {
	if (refusal) return `<h3>Chưa gửi được</h3><p>${escapeHtml(refusal)}</p>`;
	if (due.length === 0) return '<h3>Không có ai để gửi</h3>';
	const names = unitNames(book.units);
	const standing = new Map(statuses.map((one) => [JSON.stringify([one.planId, one.unit]), one]));
	const mails = new Set(due.map(({ address }) => address.toLowerCase())).size;
	const rows = due.map(({ planId, unit, step, to, address }) => {
		const status = standing.get(JSON.stringify([planId, unit]));
		return [
			names.get(unit) ?? unit,
			planId,
			`${address} (${audienceWords(to)})`,
			stepWords(policies.daysOf(step)),
			status ? standingWords(status) : '',
		];
	});
	return `<h3>Ai nhận thư gì (${due.length} lời nhắc, ${mails} thư)</h3>${htmlTable(['Đơn vị', 'Kế hoạch', 'Gửi tới', 'Bước', 'Tình trạng'], rows)}`;
}

function standingWords({ dueAt, late, daysLate, remindersSent, lastRemindedAt }: UnitStatus): string {
	const due = dueAt ? `hạn ${formatInstant(dueAt)}` : 'chưa có hạn';
	const how = late ? `, quá hạn ${daysLate} ngày làm việc` : '';
	const told = lastRemindedAt
		? `; đã nhắc ${remindersSent} lần, gần nhất ${formatInstant(lastRemindedAt)}`
		: '; chưa nhắc lần nào';
	return `${due}${how}${told}`;
}

function leftOut({ left }: Chase, { book }: Desk): string {
	const units = new Map(book.units.map((unit) => [unit.code, unit]));
	const rows = left.map(({ planId, unit, why }) => {
		const known = units.get(unit);
		return [known?.name ?? unit, planId, known?.contact?.phone ?? '', why];
	});
	return `<h3>Không gửi cho (${left.length})</h3>${htmlTable(['Đơn vị', 'Kế hoạch', 'Điện thoại', 'Vì sao'], rows)}`;
}
