import type { WaitingPlan } from '../../book';
import type { Calendar, FormField, Unit } from '../../types';

/** The pages of a review. All but the first do one thing and lead back to it. */
export type PageName =
	| 'review'
	| 'drop'
	| 'add'
	| 'due'
	| 'dueRule'
	| 'quotas'
	| 'copies'
	| 'preview'
	| 'message'
	| 'all';

/** Which page is to be shown, and what goes with it. */
export interface View {
	page: PageName;
	/** What is wrong with the answers; each a Vietnamese sentence. */
	problems?: string[];
	/** What the officer typed, shown again. */
	answers?: Record<string, unknown>;
	/** The unit whose message is shown. */
	unit?: string;
	/** Said on top: what was just done. */
	note?: string;
}

/** What the pages are made of. */
export interface Reviewed {
	waiting: WaitingPlan;
	units: Unit[];
	/** ISO instant. */
	now: string;
	/** In force by the log. */
	calendar: Calendar;
}

export const html = (fieldName: string, content: string): FormField => ({
	fieldName,
	fieldLabel: fieldName,
	fieldType: 'html',
	html: content,
});

export const options = (values: string[]) => ({
	fieldOptions: { values: values.map((option) => ({ option })) },
});

/** 'CAP - Công an phường': how a unit stands in the officer's lists. */
export const unitOption = (unit: Unit): string => `${unit.code} - ${unit.name}`;

/** The codes of the units that a list's answers name. */
export function chosenUnits(answer: unknown, units: Unit[]): string[] {
	const chosen = new Set((Array.isArray(answer) ? answer : [answer]).map(asText));
	return units.filter((unit) => chosen.has(asText(unitOption(unit)))).map(({ code }) => code);
}

function asText(value: unknown): string {
	return String(value ?? '')
		.normalize('NFC')
		.replaceAll('‹', '<')
		.replaceAll('›', '>')
		.trim();
}
