import { templateCells, templateRows } from './templateValues';
import type { Summary } from './types';

const FIGURES = {
	planId: '',
	units: 0,
	reported: 0,
	submitted: 0,
	accepted: 0,
	returned: 0,
	waiting: 0,
	late: 0,
	onTime: 0,
	excluded: 0,
	complete: true,
};
const ROW = {
	order: 1,
	unit: '',
	name: '',
	group: '',
	state: 'waiting' as const,
	stateText: '',
	dueAt: '',
	submittedAt: null,
	revision: 0,
	enteredBy: '',
	tasks: [],
	evidence: '',
	remark: '',
	punctuality: '',
	daysLate: null,
	values: {},
	figuresText: '',
	result: '',
	note: '',
};
const LATE = {
	order: 1,
	unit: '',
	name: '',
	situation: '',
	settled: false,
	returned: false,
	contactTitle: '',
	phone: '',
	email: '',
	dueAt: '',
	daysLate: 0,
	remindersSent: 0,
	lastRemindedAt: null,
};
const INDICATOR = {
	id: 'q1',
	label: '',
	kind: 'count' as const,
	span: null,
	units: 0,
	assigned: null,
	reported: null,
	difference: null,
};
/** One of everything, so that every field shows its name. */
const SPECIMEN: Summary = {
	head: {
		issuer: [],
		title: '',
		document: '',
		due: '',
		asOf: '',
		placeAndDate: '',
		signatory: '',
		now: '',
	},
	figures: FIGURES,
	indicators: [INDICATOR],
	groups: [{ type: '', title: '', figures: FIGURES, rows: [ROW] }],
	late: [LATE],
	log: [],
	counting: '',
};

/** The names that a ward's own form may use: of single cells, and of rows with the fields in their cells. */
export function templateVocabulary(): { cells: string[]; rows: Record<string, string[]> } {
	const rows = Object.entries(templateRows(SPECIMEN)).map(([name, [row]]) => [name, Object.keys(row ?? {})]);
	return {
		cells: Object.keys(templateCells(SPECIMEN)),
		rows: Object.fromEntries(rows) as Record<string, string[]>,
	};
}
