import type { CellStyle } from 'hucre';
import type { Summary, SummaryFigures } from '../../../domain/summary';
import { ON_TIME, OVERDUE, STATE_TEXT, SUBMITTED_LATE } from '../../../domain/summary/words';
import { detailRanges } from './detailSheet';
import { address, range, type Grid } from '../../transport/xlsx/grid';
import { styles, TABLE_SIZE, withFormat } from './styles';
import { heightOf, lineCount } from '../../transport/xlsx/textHeight';

/** Columns of the table of types; the table of indicators below shares them. */
export const TYPE = {
	order: 0,
	title: 1,
	units: 2,
	reported: 3,
	share: 4,
	onTime: 5,
	onTimeShare: 6,
	late: 7,
	returned: 8,
	excluded: 9,
};
const TITLES = [
	'STT',
	'Loại đơn vị',
	'Phải báo cáo',
	'Đã báo cáo',
	'Tỷ lệ báo cáo',
	'Đúng hạn',
	'Tỷ lệ đúng hạn',
	'Chậm',
	'Trả lại',
	'Loại trừ',
];
const PERCENT = '0%';

/** One row a type of unit, then the total. Every figure is counted on the sheet 'Chi tiết'. Returns the row of the total. */
export function typeTable(grid: Grid, summary: Summary, headerRow: number): number {
	TITLES.forEach((title, col) => grid.text({ row: headerRow, col }, title, styles.header));
	grid.height(headerRow, heightOf(2, TABLE_SIZE));
	const detail = detailRanges(summary);
	summary.groups.forEach(({ title, figures }, index) => {
		const row = headerRow + 1 + index;
		const counted = (...conditions: string[]) =>
			`COUNTIFS(${[detail.order, '">0"', detail.type, address(row, TYPE.title), ...conditions].join(',')})`;
		const inState = (state: string) => counted(detail.state, `"${state}"`);
		const punctual = (word: string) => counted(detail.punctuality, `"${word}"`);
		const formulas = {
			units: `${counted()}-${inState(STATE_TEXT.excluded)}`,
			reported: `${inState(STATE_TEXT.submitted)}+${inState(STATE_TEXT.accepted)}`,
			onTime: punctual(ON_TIME),
			late: `${punctual(SUBMITTED_LATE)}+${punctual(OVERDUE)}`,
			returned: inState(STATE_TEXT.returned),
			excluded: inState(STATE_TEXT.excluded),
		};
		grid.number({ row, col: TYPE.order }, index + 1, styles.number);
		grid.text({ row, col: TYPE.title }, title, styles.text);
		figuresRow(grid, row, figures, formulas, styles.number);
		grid.height(row, Math.max(16.5, heightOf(lineCount(title, grid.widths[TYPE.title]!), TABLE_SIZE)));
	});
	return totalRow(grid, summary, headerRow);
}

type Counts = Pick<SummaryFigures, 'units' | 'reported' | 'onTime' | 'late' | 'returned' | 'excluded'>;

function totalRow(grid: Grid, { groups, figures }: Summary, headerRow: number): number {
	const row = headerRow + groups.length + 1;
	const sum = (col: number) => (groups.length > 0 ? `SUM(${range(headerRow + 1, col, row - 1)})` : '0');
	const keys = ['units', 'reported', 'onTime', 'late', 'returned', 'excluded'] as const;
	const formulas = Object.fromEntries(keys.map((key) => [key, sum(TYPE[key])])) as Record<
		keyof Counts,
		string
	>;
	grid.number({ row, col: TYPE.order }, null, styles.totalCentred);
	grid.text({ row, col: TYPE.title }, 'TỔNG CỘNG', styles.totalText);
	figuresRow(grid, row, figures, formulas, withFormat(styles.totalCentred, '0'));
	grid.height(row, 20);
	return row;
}

function figuresRow(
	grid: Grid,
	row: number,
	figures: Counts,
	formulas: Record<keyof Counts, string>,
	style: CellStyle,
): void {
	for (const [key, formula] of Object.entries(formulas) as [keyof Counts, string][])
		grid.formula({ row, col: TYPE[key] }, formula, figures[key], style);
	const units = address(row, TYPE.units);
	for (const [col, part, value] of [
		[TYPE.share, TYPE.reported, figures.reported],
		[TYPE.onTimeShare, TYPE.onTime, figures.onTime],
	] as const) {
		const ratio = figures.units === 0 ? null : value / figures.units;
		grid.formula(
			{ row, col },
			`IF(${units}=0,"",${address(row, part)}/${units})`,
			ratio,
			withFormat(style, PERCENT),
		);
	}
}
