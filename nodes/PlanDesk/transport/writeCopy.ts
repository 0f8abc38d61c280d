import type { Cell, CellStyle, CellValue, DataValidation, WriteSheet } from 'hucre';
import type { SheetCopy } from '../../../domain/sheet/sheetCopy';

type Row = SheetCopy['rows'][number];
type GoogleCell = Row['cells'][number];

const FONT = { name: 'Times New Roman', family: 1, size: 11 };
const PIXELS_A_LETTER = 7;
const LINE = { style: 'thin', color: { rgb: 'BFBFBF' } } as const;
const BOX = { top: LINE, right: LINE, bottom: LINE, left: LINE };
const fill = (rgb: string) => ({ type: 'pattern', pattern: 'solid', fgColor: { rgb } }) as const;
/** What stands for a tick: a workbook has no box to tick that every program shows. */
const TICK = 'x';

/** The offline copy as the bytes of an .xlsx: closed but for the answer cells, without a password. */
export async function writeCopy(copy: SheetCopy): Promise<Buffer> {
	const { writeXlsx } = await import('hucre/xlsx');
	const report: WriteSheet = {
		name: copy.sheetName,
		rows: copy.rows.map(({ cells }) => cells.map(valueOf)),
		cells: new Map(
			copy.rows.flatMap((row, at) =>
				row.cells.map((cell, column): [string, Partial<Cell>] => [
					`${at},${column}`,
					{ ...rich(valueOf(cell)), style: styleOf(row, cell, column, at < copy.headRows) },
				]),
			),
		),
		columns: copy.columns.map(({ width, hidden }) => ({ width: width / PIXELS_A_LETTER, hidden })),
		rowDefs: new Map([[0, { hidden: true }]]),
		freezePane: { rows: copy.headRows },
		dataValidations: copy.rows.flatMap(validationsOf),
		protection: { sheet: true, formatColumns: false, formatRows: false, formatCells: false },
	};
	const guide: WriteSheet = {
		name: copy.guideName,
		rows: copy.guide.map((line) => [line]),
		columns: [{ width: 110, style: { font: FONT, alignment: { wrapText: true, vertical: 'top' } } }],
	};
	const bytes = await writeXlsx({
		sheets: [report, guide],
		defaultFont: FONT,
		properties: { title: copy.title },
	});
	return Buffer.from(bytes);
}

function valueOf({ userEnteredValue }: GoogleCell): CellValue {
	const { stringValue, numberValue, boolValue } = userEnteredValue ?? {};
	if (typeof numberValue === 'number') return numberValue;
	if (typeof boolValue === 'boolean') return boolValue ? TICK : null;
	return typeof stringValue === 'string' ? printable(stringValue) : null;
}

/** Without what XML cannot hold and what Excel reads as an escape. */
function printable(text: string): string {
	return text
		.slice(0, 32_000)
		.replace(/[^\P{Cc}\n\t]|[\p{Cs}\uFFFE\uFFFF]/gu, '')
		.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
}

/** The library makes an error of a text such as '#N/A', but not of rich text. */
function rich(value: CellValue): Partial<Cell> {
	return typeof value === 'string' && value.startsWith('#') ? { richText: [{ text: value }] } : { value };
}

function styleOf({ open, head }: Row, cell: GoogleCell, column: number, onTop: boolean): CellStyle {
	const numFmt = cell.userEnteredFormat?.numberFormat?.pattern;
	const isOpen = open.includes(column);
	return {
		font: { ...FONT, bold: head || onTop },
		alignment: { wrapText: true, vertical: 'top' },
		border: BOX,
		fill: fill(onTop ? 'D9E2F3' : isOpen ? 'FFFFE0' : head ? 'DEEAF6' : 'F2F2F2'),
		...(numFmt && { numFmt }),
		protection: { locked: !isOpen },
	};
}

function validationsOf({ cells, open }: Row, at: number): DataValidation[] {
	return open.flatMap((column): DataValidation[] => {
		const rule = cells[column]?.dataValidation;
		const { type, values = [] } = rule?.condition ?? {};
		const list = type === 'BOOLEAN' ? [TICK] : values.map(({ userEnteredValue }) => userEnteredValue ?? '');
		const range = `${letter(column)}${at + 1}`;
		const hint = rule?.inputMessage ? { showInputMessage: true, inputMessage: rule.inputMessage } : {};
		if (type === 'BOOLEAN' || type === 'ONE_OF_LIST')
			return [{ type: 'list', values: list, allowBlank: true, showErrorMessage: type !== 'BOOLEAN', range }];
		return rule
			? [
					{
						type: 'decimal',
						operator: 'greaterThanOrEqual',
						formula1: '0',
						allowBlank: true,
						errorStyle: 'information',
						...hint,
						range,
					},
				]
			: [];
	});
}

const letter = (column: number): string => String.fromCharCode(65 + column);
