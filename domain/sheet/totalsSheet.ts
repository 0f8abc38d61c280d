import type { sheets_v4 } from '@googleapis/sheets';
import { fieldLabel } from '../reports/fields';
import type { Indicator } from '../types';
import { textCell, valueOf } from './cells';
import { letters, titleOf, type ColumnName, type Places } from './columns';
import { figurePattern, UNIT_PATTERN } from './rowKey';
import { REPORT_TITLE } from './sheetIds';
import type { SheetModel } from './sheetModel';
import { STANDINGS } from './standing';
import type { Plain } from './sheetRows';

type Cell = sheets_v4.Schema$CellData;

/**
 * The sheet *Tổng hợp*: figures and a line an indicator, all by formula from what stands in the report sheet at the
 * moment. `title` is that sheet's present one, which people may have changed.
 */
export function totalsRows(model: SheetModel, places: Places, title = REPORT_TITLE): Cell[][] {
	const sheet = `'${title.replaceAll("'", "''")}'`;
	const column = (name: ColumnName) => {
		const at = letters(places[name]);
		return `${sheet}!$${at}:$${at}`;
	};
	const heads = `${column('key')};"${UNIT_PATTERN}"`;
	const standing = (words: string) => `${column('standing')};"${words}"`;
	const count = (...conditions: string[]) => `COUNTIFS(${[heads, ...conditions].join(';')})`;
	const asked = count(standing(`<>${STANDINGS.freed}*`));
	const received = count(standing(`${STANDINGS.received}*`));
	const figures: [string, string][] = [
		['Đơn vị phải báo cáo', asked],
		['Đã báo cáo', received],
		['Tỷ lệ đã báo cáo', `IF(${asked}=0;0;${received}/${asked})`],
		['Được trả lại để bổ sung', count(standing(`${STANDINGS.returned}*`))],
		[
			'Quá hạn chưa báo cáo',
			count(
				`${column('due')};"<"&NOW()`,
				standing(`<>${STANDINGS.received}*`),
				standing(`<>${STANDINGS.freed}*`),
			),
		],
		[`Đang đánh dấu “${titleOf('done')}”`, count(`${column('done')};TRUE`)],
	];
	const indicatorLine = (indicator: Indicator): Cell[] => {
		const keys = `${column('key')};"${figurePattern(indicator.id)}"`;
		const of = (name: ColumnName) => `SUMIF(${keys};${column(name)})`;
		const yes = `COUNTIFS(${keys};${column('result')};"Có")`;
		return [
			textCell(fieldLabel({ ...indicator, quota: null })),
			formula(indicator.kind === 'yesno' ? `COUNTIF(${keys})` : of('quota')),
			formula(indicator.kind === 'yesno' ? yes : of('result')),
			formula(`COUNTIFS(${keys};${column('result')};"<>")`),
		];
	};
	const texts = (...cells: Plain[]): Cell[] =>
		cells.map((one) => {
			const value = valueOf(one);
			return value ? { userEnteredValue: value } : {};
		});
	return [
		texts('Tổng hợp theo số đang có trên bảng'),
		texts('Số liệu chính thức, đã kiểm tra và duyệt, ở sổ Tổng hợp của hệ thống.'),
		[],
		...figures.map(([label, words]) => [textCell(label), formula(words)]),
		[],
		texts('Chỉ tiêu', 'Chỉ tiêu giao', 'Kết quả', 'Số đơn vị đã nhập'),
		...indicatorsOf(model).map(indicatorLine),
	];
}

/** The row of the rate, and of the titles of the table of indicators, from 0. */
export const RATE_ROW = 5;
export const INDICATOR_HEAD = 10;

/** Each indicator once, in the order in which units have them; text does not add up. */
function indicatorsOf({ shares }: SheetModel): Indicator[] {
	const known = new Map<string, Indicator>();
	for (const { assignment } of shares)
		for (const one of assignment.indicators)
			if (one.kind !== 'text' && !known.has(one.id)) known.set(one.id, one);
	return [...known.values()];
}

function formula(words: string): Cell {
	return { userEnteredValue: { formulaValue: `=${words}` } };
}
