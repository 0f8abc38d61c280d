import type { SummaryIndicator, SummaryRow } from '../../../domain/summary';
import { hasQuota, ORDER, QUOTA, type Columns } from './columns';
import { address, type Grid, type Span } from './grid';
import { styles, TABLE_SIZE, withFormat } from './styles';
import { heightOf, lineCount } from './textHeight';
import { achieved, difference } from './totals';

const WHOLE = withFormat(styles.groupCentred, '0');

/** A row of the table of quotas, and the number format of its indicator. */
export interface QuotaLine {
	grid: Grid;
	columns: Columns;
	row: number;
	order: number;
	format: string;
}

export function quotaHeader(grid: Grid, columns: Columns, row: number): void {
	const titles = ['STT', 'Chỉ tiêu', 'Số đơn vị', 'Giao', 'Kết quả', 'Chênh lệch'];
	titles.forEach((title, col) => grid.text({ row, col }, title, styles.header));
	grid.text(shareSpan(columns, row), 'Tỷ lệ đạt', styles.header);
	grid.text(namesSpan(columns, row), 'Đơn vị được giao', styles.header);
	grid.height(row, heightOf(2, TABLE_SIZE));
}

/** `sources`: the formulas of the two totals; null when the figures are those of one unit. */
export function indicatorLine(
	{ grid, columns, row, order, format }: QuotaLine,
	indicator: SummaryIndicator,
	names: string,
	sources: { assigned: string; reported: string } | null,
): void {
	const { assigned, reported, label } = indicator;
	const style = withFormat(styles.groupCentred, format);
	const [a, r] = [address(row, QUOTA.assigned), address(row, QUOTA.reported)];
	const ratio = assigned && reported !== null ? reported / assigned : null;
	grid.number({ row, col: ORDER }, order, WHOLE);
	grid.text({ row, col: QUOTA.label }, label, styles.groupText);
	grid.number({ row, col: QUOTA.units }, indicator.units, WHOLE);
	assignedCell({ grid, row }, indicator, sources?.assigned ?? null, style);
	if (sources) grid.formula({ row, col: QUOTA.reported }, sources.reported, reported, style);
	else grid.number({ row, col: QUOTA.reported }, reported, style);
	grid.formula({ row, col: QUOTA.difference }, difference(a, r), indicator.difference, style);
	grid.formula(shareSpan(columns, row), achieved(a, r), ratio, withFormat(styles.groupCentred, '0%'));
	grid.text(namesSpan(columns, row), names, styles.filled);
	fit(grid, row, [
		[label, grid.widths[QUOTA.label]!],
		[names, grid.widthOf(namesSpan(columns, row))],
	]);
}

/** One unit of the indicator in the line above. */
export function unitLine(
	{ grid, columns, row, format }: QuotaLine,
	unit: SummaryRow,
	indicator: SummaryIndicator,
): void {
	const { assigned = null, reported = null } = unit.values[indicator.id] ?? {};
	const style = withFormat(styles.centred, format);
	grid.number({ row, col: ORDER }, null, styles.centred);
	grid.text({ row, col: QUOTA.label }, unit.name, styles.indented);
	grid.text({ row, col: QUOTA.units }, unit.stateText, styles.centred);
	grid.number({ row, col: QUOTA.assigned }, hasQuota(indicator) ? assigned : null, style);
	grid.value({ row, col: QUOTA.reported }, reported, style);
	grid.number({ row, col: QUOTA.difference }, null, styles.centred);
	grid.number(shareSpan(columns, row), null, styles.centred);
	grid.number(namesSpan(columns, row), null, styles.centred);
	fit(grid, row, [[unit.name, grid.widths[QUOTA.label]!]]);
}

/** A yes-or-no question asks one answer of every unit; an indicator may also have no quota at all. */
function assignedCell(
	{ grid, row }: Pick<QuotaLine, 'grid' | 'row'>,
	indicator: SummaryIndicator,
	source: string | null,
	style: typeof WHOLE,
): void {
	const span = { row, col: QUOTA.assigned };
	const { kind, assigned } = indicator;
	if (kind === 'yesno') grid.formula(span, address(row, QUOTA.units), assigned, style);
	else if (source !== null && hasQuota(indicator)) grid.formula(span, source, assigned, style);
	else grid.number(span, assigned, style);
}

/** The share fills up to two columns of indicators, the units' names what is left. */
function shareSpan({ result }: Columns, row: number): Span & { toCol: number } {
	const col = QUOTA.difference + 1;
	return { row, col, toCol: Math.max(col, Math.min(col + 1, result - 1)) };
}

function namesSpan(columns: Columns, row: number): Span {
	return { row, col: shareSpan(columns, row).toCol + 1, toCol: columns.note };
}

/** Bold and indented text needs more room than the measure of plain text says. */
function fit(grid: Grid, row: number, texts: [text: string, width: number][]): void {
	const lines = texts.map(([text, width]) => lineCount(text, width * 0.9));
	grid.height(row, Math.max(18, heightOf(Math.max(...lines), TABLE_SIZE)));
}
