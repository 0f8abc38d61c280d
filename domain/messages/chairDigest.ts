import type { StoredPlan } from '../book';
import { formatDate, formatInstant } from '../text/time';
import type { Calendar, Message, Reminder, Settings, Unit, UnitStatus } from '../types';
import { cleanLine } from './cleanLine';
import { mailAddresses } from './mailAddress';
import { planInSentence } from './planWords';
import { footerOf, toMessage } from './toMessage';

export interface ChairPart {
	stored: StoredPlan;
	reminders: Reminder[];
	statuses: UnitStatus[];
}

/** ONE note to the committee on the late units of several plans, a table a plan. Null when it has no address. */
export function composeChairDigest(
	parts: ChairPart[],
	context: { units: Unit[]; settings: Settings; now: string; calendar?: Calendar },
): Message | null {
	const { units, settings, now, calendar } = context;
	const to = mailAddresses(settings.committeeEmails);
	const reminders = parts.flatMap((part) => part.reminders);
	if (!to || reminders.length === 0) return null;
	const zone = calendar?.timezone;
	const count = `${String(reminders.length).padStart(2, '0')} báo cáo chậm của ${parts.length} kế hoạch`;
	return toMessage({
		covers: reminders.map(({ planId, unit, key }) => ({ planId, unit, key })),
		step: reminders[0]!.step,
		to,
		subject: `${count}, đến ${formatDate(now, zone)}`,
		content: {
			sender: settings.wardName,
			preview: parts.map(({ stored }) => stored.plan.title).join('; '),
			heading: count,
			greeting: `Kính gửi: Lãnh đạo ${settings.wardName}`,
			blocks: [
				{
					kind: 'paragraph',
					text: `Đến ${formatInstant(now, zone)}, các đơn vị có tên dưới đây chưa gửi báo cáo dù đã quá hạn và đã được đôn đốc.`,
				},
				...parts.map((part) => ({
					kind: 'table' as const,
					title: cleanLine(planInSentence(part.stored.plan)),
					head: ['TT', 'Đơn vị', 'Đầu mối', 'Quá hạn', 'Đã nhắc'],
					rows: rowsOf(part, units),
				})),
				{
					kind: 'paragraph',
					text: `Kính báo cáo lãnh đạo ${settings.wardName} xem xét, cho ý kiến chỉ đạo.`,
				},
				{ kind: 'officer', title: 'Cán bộ đầu mối theo dõi', officer: settings.officer },
			],
			footer: footerOf(settings),
		},
		settings,
	});
}

function rowsOf({ reminders, statuses }: ChairPart, units: Unit[]): string[][] {
	const unitOf = new Map(units.map((unit) => [unit.code, unit]));
	const statusOf = new Map(statuses.map((status) => [status.unit, status]));
	return [...new Set(reminders.map(({ unit }) => unit))]
		.map((code) => ({ code, unit: unitOf.get(code), status: statusOf.get(code) }))
		.toSorted((a, b) => (b.status?.daysLate ?? 0) - (a.status?.daysLate ?? 0))
		.map(({ code, unit, status }, i) => [
			String(i + 1),
			cleanLine(unit?.name ?? code),
			[unit?.contact?.title ?? '', unit?.contact?.phone ?? ''].map(cleanLine).filter(Boolean).join(', '),
			`${status?.daysLate ?? 0} ngày`,
			`${status?.remindersSent ?? 0} lần`,
		]);
}
