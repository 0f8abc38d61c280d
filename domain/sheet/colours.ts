import type { sheets_v4 } from '@googleapis/sheets';
import { letters, type Places } from './columns';
import { HEAD_ROWS, REPORT_SHEET } from './sheetIds';
import { STANDINGS } from './standing';

type Colour = sheets_v4.Schema$Color;

export const colour = (hex: string): Colour => {
	const [red = 0, green = 0, blue = 0] = [1, 3, 5].map(
		(at) => Math.round((parseInt(hex.slice(at, at + 2), 16) / 255) * 1000) / 1000,
	);
	return { red, green, blue };
};

export const HEAD_COLOUR = '#1f4e79';

/**
 * Colours by what stands in a row, never by where it stands: they stay right when rows are sorted. Semicolons part the
 * arguments, since every locale of Google's takes them.
 */
export function colourRules(places: Places): sheets_v4.Schema$Request[] {
	const first = HEAD_ROWS + 1;
	const cell = (name: keyof Places) => `$${letters(places[name])}${first}`;
	const isHead = `RIGHT(${cell('key')};2)="|u"`;
	const begins = (words: string) => `LEFT(${cell('standing')};${words.length})="${words}"`;
	const settled = `OR(${begins(STANDINGS.received)};${begins(STANDINGS.freed)})`;
	const rule = (formula: string, format: sheets_v4.Schema$CellFormat, columns?: [number, number]) => ({
		ranges: [
			{
				sheetId: REPORT_SHEET,
				startRowIndex: HEAD_ROWS,
				...(columns && { startColumnIndex: columns[0], endColumnIndex: columns[1] }),
			},
		],
		booleanRule: {
			condition: { type: 'CUSTOM_FORMULA', values: [{ userEnteredValue: `=${formula}` }] },
			format,
		},
	});
	const only = (name: keyof Places): [number, number] => [places[name], places[name] + 1];
	const grey = { backgroundColor: colour('#d9d9d9') };
	const ends = (kind: string) => `ISNUMBER(FIND("|${kind}|";${cell('key')}))`;
	const rules = [
		rule(
			`AND(${isHead};${begins(STANDINGS.received)})`,
			{ backgroundColor: colour('#c6e0b4'), textFormat: { bold: true } },
			only('standing'),
		),
		rule(
			`AND(${isHead};${begins(STANDINGS.returned)})`,
			{ backgroundColor: colour('#ffe699'), textFormat: { bold: true } },
			only('standing'),
		),
		rule(
			`AND(${isHead};ISNUMBER(${cell('due')});${cell('due')}<NOW();NOT(${settled}))`,
			{
				backgroundColor: colour('#f8cbad'),
				textFormat: { bold: true, foregroundColor: colour('#9c0006') },
			},
			[places.due, places.standing + 1],
		),
		rule(`OR(${isHead};${ends('t')})`, grey, only('result')),
		rule(ends('i'), grey, only('status')),
		rule(isHead, { backgroundColor: colour('#deeaf6'), textFormat: { bold: true } }),
	];
	return rules.map((one, index) => ({ addConditionalFormatRule: { rule: one, index } }));
}
