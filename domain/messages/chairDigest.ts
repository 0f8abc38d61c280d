import type { StoredPlan } from '../book';
import type { Calendar, Message, Reminder, Settings, Unit, UnitStatus } from '../types';
import { lateTable, lateUnits } from './chairList';
import { cleanLine } from './cleanLine';
import { mailAddresses } from './mailAddress';
import { wardValues } from './planValues';
import { planInSentence } from './planWords';
import { countWords } from './shareBlocks';
import type { Templates } from './templates/templatesInForce';
import { writeMail } from './writeMail';

export interface ChairPart {
	stored: StoredPlan;
	reminders: Reminder[];
	statuses: UnitStatus[];
}

/** ONE note to the committee on the late units of several plans, a table a plan. Null when it has no address. */
export function composeChairDigest(
	parts: ChairPart[],
	context: { units: Unit[]; settings: Settings; now: string; calendar?: Calendar; templates?: Templates },
): Message | null {
	const { units, settings, now, calendar, templates } = context;
	const to = mailAddresses(settings.committeeEmails);
	const reminders = parts.flatMap((part) => part.reminders);
	if (!to || reminders.length === 0) return null;
	return writeMail({
		kind: 'chairDigest',
		values: {
			...wardValues(settings, now, calendar?.timezone),
			so_bao_cao: countWords(reminders.length),
			so_ke_hoach: countWords(parts.length),
			danh_sach_cham: parts.map((part) =>
				lateTable(lateUnits({ ...part, units }), cleanLine(planInSentence(part.stored.plan))),
			),
		},
		preview: parts.map(({ stored }) => cleanLine(stored.plan.title)).join('; '),
		covers: reminders.map(({ planId, unit, key }) => ({ planId, unit, key })),
		step: reminders[0]!.step,
		to,
		settings,
		templates,
	});
}
