import type { CellStyle } from 'hucre';
import type { Summary, SummaryIndicator, SummaryRow } from '../../../domain/summary';
import { dataSheet, FIRST_ROW, type SheetPart } from './dataSheet';
import { address, range } from '../../transport/xlsx/grid';
import type { DataColumn, DataRow } from './layRow';
import { styles, withFormat } from './styles';
import { achieved, difference, reportedTotal, sumOrBlank } from './totals';

export const QUOTA_SHEET = 'Chỉ tiêu';

const COLUMNS: DataColumn[] = [
	{ title: 'STT', width: 5.5, style: styles.number },
	{ title: 'Chỉ tiêu, đơn vị', width: 40, style: styles.indented },
	{ title: 'Cách tính', width: 11, style: styles.centred },
	{ title: 'Báo cáo', width: 14, style: styles.centred },
	{ title: 'Giao', width: 14, style: styles.centred },
	{ title: 'Kết quả', width: 14, style: styles.centred },
	{ title: 'Chênh lệch', width: 12, style: styles.centred },
	{ title: 'Tỷ lệ đạt', width: 10, style: styles.centred },
	{ title: 'Giải thích', width: 46 },
];
const [ASSIGNED, REPORTED, DIFFERENCE] = [4, 5, 6];
export const SPANS = { cumulative: 'Lũy kế', period: 'Trong kỳ' };
const FEWER = { font: { bold: true, color: { rgb: 'C00000' } } };
const MORE = { font: { bold: true, color: { rgb: '1F4E9E' } } };

/** The row (0-based) in which each indicator's totals stand, by its place in the plan. */
export function indicatorRows({ indicators, groups }: Summary): number[] {
	const units = groups.flatMap(({ rows }) => rows);
	let row = FIRST_ROW;
	return indicators.map((indicator) => {
		const at = row;
		row += 1 + membersOf(indicator, units).length;
		return at;
	});
}

/** The totals of one indicator, as the sheet 'Tổng hợp' takes them over. */
export function indicatorCell(row: number, what: 'assigned' | 'reported'): string {
	return `'${QUOTA_SHEET}'!${address(row, what === 'assigned' ? ASSIGNED : REPORTED)}`;
}

/** Per indicator its totals, under it one row a unit: assigned, reported, what differs and why. */
export function quotaSheet(summary: Summary): SheetPart {
	const { head, indicators, groups, counting } = summary;
	const units = groups.flatMap(({ rows }) => rows);
	const starts = indicatorRows(summary);
	const about = `${head.asOf}. ${counting} Chỉ tiêu lũy kế và trong kỳ không cộng vào nhau.`;
	const { lastRow, ...part } = dataSheet(
		{
			name: QUOTA_SHEET,
			title: 'CHỈ TIÊU GIAO VÀ KẾT QUẢ',
			head,
			about,
			empty: 'Kế hoạch không giao chỉ tiêu bằng số.',
		},
		COLUMNS,
		{
			count: indicators.reduce((sum, one) => sum + 1 + membersOf(one, units).length, 0),
			*rows() {
				for (const [index, one] of indicators.entries())
					yield* indicatorBlock(one, index, units, starts[index]!);
			},
		},
	);
	const cells = range(FIRST_ROW, DIFFERENCE, lastRow);
	return {
		...part,
		sheet: {
			...part.sheet,
			conditionalRules: [
				{ type: 'cellIs', operator: 'lessThan', formula: '0', priority: 1, range: cells, style: FEWER },
				{ type: 'cellIs', operator: 'greaterThan', formula: '0', priority: 2, range: cells, style: MORE },
			],
		},
	};
}

/** A yes-or-no question asks one answer of every unit, so what is assigned is their number. */
function* indicatorBlock(
	indicator: SummaryIndicator,
	index: number,
	units: SummaryRow[],
	row: number,
): Generator<DataRow> {
	const { id, label, kind, span } = indicator;
	const members = membersOf(indicator, units);
	const numbers = amountFormat(indicator, members);
	const format = withFormat(styles.centred, numbers);
	const below = (col: number) => range(row + 1, col, row + members.length);
	const bold = withFormat(styles.groupCentred, numbers);
	const spanText = span ? SPANS[span] : '';
	const asked = kind === 'yesno' ? `COUNT(${below(ASSIGNED)})` : sumOrBlank(below(ASSIGNED));
	const [share, boldShare] = [withFormat(format, '0%'), withFormat(bold, '0%')];
	yield {
		style: { font: styles.groupText.font, fill: styles.groupText.fill },
		values: [
			index + 1,
			label,
			spanText,
			`${indicator.units} đơn vị`,
			{ formula: asked, result: indicator.assigned, style: bold },
			{ formula: reportedTotal(kind, below(REPORTED)), result: indicator.reported, style: bold },
			...compared(row, indicator, bold, boldShare),
			missingText(indicator, members),
		],
	};
	for (const [line, unit] of members.entries()) {
		const { assigned, reported } = unit.values[id]!;
		const number = typeof reported === 'number' ? reported : null;
		const at = row + 1 + line;
		const values = { assigned, reported: number, difference: gap(assigned, number) };
		yield {
			values: [
				null,
				unit.name,
				spanText,
				unit.stateText,
				{ number: assigned, style: format },
				typeof reported === 'string' ? reported : { number: reported, style: format },
				...(kind === 'yesno' || typeof reported === 'string'
					? [null, null]
					: compared(at, values, format, share)),
				explanation(unit, values.difference),
			],
		};
	}
}

function compared(
	row: number,
	{ assigned, reported, difference: left }: Pick<SummaryIndicator, 'assigned' | 'reported' | 'difference'>,
	style: CellStyle,
	shareStyle: CellStyle,
): DataRow['values'] {
	const [a, r] = [address(row, ASSIGNED), address(row, REPORTED)];
	const ratio = assigned && reported !== null ? reported / assigned : null;
	return [
		{ formula: difference(a, r), result: left, style },
		{ formula: achieved(a, r), result: ratio, style: shareStyle },
	];
}

function gap(assigned: number | null, reported: number | null): number | null {
	return assigned === null || reported === null ? null : reported - assigned;
}

/** Why a unit's figure is missing or differs, in its own words where it gave some. */
function explanation(unit: SummaryRow, left: number | null): string {
	const said = unit.remark ? `Đơn vị ghi: ${unit.remark}` : '';
	if (unit.submittedAt === null) return unit.note || unit.stateText;
	if (left === null || left === 0) return '';
	return [left < 0 ? 'Thiếu so với giao' : 'Vượt so với giao', said || 'đơn vị không nêu lý do'].join('; ');
}

function missingText({ id }: SummaryIndicator, members: SummaryRow[]): string {
	const missing = members.filter((unit) => unit.state !== 'excluded' && unit.values[id]?.reported === null);
	return missing.length > 0 ? `${missing.length} đơn vị chưa có số liệu` : '';
}

/** Dots and commas as the reader's Excel is set; decimals only for an indicator of which some unit gave some. */
export function amountFormat({ id }: SummaryIndicator, rows: SummaryRow[]): string {
	const values = rows.flatMap((row) => [row.values[id]?.assigned, row.values[id]?.reported]);
	const whole = values.every((value) => typeof value !== 'number' || Number.isInteger(value));
	return whole ? '#,##0' : '#,##0.00';
}

export function membersOf({ id }: SummaryIndicator, rows: SummaryRow[]): SummaryRow[] {
	return rows.filter((row) => id in row.values);
}
