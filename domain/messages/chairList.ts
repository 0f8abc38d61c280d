import type { StoredPlan } from '../book';
import type { Calendar, Message, Reminder, Settings, Unit, UnitStatus } from '../types';
import { cleanLine } from './cleanLine';
import type { Block } from './content';
import { mailAddresses } from './mailAddress';
import { planValues } from './planValues';
import { countWords } from './shareBlocks';
import type { Templates } from './templates/templatesInForce';
import { writeMail } from './writeMail';

interface ChairListInput {
	/** The reminders 'to chair' that are due now, all of one plan. */
	reminders: Reminder[];
	stored: StoredPlan;
	units: Unit[];
	statuses: UnitStatus[];
	settings: Settings;
	now: string;
	/** Its timezone is used; Việt Nam's unless given. */
	calendar?: Calendar;
	templates?: Templates;
}

/**
 * ONE note to the committee that lists the late units of one plan, the latest first. It goes to all addresses of
 * the committee together and covers every reminder given. Empty when there is nothing to say or nobody to say it to.
 */
export function composeChairList(input: ChairListInput): Message[] {
	const { reminders, stored, settings, now, calendar, templates } = input;
	const to = mailAddresses(settings.committeeEmails);
	if (!to || reminders.length === 0) return [];
	const late = lateUnits(input);
	return [
		writeMail({
			kind: 'chairList',
			values: {
				...planValues(stored, settings, now, calendar?.timezone),
				so_don_vi: countWords(late.length),
				danh_sach_cham: [lateTable(late)],
			},
			preview: late.map(({ name }) => name).join(', '),
			covers: reminders.map(({ planId, unit, key }) => ({ planId, unit, key })),
			step: reminders[0]!.step,
			to,
			settings,
			templates,
		}),
	];
}

export interface LateUnit {
	name: string;
	contact: string;
	daysLate: number;
	late: string;
	reminded: string;
}

/** Those whom the reminders are about, the latest first. */
export function lateUnits({
	reminders,
	units,
	statuses,
}: Pick<ChairListInput, 'reminders' | 'units' | 'statuses'>): LateUnit[] {
	const unitOf = new Map(units.map((unit) => [unit.code, unit]));
	const statusOf = new Map(statuses.map((status) => [status.unit, status]));
	return [...new Set(reminders.map((reminder) => reminder.unit))]
		.map((code) => lateUnit(code, unitOf.get(code), statusOf.get(code)))
		.toSorted((a, b) => b.daysLate - a.daysLate || a.name.localeCompare(b.name, 'vi'));
}

function lateUnit(code: string, unit?: Unit, status?: UnitStatus): LateUnit {
	const name = cleanLine(unit?.name ?? code);
	const { title = '', phone = '' } = unit?.contact ?? {};
	const daysLate = status?.daysLate ?? 0;
	return {
		name: status?.state === 'returned' ? `${name} (bị trả lại, chưa nộp lại)` : name,
		contact: [title, phone].map(cleanLine).filter(Boolean).join(', '),
		daysLate,
		late: daysLate > 0 ? `${daysLate} ngày` : 'dưới 1 ngày',
		reminded: `${status?.remindersSent ?? 0} lần`,
	};
}

export function lateTable(late: LateUnit[], title = 'Danh sách đơn vị'): Block {
	return {
		kind: 'table',
		title: `${title} (quá hạn tính theo ngày làm việc)`,
		head: ['TT', 'Đơn vị', 'Đầu mối', 'Quá hạn', 'Đã nhắc'],
		rows: late.map((unit, i) => [String(i + 1), unit.name, unit.contact, unit.late, unit.reminded]),
	};
}
