import type { sheets_v4 } from '@googleapis/sheets';
import { STATUSES, YES_NO } from '../reports/fields';
import { basisText } from './basis';
import { ANSWERS, GIVEN, type AnswerColumn, type ColumnName } from './columns';
import { sealOf } from './seal';
import type { Plain, SheetRow } from './sheetRows';

type Cell = sheets_v4.Schema$CellData;
type Validation = sheets_v4.Schema$DataValidationRule;

export const DATE_TIME = 'hh:mm dd/mm/yyyy';
export const DATE = 'dd/mm/yyyy';
export const NUMBER = '#,##0';

/** What `rowCells` fills in. */
export const CELL_FIELDS = 'userEnteredValue,dataValidation,userEnteredFormat.numberFormat';

/** Text is text whatever it looks like: a `stringValue` never becomes a formula. */
export function valueOf(plain: Plain | undefined): sheets_v4.Schema$ExtendedValue | undefined {
	if (plain === null || plain === undefined || plain === '') return undefined;
	if (typeof plain === 'number') return { numberValue: plain };
	return typeof plain === 'boolean' ? { boolValue: plain } : { stringValue: plain };
}

export function textCell(text: string): Cell {
	return { userEnteredValue: { stringValue: text } };
}

/** All cells of a row as it is made, by column; `basis` for the head of a unit. */
export function rowCells(
	row: SheetRow,
	basis?: { revision: number; hash: string },
): Record<ColumnName, Cell> {
	const cells: [ColumnName, Cell][] = [
		['key', textCell(row.key)],
		['seal', textCell(sealOf(row))],
		['basis', basis ? textCell(basisText(row.unit, basis)) : {}],
		...GIVEN.map((name): [ColumnName, Cell] => [name, givenCell(name, row.given[name])]),
		...ANSWERS.map((name): [ColumnName, Cell] => [name, answerCell(row, name)]),
	];
	return Object.fromEntries(cells) as Record<ColumnName, Cell>;
}

export function givenCell(name: ColumnName, plain: Plain): Cell {
	const value = valueOf(plain);
	return { ...(value && { userEnteredValue: value }), ...formatOf(givenFormat(name, plain)) };
}

function givenFormat(name: ColumnName, plain: Plain): sheets_v4.Schema$NumberFormat {
	if (name === 'quota') return { type: 'NUMBER', pattern: '#,##0.###' };
	if (name !== 'due') return { type: 'TEXT' };
	const dayOnly = typeof plain === 'number' && Number.isInteger(plain);
	return dayOnly ? { type: 'DATE', pattern: DATE } : { type: 'DATE_TIME', pattern: DATE_TIME };
}

function answerCell(row: SheetRow, name: AnswerColumn): Cell {
	if (!row.asks.includes(name)) return {};
	const value = valueOf(row.answers[name]);
	const rule = validationOf(row, name);
	return {
		...(value && { userEnteredValue: value }),
		...(rule && { dataValidation: rule }),
		...formatOf(answerFormat(row, name)),
	};
}

function answerFormat({ indicator }: SheetRow, name: AnswerColumn): sheets_v4.Schema$NumberFormat | null {
	if (name === 'done') return null;
	const number = name === 'result' && (indicator?.kind === 'count' || indicator?.kind === 'money');
	return number ? { type: 'NUMBER', pattern: NUMBER } : { type: 'TEXT' };
}

function formatOf(numberFormat: sheets_v4.Schema$NumberFormat | null): Cell {
	return numberFormat ? { userEnteredFormat: { numberFormat } } : {};
}

/** Lists refuse what is not in them; a number only warns, since '2,5 triệu' is typed as text and understood. */
export function validationOf(
	{ indicator }: Pick<SheetRow, 'indicator'>,
	name: AnswerColumn,
): Validation | null {
	if (name === 'done') return { condition: { type: 'BOOLEAN' }, strict: true };
	if (name === 'status') return oneOf(STATUSES);
	if (name !== 'result' || !indicator || indicator.kind === 'text') return null;
	if (indicator.kind === 'yesno') return oneOf(YES_NO);
	return {
		condition: { type: 'NUMBER_GREATER_THAN_EQ', values: [{ userEnteredValue: '0' }] },
		inputMessage:
			indicator.kind === 'money'
				? 'Số tiền bằng đồng, ví dụ 2.500.000 hoặc 2,5 triệu'
				: 'Số đã thực hiện, ví dụ 5 hoặc 1.250; chưa làm được thì nhập 0',
	};
}

function oneOf(options: readonly string[]): Validation {
	const values = options.map((option) => ({ userEnteredValue: option }));
	return { condition: { type: 'ONE_OF_LIST', values }, strict: true, showCustomUi: true };
}
