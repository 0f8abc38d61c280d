import { LINKS_FIELD, NIL_STATUS, NOTE_FIELD, STATUS_FIELD } from '../reports/fields';
import { numberWords } from '../reports/measure';
import { lastSubmission } from '../reports/reportedBefore';
import { readStatuses } from '../reports/taskStatuses';
import { titleOf } from './columns';
import { short, TAKEN_BACK } from './readAnswer';
import type { SheetShare } from './sheetModel';
import type { SheetRow } from './sheetRows';
import type { Finding, UnitAnswers } from './unitAnswers';

/**
 * What was reported and stands empty now, each as a question to the unit. Nothing is asked of a unit that took its report
 * back or that says it has nothing to report.
 */
export function emptiedFindings(
	{ unit, report, assignment }: SheetShare,
	rows: SheetRow[],
	read: UnitAnswers,
): Finding[] {
	const before = lastSubmission(report);
	if (!before || report.state === 'waiting') return [];
	const values = record(before.values);
	const saidOfTasks = record(before.tasks);
	const ownTasks = Array.isArray(before.ownTasks) ? before.ownTasks : [];
	const statuses = readStatuses(read.answers, assignment.tasks);
	const nil = before.nil === true || statuses.whole === NIL_STATUS;
	const ask = (field: string, what: string, toTakeBack = ''): Finding[] => {
		if (!read.empty.has(field)) return [];
		const sentence = `${what}, nay ô này để trống. Nếu xóa nhầm, hãy điền lại; số đã nộp vẫn được giữ.${toTakeBack}`;
		return [{ unit: unit.code, place: read.places[field] ?? null, code: 'emptied', sentence }];
	};
	const dash = ` Muốn bỏ hẳn, hãy ghi dấu “${TAKEN_BACK}”.`;
	const ofRow = (row: SheetRow): Finding[] => {
		const item = short(String(row.given.item ?? ''));
		if (row.kind === 'figure') {
			const value = values[row.id];
			if (nil || value === undefined) return [];
			const shown = typeof value === 'number' ? numberWords(value) : short(String(value));
			return ask(row.field, `${item}: lần trước đã báo cáo “${shown}”`);
		}
		const said = row.kind === 'task' ? saidOfTasks[row.id] : undefined;
		// A task that stood as the whole did had no status of its own to be emptied.
		const own = before.via === 'sheet' ? ownTasks.includes(row.id) : said !== before.status;
		if (!said || !own || said === statuses.tasks[row.id]) return [];
		return ask(row.field, `${titleOf('status')} (${item}): lần trước đã báo cáo “${String(said)}”`);
	};
	return [
		...(before.status && statuses.whole === ''
			? ask(STATUS_FIELD, `${titleOf('status')}: lần trước đã báo cáo “${String(before.status)}”`)
			: []),
		...rows.flatMap(ofRow),
		...(before.note ? ask(NOTE_FIELD, 'Ghi chú: lần trước có ghi chú', dash) : []),
		...(Array.isArray(before.links) && before.links.length > 0
			? ask(LINKS_FIELD, 'Đường dẫn: lần trước có đường dẫn', dash)
			: []),
	];
}

function record(value: unknown): Record<string, unknown> {
	return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
