import { formatInstant } from '../text/time';
import type { Summary, SummaryRow } from './types';
import { isReported } from './words';

/** One kind of change and what it concerns, a name or a figure a line. */
export interface Change {
	title: string;
	lines: string[];
}

type Test = (now: SummaryRow, before: SummaryRow) => boolean;

/** Each unit stands under the first that fits, so that nobody is named twice for one step. */
const STEPS: [title: string, test: Test][] = [
	['Mới báo cáo', (now, before) => isReported(now.state) && !isReported(before.state)],
	['Báo cáo bị trả lại', (now, before) => now.state === 'returned' && before.state !== 'returned'],
	['Đơn vị rút báo cáo', (now, before) => now.state === 'waiting' && isReported(before.state)],
	['Được loại trừ', (now, before) => now.state === 'excluded' && before.state !== 'excluded'],
	['Đưa lại vào danh sách', (now, before) => now.state !== 'excluded' && before.state === 'excluded'],
	['Gửi lại báo cáo', (now, before) => isReported(now.state) && now.revision > before.revision],
	['Mới được duyệt', (now, before) => now.state === 'accepted' && before.state !== 'accepted'],
	[
		'Quá hạn, chưa báo cáo',
		(now, before) => !isReported(now.state) && now.daysLate !== null && before.daysLate === null,
	],
];

/** What differs between two views of one plan, the units in the order of the table. */
export function changesBetween(before: Summary, after: Summary): Change[] {
	const earlier = new Map(rowsOf(before).map((row) => [row.unit, row]));
	const changes: Change[] = STEPS.map(([title]) => ({ title, lines: [] }));
	const extended: Change = { title: 'Đổi hạn', lines: [] };
	for (const row of rowsOf(after)) {
		const old = earlier.get(row.unit);
		if (!old) continue;
		const step = STEPS.findIndex(([, test]) => test(row, old));
		if (step >= 0) changes[step]!.lines.push(row.name);
		if (row.dueAt && old.dueAt && row.dueAt !== old.dueAt)
			extended.lines.push(`${row.name}: ${formatInstant(row.dueAt)}`);
	}
	return [...changes, extended, figureChanges(before, after)].filter(({ lines }) => lines.length > 0);
}

function figureChanges(before: Summary, after: Summary): Change {
	const earlier = new Map(before.indicators.map((one) => [one.id, one]));
	const shown = (value: number | null) => (value === null ? 'chưa có' : value.toLocaleString('vi-VN'));
	const lines = after.indicators.flatMap(({ id, label, reported }) => {
		const old = earlier.get(id)?.reported ?? null;
		return old === reported ? [] : [`${label}: ${shown(old)} → ${shown(reported)}`];
	});
	return { title: 'Kết quả cộng dồn', lines };
}

function rowsOf({ groups }: Summary): SummaryRow[] {
	return groups.flatMap(({ rows }) => rows);
}
