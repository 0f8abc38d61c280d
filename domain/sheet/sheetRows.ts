import {
	AS_A_WHOLE,
	fieldLabel,
	fieldOf,
	LINKS_FIELD,
	NOTE_FIELD,
	STATUS_FIELD,
	taskField,
} from '../reports/fields';
import { answersBefore, lastSubmission } from '../reports/reportedBefore';
import { taskWords } from '../reports/unitForm';
import type { Indicator } from '../types';
import type { AnswerColumn, GivenColumn } from './columns';
import { rowKey, type RowKind } from './rowKey';
import { serialOf } from './serialDate';
import type { SheetShare } from './sheetModel';
import { standingWords } from './standing';

/** What stands in a cell as we write it. */
export type Plain = string | number | boolean | null;

export interface SheetRow {
	key: string;
	kind: RowKind;
	unit: string;
	/** Of its task or its indicator; '' for the head of a unit. */
	id: string;
	/** Of a row of figures. */
	indicator?: Indicator;
	/** The form's field that this row's own answer (status or result) is checked as. */
	field: string;
	given: Record<GivenColumn, Plain>;
	/** The answer cells that are this row's; its other ones stay closed. */
	asks: AnswerColumn[];
	/** What the unit reported last, for a row that is made anew. */
	answers: Partial<Record<AnswerColumn, Plain>>;
}

/**
 * The rows of one unit: its head (status of the whole, remarks, the tick), a row for each of several tasks, a row for
 * each indicator. Nothing of a person is in them: no name, no address, no telephone number.
 */
export function sheetRows(share: SheetShare): SheetRow[] {
	const { unit, assignment, report } = share;
	const { tasks, indicators } = assignment;
	const data = lastSubmission(report);
	const before = answersBefore(report, assignment);
	const text = (field: string) => (typeof before[field] === 'string' ? before[field] : '') || null;
	const due = serialOf(report.dueAt);
	const several = tasks.length > 1;
	const values = (data?.values ?? {}) as Record<string, unknown>;
	const base = { unit: unit.name, quota: null, due, standing: '' };
	const head: SheetRow = {
		key: rowKey(unit.code, 'unit'),
		kind: 'unit',
		unit: unit.code,
		id: '',
		field: STATUS_FIELD,
		given: { ...base, item: headWords(share), standing: standingWords(report) },
		asks: ['status', 'note', 'link', 'done'],
		answers: {
			status: text(STATUS_FIELD),
			note: text(NOTE_FIELD),
			link: text(LINKS_FIELD),
			done: report.state === 'submitted' || report.state === 'accepted',
		},
	};
	return [
		head,
		...(several ? tasks : []).map((task, at): SheetRow => {
			const own = text(taskField(task));
			return {
				key: rowKey(unit.code, 'task', task.id),
				kind: 'task',
				unit: unit.code,
				id: task.id,
				field: taskField(task),
				given: { ...base, item: `${at + 1}. ${taskWords(task)}`, due: serialOf(task.due ?? report.dueAt) },
				asks: ['status', 'note', 'link'],
				answers: { status: own === AS_A_WHOLE ? null : own },
			};
		}),
		...indicators.map((indicator): SheetRow => {
			const value = values[indicator.id];
			return {
				key: rowKey(unit.code, 'figure', indicator.id),
				kind: 'figure',
				unit: unit.code,
				id: indicator.id,
				indicator,
				field: fieldOf(indicator),
				given: { ...base, item: fieldLabel({ ...indicator, quota: null }), quota: indicator.quota },
				asks: ['result', 'note', 'link'],
				answers: {
					result: typeof value === 'number' || typeof value === 'string' ? value : text(fieldOf(indicator)),
				},
			};
		}),
	];
}

function headWords({ assignment: { tasks, indicators } }: SheetShare): string {
	const [only] = tasks;
	if (tasks.length > 1) return `Chung cho ${tasks.length} nhiệm vụ của đơn vị`;
	if (only) return taskWords(only);
	return indicators.length > 0 ? `Chung cho ${indicators.length} chỉ tiêu của đơn vị` : 'Báo cáo của đơn vị';
}
