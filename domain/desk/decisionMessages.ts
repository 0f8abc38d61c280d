import type { StoredPlan } from '../book';
import type { BlockOf } from '../messages/content';
import { mailAddress } from '../messages/mailAddress';
import { reportLink } from '../messages/reportLink';
import type { Templates } from '../messages/templates/templatesInForce';
import { unitFacts } from '../messages/unitValues';
import { writeMail } from '../messages/writeMail';
import { formatInstant } from '../text/time';
import type { Assignment, Calendar, Message, Settings, Unit } from '../types';
import type { Telling } from './tellings';

export interface TellingInput {
	telling: Telling;
	stored: StoredPlan;
	assignment: Assignment;
	unit: Unit;
	/** The unit's signed link; not used where the unit has nothing to report. */
	link: string;
	settings: Settings;
	/** ISO instant. */
	now: string;
	/** The ward's own words. */
	templates?: Templates;
	/** Việt Nam 2026 unless given. */
	calendar?: Calendar;
}

/**
 * Tells a unit what the officer decided about it: why, by when, and where to report. Null when the directory has no
 * email address for the unit's contact. Throws an Error when a link is needed and missing.
 */
export function decisionMessage(input: TellingInput): Message | null {
	const { telling, unit, link, settings, templates } = input;
	const to = mailAddress(unit.contact?.email);
	if (!to) return null;
	const { step, dueAt } = telling;
	const facts = factsOf(telling);
	const rows = facts.map(([label, value], at) => ({ label, value, strong: at === 0 }));
	const decided: BlockOf<'facts'>[] = rows.length > 0 ? [{ kind: 'facts', rows }] : [];
	return writeMail({
		kind: step,
		values: {
			...unitFacts({ ...input, assignment: { ...input.assignment, dueAt } }),
			noi_dung_quyet_dinh: decided,
			ly_do_tra_lai: decided,
			lien_ket_cu: telling.revoked
				? 'Liên kết đã gửi trước đây không còn dùng được, xin dùng liên kết trong thư này.'
				: '',
			nut_bao_cao: step === 'excluded' ? [] : [reportLink(link)],
		},
		preview: facts.map(([label, value]) => `${label}: ${value}`).join('. '),
		covers: [{ planId: telling.planId, unit: telling.unit, key: telling.key }],
		step,
		to,
		settings,
		templates,
	});
}

type Fact = [label: string, value: string];

/** What the unit must not overlook stands first. */
function factsOf({ step, dueAt, dueBefore = '', reason }: Telling): Fact[] {
	const instant = (label: string, at: string): Fact => [label, at && formatInstant(at)];
	const facts: Record<Telling['step'], Fact[]> = {
		returned: [['Lý do trả lại', reason]],
		extended: [instant('Hạn mới', dueAt), instant('Hạn cũ', dueBefore), ['Lý do gia hạn', reason]],
		excluded: [['Lý do', reason]],
		included: [['Lý do', reason], instant('Hạn báo cáo', dueAt)],
		link: [instant('Hạn báo cáo', dueAt)],
	};
	return facts[step].filter(([, value]) => value !== '');
}
