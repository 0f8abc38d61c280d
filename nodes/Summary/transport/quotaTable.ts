import type { Summary, SummaryIndicator, SummaryRow } from '../../../domain/summary';
import { amountFormat, QUOTA, type Columns } from './columns';
import { address, range, type Grid } from './grid';
import { indicatorLine, quotaHeader, unitLine } from './quotaLines';
import { styles } from './styles';
import { reportedTotal, sumOrBlank } from './totals';

/** How many rows `quotaTable` fills: title, header, one an indicator, one each unit listed, remark, gap. */
export function quotaTableLength({ indicators, groups }: Summary): number {
	if (indicators.length === 0) return 0;
	const rows = groups.flatMap((group) => group.rows);
	const listed = indicators.reduce((sum, one) => sum + listedUnder(one, rows).length, 0);
	return indicators.length + listed + 4;
}

/**
 * Quotas against results, from `startRow` on. A wide indicator takes its totals from the table of units, whose
 * grand total stands in `totalRow`; one that a single unit has is that unit's own figures; any other lists its
 * units here, and adds them up.
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
	let row = startRow;
	grid.text({ row, col: 0, toCol: columns.note }, 'CHỈ TIÊU GIAO VÀ KẾT QUẢ', styles.section);
	quotaHeader(grid, columns, (row += 1));
	summary.indicators.forEach((indicator, index) => {
		row += 1;
		const line = { grid, columns, row, order: index + 1, format: amountFormat(indicator, rows) };
		const wide = columns.indicators.find((one) => one.indicator === indicator);
		const listed = listedUnder(indicator, rows);
		const below = (col: number) => range(row + 1, col, row + listed.length);
		if (wide)
			indicatorLine(line, indicator, 'Xem bảng dưới', {
				assigned: address(totalRow, wide.assigned ?? 0),
				reported: address(totalRow, wide.reported),
			});
		else if (listed.length > 0)
			indicatorLine(line, indicator, '', {
				assigned: sumOrBlank(below(QUOTA.assigned)),
				reported: reportedTotal(indicator.kind, below(QUOTA.reported)),
			});
		else indicatorLine(line, indicator, membersOf(indicator, rows)[0]?.name ?? '', null);
		for (const unit of listed) unitLine({ ...line, row: (row += 1) }, unit, indicator);
	});
	const remark = 'Số liệu tính theo các báo cáo đã nộp và đã duyệt; ô trống là chưa có số liệu.';
	grid.text({ row: row + 1, col: 0, toCol: columns.note }, remark, styles.remark);
	grid.height(row + 2, 8);
}

/** The units that get a line of their own: of an indicator that neither many have nor one alone. */
function listedUnder(indicator: SummaryIndicator, rows: SummaryRow[]): SummaryRow[] {
	const members = indicator.wide ? [] : membersOf(indicator, rows);
	return members.length > 1 ? members : [];
}

function membersOf({ id }: SummaryIndicator, rows: SummaryRow[]): SummaryRow[] {
	return rows.filter((row) => id in row.values);
}
