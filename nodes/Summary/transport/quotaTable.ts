import type { Summary, SummaryIndicator, SummaryRow } from '../../../domain/summary';
import { amountFormat, hasQuota, ORDER, QUOTA, type Columns } from './columns';
import { address, range, type Grid, type Span } from './grid';
import { styles, TABLE_SIZE, withFormat } from './styles';
import { heightOf, lineCount } from './textHeight';
import { achieved, difference, reportedTotal, sumOrBlank } from './totals';

const WHOLE = withFormat(styles.groupCentred, '0');

/** How many rows `quotaTable` fills: title, header, one an indicator, one each unit listed, remark, gap. */
export function quotaTableLength({ indicators, groups }: Summary): number {
	if (indicators.length === 0) return 0;
	const rows = groups.flatMap((group) => group.rows);
	const listed = indicators.filter((one) => !one.wide).flatMap((one) => membersOf(one, rows));
	return indicators.length + listed.length + 4;
}

/**
 * Quotas against results, from `startRow` on. A wide indicator takes its totals from the table of units, whose
 * grand total stands in `totalRow`; any other lists its units here, and adds them up.
 */
export function quotaTable(
	grid: Grid,
	summary: Summary,
	columns: Columns,
	startRow: number,
	totalRow: number,
): void {
	if (summary.indicators.length === 0) return;
	const rows = summary.groups.flatMap((group) => group.rows);
	const share = shareColumns(columns);
	let row = startRow;
	grid.text({ row, col: 0, toCol: columns.note }, 'CHỈ TIÊU GIAO VÀ KẾT QUẢ', styles.section);
	header(grid, share, (row += 1));
	summary.indicators.forEach((indicator, index) => {
		row += 1;
		const wide = columns.indicators.find((one) => one.indicator === indicator);
		const members = wide ? [] : membersOf(indicator, rows);
		const column = (col: number) => range(row + 1, col, row + members.length);
		const line = { grid, share, row, format: amountFormat(indicator, rows) };
		indicatorRow(line, indicator, index + 1, {
			assigned: wide ? address(totalRow, wide.assigned ?? 0) : sumOrBlank(column(QUOTA.assigned)),
			reported: wide
				? address(totalRow, wide.reported)
				: reportedTotal(indicator.kind, column(QUOTA.reported)),
		});
		for (const member of members) unitLine({ ...line, row: (row += 1) }, member, indicator);
	});
	const remark = 'Số liệu tính theo các báo cáo đã nộp và đã duyệt; ô trống là chưa có số liệu.';
	grid.text({ row: row + 1, col: 0, toCol: columns.note }, remark, styles.remark);
	grid.height(row + 2, 8);
}

function membersOf({ id }: SummaryIndicator, rows: SummaryRow[]): SummaryRow[] {
	return rows.filter((row) => id in row.values);
}

interface Line {
	grid: Grid;
	share: Pick<Span, 'col' | 'toCol'>;
	row: number;
	format: string;
}

/** The share fills two columns of indicators, or the first of the texts when there are not as many. */
function shareColumns({ result }: Columns): Line['share'] {
	const col = QUOTA.difference + 1;
	return { col, toCol: Math.min(col + 1, result) };
}

function header(grid: Grid, share: Line['share'], row: number): void {
	const titles = ['STT', 'Chỉ tiêu', 'Số đơn vị', 'Giao', 'Kết quả', 'Chênh lệch'];
	titles.forEach((title, col) => grid.text({ row, col }, title, styles.header));
	grid.text({ row, ...share }, 'Tỷ lệ đạt', styles.header);
	grid.height(row, heightOf(2, TABLE_SIZE));
}

/** `sources`: the formulas of the two totals. */
function indicatorRow(
	{ grid, share, row, format }: Line,
	indicator: SummaryIndicator,
	order: number,
	sources: { assigned: string; reported: string },
): void {
	const { assigned, reported, kind } = indicator;
	const style = withFormat(styles.groupCentred, format);
	const [a, r] = [address(row, QUOTA.assigned), address(row, QUOTA.reported)];
	const ratio = assigned && reported !== null ? reported / assigned : null;
	grid.number({ row, col: ORDER }, order, WHOLE);
	grid.text({ row, col: QUOTA.label }, indicator.label, styles.groupText);
	grid.number({ row, col: QUOTA.units }, indicator.units, WHOLE);
	if (kind === 'yesno')
		grid.formula({ row, col: QUOTA.assigned }, address(row, QUOTA.units), assigned, style);
	else if (hasQuota(indicator)) grid.formula({ row, col: QUOTA.assigned }, sources.assigned, assigned, style);
	else grid.number({ row, col: QUOTA.assigned }, null, style);
	grid.formula({ row, col: QUOTA.reported }, sources.reported, reported, style);
	grid.formula({ row, col: QUOTA.difference }, difference(a, r), indicator.difference, style);
	grid.formula({ row, ...share }, achieved(a, r), ratio, withFormat(styles.groupCentred, '0%'));
	fit(grid, row, indicator.label);
}

function unitLine({ grid, share, row, format }: Line, unit: SummaryRow, indicator: SummaryIndicator): void {
	const { assigned = null, reported = null } = unit.values[indicator.id] ?? {};
	const style = withFormat(styles.centred, format);
	grid.number({ row, col: ORDER }, null, styles.centred);
	grid.text({ row, col: QUOTA.label }, unit.name, styles.indented);
	grid.text({ row, col: QUOTA.units }, unit.stateText, styles.centred);
	grid.number({ row, col: QUOTA.assigned }, hasQuota(indicator) ? assigned : null, style);
	grid.value({ row, col: QUOTA.reported }, reported, style);
	grid.number({ row, col: QUOTA.difference }, null, styles.centred);
	grid.number({ row, ...share }, null, styles.centred);
	fit(grid, row, unit.name);
}

/** Bold and indented text needs more room than the measure of plain text says. */
function fit(grid: Grid, row: number, text: string): void {
	const lines = lineCount(text, grid.widths[QUOTA.label]! * 0.9);
	grid.height(row, Math.max(18, heightOf(lines, TABLE_SIZE)));
}
