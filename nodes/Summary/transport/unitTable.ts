import type { Summary, SummaryGroup, SummaryRow } from '../../../domain/summary';
import { amountFormat, DAYS_LATE, ORDER, PUNCTUALITY, STATE, SUBMITTED, UNIT, type Columns } from './columns';
import { address, daySerial, range, type Grid } from './grid';
import { styles, TABLE_SIZE, withFormat } from './styles';
import { clipped, heightOf, lineCount } from './textHeight';
import { lateCount, mustReportCount, reportedCount, reportedTotal, sumOrBlank } from './totals';

/** A taller row would leave half a printed page to one unit; the whole text is in its report. */
const MOST_LINES = 15;
const CLIPPED = '… (còn tiếp, xem báo cáo của đơn vị)';
/** '2 trễ', and nothing for none. */
const LATE_FORMAT = '0" trễ";-0;""';

/** Rows of the table of units, from `first` on: per type a row of subtotals and its units, then the grand total. */
export function unitTable(grid: Grid, columns: Columns, summary: Summary, first: number): void {
	const rows = summary.groups.flatMap((group) => group.rows);
	const formats = columns.indicators.map(({ indicator }) => amountFormat(indicator, rows));
	const table: Table = { grid, columns, formats };
	const groupRows: number[] = [];
	let row = first;
	summary.groups.forEach((group, index) => {
		groupRows.push(row);
		groupRow(table, group, roman(index + 1), row);
		for (const unit of group.rows) unitRow(table, unit, (row += 1));
		row += 1;
	});
	totalRow(table, summary, groupRows, row);
}

interface Table {
	grid: Grid;
	columns: Columns;
	/** Number format of each wide indicator. */
	formats: string[];
}

function groupRow(table: Table, group: SummaryGroup, number: string, row: number): void {
	const { grid, columns, formats } = table;
	const column = (col: number) => range(row + 1, col, row + group.rows.length);
	const states = column(STATE);
	const share = shareText(states, mustReportCount(column(ORDER), states));
	band(table, row, styles.groupCentred);
	grid.text({ row, col: ORDER }, number, styles.groupCentred);
	grid.text({ row, col: UNIT }, group.title, styles.groupText);
	grid.formula({ row, col: STATE }, share, `${group.reported}/${group.units} đã nộp`, styles.groupCentred);
	const late = withFormat(styles.groupCentred, LATE_FORMAT);
	grid.formula({ row, col: PUNCTUALITY }, lateCount(column(PUNCTUALITY)), group.late, late);
	columns.indicators.forEach(({ indicator, assigned, reported }, index) => {
		const total = group.totals[indicator.id];
		const style = withFormat(styles.groupCentred, formats[index]!);
		if (assigned !== null)
			grid.formula({ row, col: assigned }, sumOrBlank(column(assigned)), total?.assigned ?? null, style);
		const sum = reportedTotal(indicator.kind, column(reported));
		grid.formula({ row, col: reported }, sum, total?.reported ?? null, style);
	});
	grid.height(row, heightOf(lineCount(group.title, columns.widths[UNIT]! * 0.9), TABLE_SIZE));
}

function unitRow({ grid, columns, formats }: Table, unit: SummaryRow, row: number): void {
	const { widths, result, note } = columns;
	const resultText = clipped(unit.result, widths[result]!, MOST_LINES, CLIPPED);
	const noteText = clipped(unit.note, widths[note]!, MOST_LINES, CLIPPED);
	const submitted = unit.submittedAt === null ? null : daySerial(unit.submittedAt);
	grid.number({ row, col: ORDER }, unit.order, styles.number);
	grid.text({ row, col: UNIT }, unit.name, styles.text);
	grid.text({ row, col: STATE }, unit.stateText, styles.centred);
	grid.number({ row, col: SUBMITTED }, submitted, styles.moment);
	grid.text({ row, col: PUNCTUALITY }, unit.punctuality, styles.centred);
	grid.number({ row, col: DAYS_LATE }, unit.daysLate, styles.number);
	columns.indicators.forEach(({ indicator, assigned, reported }, index) => {
		const value = unit.values[indicator.id];
		const style = withFormat(styles.centred, formats[index]!);
		if (assigned !== null) grid.number({ row, col: assigned }, value?.assigned ?? null, style);
		grid.value({ row, col: reported }, value?.reported ?? null, style);
	});
	grid.text({ row, col: result }, resultText, styles.text);
	grid.text({ row, col: note }, noteText, styles.text);
	const texts: [string, number][] = [
		[unit.name, UNIT],
		[resultText, result],
		[noteText, note],
	];
	const lines = Math.max(...texts.map(([text, col]) => lineCount(text, widths[col]!)));
	grid.height(row, Math.max(18, heightOf(lines, TABLE_SIZE)));
}

function totalRow(table: Table, { figures }: Summary, groupRows: number[], row: number): void {
	const { grid, columns, formats } = table;
	const cells = (col: number) => groupRows.map((at) => address(at, col)).join(',');
	const first = groupRows[0] ?? row;
	const states = range(first, STATE, row - 1);
	const share = shareText(states, mustReportCount(range(first, ORDER, row - 1), states));
	band(table, row, styles.totalCentred);
	grid.text({ row, col: UNIT }, 'TỔNG CỘNG', styles.totalText);
	grid.formula(
		{ row, col: STATE },
		share,
		`${figures.reported}/${figures.units} đã nộp`,
		styles.totalCentred,
	);
	const late = withFormat(styles.totalCentred, LATE_FORMAT);
	grid.formula({ row, col: PUNCTUALITY }, `SUM(${cells(PUNCTUALITY)})`, figures.late, late);
	columns.indicators.forEach(({ indicator, assigned, reported }, index) => {
		const style = withFormat(styles.totalCentred, formats[index]!);
		if (assigned !== null)
			grid.formula({ row, col: assigned }, sumOrBlank(cells(assigned)), indicator.assigned, style);
		grid.formula({ row, col: reported }, sumOrBlank(cells(reported)), indicator.reported, style);
	});
	grid.height(row, 20);
}

/** '2/3 đã nộp' */
function shareText(states: string, mustReport: string): string {
	return `(${reportedCount(states)})&"/"&(${mustReport})&" đã nộp"`;
}

/** Borders and fill across the row, so that its empty cells belong to it. */
function band({ grid, columns }: Table, row: number, style: (typeof styles)['groupCentred']): void {
	for (let col = ORDER; col <= columns.note; col++) grid.number({ row, col }, null, style);
}

function roman(n: number): string {
	const digits = { X: 10, IX: 9, V: 5, IV: 4, I: 1 };
	const [letters, value] = Object.entries(digits).find(([, value]) => value <= n) ?? ['', 0];
	return value === 0 ? '' : letters + roman(n - value);
}
