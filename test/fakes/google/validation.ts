import type { sheets_v4 } from '@googleapis/sheets';
import { badRequest } from './googleError';

type Value = sheets_v4.Schema$ExtendedValue;

/** What a strict rule does not let a person type; formulas' values are unknown here and pass. */
export function checkValue({ condition, strict }: sheets_v4.Schema$DataValidationRule, value: Value): void {
	if (!strict || value.formulaValue || passes(condition ?? {}, value)) return;
	throw badRequest('The data you entered in cell violates the data validation rules set on this cell.');
}

function passes({ type, values = [] }: sheets_v4.Schema$BooleanCondition, value: Value): boolean {
	const given = values.map(({ userEnteredValue }) => userEnteredValue ?? '');
	const [a = NaN, b = NaN] = given.map(Number);
	const number = value.numberValue;
	const isNumber = typeof number === 'number';
	switch (type) {
		case 'BOOLEAN':
			return (
				typeof value.boolValue === 'boolean' || given.includes(String(value.stringValue ?? value.numberValue))
			);
		case 'ONE_OF_LIST':
			return given.includes(String(value.stringValue ?? value.numberValue ?? value.boolValue));
		case 'NUMBER_GREATER':
			return isNumber && number > a;
		case 'NUMBER_GREATER_THAN_EQ':
			return isNumber && number >= a;
		case 'NUMBER_LESS':
			return isNumber && number < a;
		case 'NUMBER_LESS_THAN_EQ':
			return isNumber && number <= a;
		case 'NUMBER_BETWEEN':
			return isNumber && number >= a && number <= b;
		case 'DATE_IS_VALID':
			return isNumber;
		case 'TEXT_IS_URL':
			return /^https?:\/\/\S+$/.test(value.stringValue ?? '');
		default:
			return true;
	}
}
