import type { StoredPlan } from '../book';
import type { Call } from '../followup';
import { formatDate, formatInstant } from '../text/time';
import type { Calendar, Message, Settings, Unit, UnitStatus } from '../types';
import { cleanLine } from './cleanLine';
import type { Block } from './content';
import { mailAddress } from './mailAddress';
import { planInSubject } from './planWords';
import { footerOf, toMessage } from './toMessage';

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
}

/**
 * The officer's list of the day: whom to call because no mail arrives, with numbers, and what else needs a hand.
 * Null when there is neither, or when the officer has no address.
 */
export function composeOfficerList(input: OfficerListInput): Message | null {
	const { calls, warnings, warningKey, settings, now, calendar } = input;
	const to = mailAddress(settings.officer.email);
	if (!to || (calls.length === 0 && !warningKey)) return null;
	const day = formatDate(now, calendar.timezone);
	const units = new Set(calls.map(({ unit }) => unit)).size;
	const what = units > 0 ? `${units} đơn vị cần gọi điện` : 'Việc cần làm về lịch làm việc';
	return toMessage({
		covers: [
			...calls.map(({ planId, unit, key }) => ({ planId, unit, key })),
			...(warningKey ? [{ planId: '-', unit: '', key: warningKey }] : []),
		],
		step: 'call',
		to,
		subject: `${what} – đôn đốc ngày ${day}`,
		content: {
			sender: settings.wardName,
			preview: warnings[0] ?? `Thư không đến được ${units} đơn vị.`,
			heading: what,
			greeting: 'Kính gửi: Cán bộ đầu mối',
			blocks: [
				...(calls.length > 0 ? callBlocks(input) : []),
				...warnings.map((text): Block => ({ kind: 'paragraph', text })),
			],
			footer: footerOf(settings),
		},
		settings,
	});
}

function callBlocks({ calls, plans, units, statuses, calendar }: OfficerListInput): Block[] {
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
	return [
		{
			kind: 'paragraph',
			text: 'Thư gửi các đơn vị dưới đây không đến nơi nên hệ thống không gửi thêm. Xin gọi điện nhắc báo cáo và hỏi lại địa chỉ, rồi nạp lại danh bạ ở biểu mẫu Thiết lập.',
		},
		{
			kind: 'table',
			title: 'Danh sách cần gọi',
			head: ['TT', 'Đơn vị', 'Điện thoại', 'Chưa báo cáo', 'Vì sao thư không đến'],
			rows,
		},
	];
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
