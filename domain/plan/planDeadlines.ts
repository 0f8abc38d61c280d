import type { Plan } from '../types';
import { dueDatesIn, type DueDate } from './deadlines';
import { dueOfTimeCell, duesIn, type TimeContext } from './dueTimes';
import type { SectionLine } from './sections';
import { isTime } from './timeWords';
import { evidenceOf } from './lines';

/**
 * The plan's deadlines in the order of the text. `report` is the time by which everybody reports; a date by
 * which one unit reports or hands on a summary is a task of that unit's.
 */
export function readDeadlines(
	body: SectionLine[],
	ownTasks: Set<number>,
	context: TimeContext,
): Plan['deadlines'] {
	const found = body.flatMap((line) =>
		duesOf(line, context).map((due) => ({ due, line, own: ownTasks.has(line.line) })),
	);
	const written = found.some(({ due }) => due.what === 'report' && !due.counted && !due.sumsUp);
	const general = found.some(({ due, own }) => due.what === 'report' && !own && !due.sumsUp);
	// A time that is counted from something is the plan's only where it names no other for its reports.
	const counts = ({ due, own }: (typeof found)[number]) =>
		!due.counted || (due.what === 'report' && !own && !written);
	return found.filter(counts).map(({ due, line, own }) => {
		const forAll = due.what === 'report' && (own ? !general && due.fromUnits : !due.sumsUp);
		return {
			what: forAll ? 'report' : 'task',
			date: due.date,
			evidence: evidenceOf(line),
		};
	});
}

/** A table's row names its time in a cell of its own. */
function duesOf(line: SectionLine, context: TimeContext): DueDate[] {
	if (line.topic === 'background') return [];
	// "Trong tháng 6/2026" in the section on time is when things happen, not by when.
	const dues = line.topic === 'time' ? dueDatesIn(line.text, context.year) : duesIn(line.text, context);
	if (dues.length > 0 || !line.row) return dues;
	return line.row.flatMap((cell) => {
		const date = isTime(cell) ? dueOfTimeCell(cell, context) : null;
		return date
			? [{ what: 'task' as const, date, yearDeduced: false, fromUnits: false, sumsUp: false, counted: false }]
			: [];
	});
}
