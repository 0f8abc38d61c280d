import type { Summary } from '../../../domain/summary';
import { address, type Grid } from '../../transport/xlsx/grid';
import { amountFormat, indicatorCell, indicatorRows, membersOf, SPANS } from './quotaSheet';
import { styles, TABLE_SIZE, withFormat } from './styles';
import { heightOf, lineCount } from '../../transport/xlsx/textHeight';
import { achieved, difference } from './totals';

const TITLES = [
	'STT',
	'Chỉ tiêu',
	'Số đơn vị',
	'Giao',
	'Kết quả',
	'Chênh lệch',
	'Tỷ lệ đạt',
	'Cách tính và số liệu còn thiếu',
];
const [ORDER, LABEL, UNITS, ASSIGNED, REPORTED, DIFFERENCE, NOTE, LAST] = [0, 1, 2, 3, 4, 5, 7, 9];
export const SHARE = 6;

/** One row an indicator, taken over from the sheet 'Chỉ tiêu'. Returns the last row. */
export function indicatorTable(grid: Grid, summary: Summary, headerRow: number): number {
	const units = summary.groups.flatMap(({ rows }) => rows);
	const sources = indicatorRows(summary);
	TITLES.forEach((title, col) =>
		grid.text({ row: headerRow, col, ...(col === NOTE && { toCol: LAST }) }, title, styles.header),
	);
	grid.height(headerRow, heightOf(2, TABLE_SIZE));
	summary.indicators.forEach((indicator, index) => {
		const row = headerRow + 1 + index;
		const members = membersOf(indicator, units);
		const style = withFormat(styles.centred, amountFormat(indicator, members));
		const { assigned, reported } = indicator;
		const [a, r] = [address(row, ASSIGNED), address(row, REPORTED)];
		const ratio = assigned && reported !== null ? reported / assigned : null;
		const note = noteOf(
			indicator.span,
			members.filter(({ state, values }) => state !== 'excluded' && values[indicator.id]?.reported === null)
				.length,
		);
		grid.number({ row, col: ORDER }, index + 1, styles.number);
		grid.text({ row, col: LABEL }, indicator.label, styles.text);
		grid.number({ row, col: UNITS }, indicator.units, styles.number);
		grid.formula({ row, col: ASSIGNED }, indicatorCell(sources[index]!, 'assigned'), assigned, style);
		grid.formula({ row, col: REPORTED }, indicatorCell(sources[index]!, 'reported'), reported, style);
		grid.formula({ row, col: DIFFERENCE }, difference(a, r), indicator.difference, style);
		grid.formula({ row, col: SHARE }, achieved(a, r), ratio, withFormat(styles.centred, '0%'));
		grid.text({ row, col: NOTE, toCol: LAST }, note, styles.text);
		grid.height(row, Math.max(18, heightOf(lineCount(indicator.label, grid.widths[LABEL]!), TABLE_SIZE)));
	});
	return headerRow + summary.indicators.length;
}

function noteOf(span: keyof typeof SPANS | null, missing: number): string {
	return [span && SPANS[span], missing > 0 && `${missing} đơn vị chưa có số liệu`].filter(Boolean).join('; ');
}
