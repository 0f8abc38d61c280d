import type { SheetChart, WriteSheet } from 'hucre';
import type { Summary } from '../../../domain/summary';
import type { SheetPart } from './dataSheet';
import { FIGURE_ROWS, figuresBand } from './figuresBand';
import { Grid, range } from '../../transport/xlsx/grid';
import { indicatorTable, SHARE } from './indicatorTable';
import { officialHead } from './officialHead';
import { printSetUp } from './page';
import { signatureBlock } from './signatureBlock';
import { FONT, styles } from './styles';
import { TYPE, typeTable } from './typeTable';

export const SUMMARY_SHEET = 'Tổng hợp';
const LAST = 9;
const SPLIT = 4;
const CHART_ROWS = 16;
const BAR = '9DC3E6';

/** Head, four figures, a row a type of unit, a row an indicator, a chart, signatures. */
export function summarySheet(summary: Summary): SheetPart {
	const { groups, indicators, head } = summary;
	const grid = new Grid(widths(summary));
	const figuresRow = officialHead(grid, head, 'BẢNG TỔNG HỢP KẾT QUẢ THỰC HIỆN', SPLIT);
	const typeHeader = figuresRow + FIGURE_ROWS + 1;
	grid.text({ row: typeHeader - 1, col: 0, toCol: LAST }, 'THEO LOẠI ĐƠN VỊ', styles.section);
	const total = typeTable(grid, summary, typeHeader);
	figuresBand(grid, summary, figuresRow, total);
	let row = total + 1;
	const bars = [
		range(typeHeader + 1, TYPE.share, total - 1),
		range(typeHeader + 1, TYPE.onTimeShare, total - 1),
	];
	if (indicators.length > 0) {
		grid.height(row, 8);
		grid.text({ row: row + 1, col: 0, toCol: LAST }, 'THEO CHỈ TIÊU', styles.section);
		const lastRow = indicatorTable(grid, summary, row + 2);
		bars.push(range(row + 3, SHARE, lastRow));
		row = lastRow + 1;
	}
	const chart = chartOf(typeHeader, groups.length, row + 1);
	if (groups.length > 0) row += CHART_ROWS + 1;
	const end = signatureBlock(grid, head, row + 1, SPLIT + 1);
	return {
		sheet: {
			name: SUMMARY_SHEET,
			...grid.toSheet(),
			...printSetUp(),
			freezePane: { columns: 2 },
			// The total of the types stays with its table; what follows has a page of its own.
			rowBreaks: [total],
			...(groups.length > 0 && { charts: [chart] }),
			conditionalRules: bars.map((cells, index) => dataBar(cells, index + 1)),
		},
		print: { sheet: SUMMARY_SHEET, area: range(0, 0, end, LAST) },
	};
}

/** Wide enough for the sums of money, which '####' would hide. */
function widths({ indicators }: Summary): number[] {
	const amounts = indicators.flatMap(({ assigned, reported, difference }) => [
		assigned,
		reported,
		difference,
	]);
	const longest = Math.max(0, ...amounts.map((amount) => (amount ?? 0).toLocaleString('vi-VN').length));
	const amount = Math.max(12, longest * 1.15 + 2);
	return [5.5, 38, 12, amount, amount, amount, 14, 11, 11, 11];
}

/** From 0 to 100 %, whatever the column holds: a full bar must mean all of it. */
function dataBar(cells: string, priority: number): NonNullable<WriteSheet['conditionalRules']>[number] {
	const cfvo: { type: 'num'; value: string }[] = [
		{ type: 'num', value: '0' },
		{ type: 'num', value: '1' },
	];
	return { type: 'dataBar', priority, range: cells, dataBar: { cfvo, color: BAR } };
}

function chartOf(header: number, types: number, row: number): SheetChart {
	const cells = (col: number) =>
		`'${SUMMARY_SHEET}'!${range(header + 1, col, header + types).replace(/([A-Z]+)(\d+)/g, '$$$1$$$2')}`;
	return {
		type: 'column',
		title: 'Tỷ lệ đơn vị đã báo cáo và báo cáo đúng hạn, theo loại đơn vị',
		titleFontSize: 12,
		titleFontFamily: FONT,
		altText: 'Biểu đồ cột: tỷ lệ đơn vị đã báo cáo và tỷ lệ báo cáo đúng hạn của từng loại đơn vị',
		series: [
			{ name: 'Đã báo cáo', values: cells(TYPE.share), categories: cells(TYPE.title), color: '2F6EB5' },
			{ name: 'Đúng hạn', values: cells(TYPE.onTimeShare), categories: cells(TYPE.title), color: 'A9C9EC' },
		],
		anchor: { from: { row, col: 0 }, to: { row: row + CHART_ROWS - 1, col: LAST + 1 } },
		gapWidth: 60,
		legend: 'bottom',
		legendFontFamily: FONT,
		axes: {
			x: { labelFontFamily: FONT, labelFontSize: 9, majorTickMark: 'none', minorTickMark: 'none' },
			y: {
				labelFontFamily: FONT,
				minorTickMark: 'none',
				scale: { min: 0, max: 1, majorUnit: 0.2 },
				numberFormat: { formatCode: '0%' },
			},
		},
	};
}
