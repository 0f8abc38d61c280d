import type { StoredPlan } from '../book';
import { CALL_STEP, type Call } from '../followup';
import { formatInstant } from '../text/time';
import type { Calendar, Message, Settings, Unit, UnitStatus } from '../types';
import { cleanLine } from './cleanLine';
import type { Block } from './content';
import { mailAddress } from './mailAddress';
import { wardValues } from './planValues';
import { planInSubject } from './planWords';
import { countWords } from './shareBlocks';
import type { Templates } from './templates/templatesInForce';
import { writeMail } from './writeMail';

export interface OfficerListInput {
	/** Whom no message reaches. */
	calls: Call[];
	/** Sentences about the calendar and the like; with `warningKey` the mail covers them. */
	warnings: string[];
	/** The key under which the log knows that the warnings were mailed; empty when they need no mail of their own. */
	warningKey: string;
	plans: StoredPlan[];
	units: Unit[];
	statuses: (UnitStatus & { planId: string })[];
	settings: Settings;
	now: string;
	calendar: Calendar;
	/** The ward's own words. */
	templates?: Templates;
}

/**
 * The officer's list of the day: whom to call because no mail arrives, with numbers, and what else needs a hand.
 * Null when there is neither, or when the officer has no address.
 */
export function composeOfficerList(input: OfficerListInput): Message | null {
	const { calls, warnings, warningKey, settings, now, calendar, templates } = input;
	const to = mailAddress(settings.officer.email);
	if (!to || (calls.length === 0 && !warningKey)) return null;
	const units = new Set(calls.map(({ unit }) => unit)).size;
	return writeMail({
		kind: 'officerList',
		values: {
			...wardValues(settings, now, calendar.timezone),
			viec_can_lam: units > 0 ? `${countWords(units)} đơn vị cần gọi điện` : 'Việc cần làm về lịch làm việc',
			so_don_vi: units > 0 ? countWords(units) : '',
			danh_sach_goi: units > 0 ? [callTable(input)] : [],
			luu_y: warnings.map((text): Block => ({ kind: 'paragraph', text })),
		},
		preview: warnings[0] ?? `Thư không đến được ${units} đơn vị.`,
		covers: [
			...calls.map(({ planId, unit, key }) => ({ planId, unit, key })),
			...(warningKey ? [{ planId: '-', unit: '', key: warningKey }] : []),
		],
		step: CALL_STEP,
		to,
		settings,
		templates,
	});
}

function callTable({ calls, plans, units, statuses, calendar }: OfficerListInput): Block {
	const unitOf = new Map(units.map((unit) => [unit.code, unit]));
	const planOf = new Map(plans.map((stored) => [stored.planId, stored]));
	const statusOf = new Map(statuses.map((status) => [JSON.stringify([status.planId, status.unit]), status]));
	const byUnit = new Map<string, Call[]>();
	for (const call of calls) byUnit.set(call.unit, [...(byUnit.get(call.unit) ?? []), call]);
	const rows = [...byUnit].map(([code, own], i) => {
		const unit = unitOf.get(code);
		const owed = [...new Set(own.map(({ planId }) => planId))].map((planId) => {
			const stored = planOf.get(planId);
			const dueAt = statusOf.get(JSON.stringify([planId, code]))?.dueAt;
			const due = dueAt ? `, hạn ${formatInstant(dueAt, calendar.timezone)}` : '';
			return `${stored ? planInSubject(stored.plan) : planId}${due}`;
		});
		return [
			String(i + 1),
			cleanLine(unit?.name ?? code),
			phones(unit),
			owed.join('; '),
			cleanLine(own.map(reasonOf)[0] ?? ''),
		];
	});
	return {
		kind: 'table',
		title: 'Danh sách cần gọi',
		head: ['TT', 'Đơn vị', 'Điện thoại', 'Chưa báo cáo', 'Vì sao thư không đến'],
		rows,
	};
}

function phones(unit: Unit | undefined): string {
	const contact = unit?.contact?.phone && `đầu mối ${cleanLine(unit.contact.phone)}`;
	const head = unit?.head?.phone && `lãnh đạo ${cleanLine(unit.head.phone)}`;
	return [contact, head].filter(Boolean).join('; ') || 'danh bạ chưa có số';
}

function reasonOf({ address, reason }: Call): string {
	if (!address) return 'Danh bạ chưa có địa chỉ.';
	return `${address}: ${reason || 'máy chủ thư không nhận.'}`;
}
