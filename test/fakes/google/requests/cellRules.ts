import type { sheets_v4 } from '@googleapis/sheets';
import { badRequest } from '../googleError';
import { oneOf } from './context';

/** How many values each condition takes. https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/other#ConditionType */
const CONDITIONS: Record<string, [min: number, max: number]> = {
	NUMBER_GREATER: [1, 1],
	NUMBER_GREATER_THAN_EQ: [1, 1],
	NUMBER_LESS: [1, 1],
	NUMBER_LESS_THAN_EQ: [1, 1],
	NUMBER_EQ: [1, Infinity],
	NUMBER_NOT_EQ: [1, Infinity],
	NUMBER_BETWEEN: [2, 2],
	NUMBER_NOT_BETWEEN: [2, 2],
	TEXT_CONTAINS: [1, 1],
	TEXT_NOT_CONTAINS: [1, 1],
	TEXT_STARTS_WITH: [1, 1],
	TEXT_ENDS_WITH: [1, 1],
	TEXT_EQ: [1, Infinity],
	TEXT_IS_EMAIL: [0, 0],
	TEXT_IS_URL: [0, 0],
	DATE_EQ: [1, Infinity],
	DATE_BEFORE: [1, 1],
	DATE_AFTER: [1, 1],
	DATE_ON_OR_BEFORE: [1, 1],
	DATE_ON_OR_AFTER: [1, 1],
	DATE_BETWEEN: [2, 2],
	DATE_IS_VALID: [0, 0],
	ONE_OF_RANGE: [1, 1],
	ONE_OF_LIST: [1, Infinity],
	BLANK: [0, 0],
	NOT_BLANK: [0, 0],
	CUSTOM_FORMULA: [1, 1],
	BOOLEAN: [0, 2],
};
const NUMBER_TYPES = ['TEXT', 'NUMBER', 'PERCENT', 'CURRENCY', 'DATE', 'TIME', 'DATE_TIME', 'SCIENTIFIC'];
const ALIGN = {
	horizontalAlignment: ['LEFT', 'CENTER', 'RIGHT'],
	verticalAlignment: ['TOP', 'MIDDLE', 'BOTTOM'],
};
const WRAP = ['OVERFLOW_CELL', 'LEGACY_WRAP', 'CLIP', 'WRAP'];
/** Characters in one cell. https://support.google.com/drive/answer/37603 */
const MAX_TEXT = 50_000;

export function checkCondition(condition: sheets_v4.Schema$BooleanCondition | undefined, at: string): void {
	const { type, values = [] } = condition ?? {};
	const [min, max] = CONDITIONS[type ?? ''] ?? [];
	if (min === undefined || max === undefined)
		throw badRequest(`Invalid value at '${at}.condition.type', "${type}"`);
	if (values.length < min || values.length > max)
		throw badRequest(
			`Invalid ${at}: ConditionType '${type}' requires ${min === max ? `exactly ${min}` : `${min} or more`} ConditionValues, but ${values.length} values given.`,
		);
}

export function checkValidation(rule: sheets_v4.Schema$DataValidationRule, at: string): void {
	checkCondition(rule.condition, `${at}.rule`);
}

/** What Google refuses in a cell that is written. */
export function checkCell(cell: sheets_v4.Schema$CellData, at: string): void {
	for (const readOnly of ['effectiveValue', 'effectiveFormat', 'formattedValue', 'hyperlink'] as const)
		if (cell[readOnly] !== undefined) throw badRequest(`Invalid ${at}: ${readOnly} is read-only`);
	const { userEnteredValue: value, userEnteredFormat: format, dataValidation, note } = cell;
	const kinds = Object.values(value ?? {}).filter((one) => one !== null && one !== undefined);
	if (kinds.length > 1)
		throw badRequest(`Invalid ${at}: a value is a number, a text, a boolean or a formula`);
	if (typeof value?.numberValue === 'number' && !Number.isFinite(value.numberValue))
		throw badRequest(`Invalid ${at}: number is not finite`);
	if (value?.formulaValue && !value.formulaValue.startsWith('='))
		throw badRequest(`Invalid ${at}: formulaValue must start with "="`);
	if ((value?.stringValue?.length ?? 0) > MAX_TEXT || (note?.length ?? 0) > MAX_TEXT)
		throw badRequest(
			`Invalid ${at}: Your input contains more than the maximum of ${MAX_TEXT} characters in a single cell.`,
		);
	if (dataValidation) checkValidation(dataValidation, at);
	if (!format) return;
	if (format.numberFormat) oneOf(format.numberFormat.type, NUMBER_TYPES, `${at}.numberFormat.type`);
	for (const [name, allowed] of Object.entries(ALIGN)) {
		const given = format[name as keyof typeof ALIGN];
		if (given) oneOf(given, allowed, `${at}.${name}`);
	}
	if (format.wrapStrategy) oneOf(format.wrapStrategy, WRAP, `${at}.wrapStrategy`);
}
