import ExcelJS from 'exceljs';
import { zipSync } from 'fflate';
import { directoryRows, settingsEvent } from '../../../domain/book';
import { COLUMN_NAMES, type ColumnName } from '../../../domain/sheet/columns';
import { copyOutcome, readSheet, sheetCopy, type CopyOutcome } from '../../../domain/sheet';
import { PlanDesk } from '../../../nodes/PlanDesk/PlanDesk.node';
import { readCopy } from '../../../nodes/PlanDesk/transport/readCopy';
import { writeCopy } from '../../../nodes/PlanDesk/transport/writeCopy';
import { bookOf, CODES, NOW, PLAN, rowKey, units, Ward } from '../../domain/sheet/ward';
import { settings } from '../../domain/desk/deskBook';
import { runNode } from '../../runNode';

/** The copy in the hands of a person: opened, filled in and saved by another program than the one that wrote it. */
class Workbook {
	private constructor(readonly book: ExcelJS.Workbook) {}

	static async open(file: Buffer): Promise<Workbook> {
		const book = new ExcelJS.Workbook();
		await book.xlsx.load(file as unknown as ExcelJS.Buffer);
		return new Workbook(book);
	}

	get sheet(): ExcelJS.Worksheet {
		return this.book.getWorksheet('Báo cáo')!;
	}

	cell(key: string, name: ColumnName): ExcelJS.Cell {
		let found: ExcelJS.Cell | null = null;
		this.sheet.eachRow((row) => {
			if (row.getCell(1).text === key) found = row.getCell(COLUMN_NAMES.indexOf(name) + 1);
		});
		if (!found) throw new Error(`No row ${key}`);
		return found;
	}

	fillYT(q1: ExcelJS.CellValue = 2): void {
		this.cell(rowKey('YT', 'figure', 'q1'), 'result').value = q1;
		this.cell(rowKey('YT', 'unit'), 'status').value = 'Hoàn thành';
		this.cell(rowKey('YT', 'unit'), 'done').value = 'X';
	}

	async save(): Promise<Buffer> {
		return Buffer.from(await this.book.xlsx.writeBuffer());
	}
}

const download = async (ward: Ward) => await writeCopy(sheetCopy(ward.model(), ward.now));
const upload = async (ward: Ward, file: Buffer): Promise<CopyOutcome> =>
	copyOutcome(await readCopy(file), ward.model(), { now: ward.now, by: 'Chuyên viên phụ trách' });

test('what was filled in offline is a report by sheet, brought by the officer; the file read again gives none', async () => {
	const ward = new Ward();
	const book = await Workbook.open(await download(ward));
	book.fillYT();
	const file = await book.save();
	const { rows, problems, message } = await upload(ward, file);
	expect(problems).toEqual([]);
	expect(rows).toMatchObject([
		{
			unit: 'YT',
			by: 'Chuyên viên phụ trách',
			data: { values: { q1: 2 }, status: 'Hoàn thành', via: 'sheet', copy: NOW },
		},
	]);
	expect(message).toContain('Trạm Y tế phường');
	ward.events.push(...rows);
	expect(await upload(ward, file)).toMatchObject({ ok: true, rows: [], problems: [] });
	// The live sheet is older than that and says nothing new.
	expect(ward.sync()).toMatchObject({ events: [], problems: [] });
});

test('an untouched copy says nothing, also when reports came in after it was taken', async () => {
	const ward = new Ward();
	ward.fillCA();
	ward.sync();
	const file = await download(ward);
	expect(await upload(ward, file)).toMatchObject({ rows: [], problems: [] });
	ward.byForm('YT', 2);
	ward.byForm('CA', 1);
	expect(await upload(ward, file)).toMatchObject({ rows: [], problems: [] });
});

test('a report by form after the copy was taken is not overwritten but asked about', async () => {
	const ward = new Ward();
	const book = await Workbook.open(await download(ward));
	ward.byForm('YT', 1);
	book.fillYT(2);
	expect(await upload(ward, await book.save())).toMatchObject({
		rows: [],
		problems: [{ unit: 'YT', code: 'two-roads' }],
	});
});

test('corrected in the same copy it is a new revision', async () => {
	const ward = new Ward();
	const book = await Workbook.open(await download(ward));
	book.fillYT(1);
	ward.events.push(...(await upload(ward, await book.save())).rows);
	book.fillYT(2);
	expect((await upload(ward, await book.save())).rows).toMatchObject([
		{ data: { revision: 2, values: { q1: 2 } } },
	]);
});

test.each<[string, ExcelJS.CellValue, string]>([
	['text', 'nhiều', 'not-a-number'],
	['a date', new Date('2026-05-20T00:00:00Z'), 'date'],
	['a formula', { formula: '1+1', result: 2 }, 'formula'],
	['an error', { error: '#VALUE!' } as ExcelJS.CellErrorValue, 'error-value'],
])('%s in a number cell is said with its place', async (_, value, code) => {
	const ward = new Ward();
	const book = await Workbook.open(await download(ward));
	book.fillYT(value);
	if (value instanceof Date) book.cell(rowKey('YT', 'figure', 'q1'), 'result').numFmt = 'dd/mm/yyyy';
	const { rows, problems, message } = await upload(ward, await book.save());
	expect(rows).toEqual([]);
	expect(problems).toMatchObject([{ unit: 'YT', code, cell: 'G11' }]);
	expect(message).toContain('ô G11');
});

test('a picture over an empty answer, merged cells, figures without the tick', async () => {
	const ward = new Ward();
	const book = await Workbook.open(await download(ward));
	const png = Buffer.from(
		'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
		'base64',
	);
	const picture = book.book.addImage({ buffer: png as unknown as ExcelJS.Buffer, extension: 'png' });
	book.fillYT(null);
	book.sheet.addImage(picture, { tl: { col: 6, row: 10 }, ext: { width: 20, height: 20 } });
	book.sheet.mergeCells('J4:J5');
	book.cell(rowKey('MN', 'figure', 'kp'), 'result').value = '2,5 triệu';
	const { rows, problems } = await upload(ward, await book.save());
	expect(rows).toEqual([]);
	expect(problems.map(({ unit, code, cell }) => [unit, code, cell])).toEqual(
		expect.arrayContaining([
			['YT', 'picture', 'G11'],
			['CA', 'merged', 'J4'],
			['MN', 'check', 'K15'],
		]),
	);
});

test('text that looks like a formula or an error stays text, in a unit as in an answer', async () => {
	const ward = new Ward();
	ward.log('report.submitted', 'MN', {
		revision: 1,
		values: { kp: 5000, ra_quan: 'Có', ket_qua: '#N/A' },
		status: 'Hoàn thành',
		note: '=HYPERLINK("x")',
		via: 'form',
	});
	const file = await download(ward);
	const book = await Workbook.open(file);
	expect(book.cell(rowKey('=T|1*', 'unit'), 'unit')).toMatchObject({
		type: ExcelJS.ValueType.String,
		text: '=Tổ dân phố 1',
	});
	expect(book.cell(rowKey('MN', 'unit'), 'note').text).toBe('=HYPERLINK("x")');
	expect(book.cell(rowKey('MN', 'figure', 'ket_qua'), 'result').text).toBe('#N/A');
	expect(readSheet(await readCopy(file), ward.model(), NOW)).toMatchObject({ events: [], problems: [] });
});

test('only answers can be typed, keys are hidden, no address and no number of anybody is in the file', async () => {
	const book = await Workbook.open(await download(new Ward()));
	const open: string[] = [];
	const texts: string[] = [];
	book.book.eachSheet((sheet) =>
		sheet.eachRow((row) =>
			row.eachCell({ includeEmpty: true }, (cell) => {
				texts.push(cell.text);
				if (sheet.name === 'Báo cáo' && cell.protection?.locked === false) open.push(cell.address);
			}),
		),
	);
	expect(open.every((address) => /^[G-K]\d+$/.test(address))).toBe(true);
	expect(open.filter((address) => address.startsWith('K'))).toHaveLength(CODES.length);
	expect(book.sheet.getRow(1).hidden).toBe(true);
	expect([1, 2, 3].map((at) => book.sheet.getColumn(at).hidden)).toEqual([true, true, true]);
	expect(texts.join('\n')).not.toMatch(/@|0900|Văn thư/);
});

describe('the operations of the desk', () => {
	const text = (rows: object[]) =>
		rows.map((row, id) => ({ ...row, id, data: JSON.stringify((row as { data: unknown }).data) }));
	const { plan, assignments } = bookOf().plans[0]!;
	const tables = {
		units: text(directoryRows(units, 'dm', NOW)),
		plans: text([{ planId: PLAN, at: NOW, by: 'Cán bộ', data: { plan, assignments } }]),
		events: text([settingsEvent(settings, NOW)]),
	};
	const run = async (parameters: Record<string, string>, binary = {}) =>
		(
			await runNode(
				new PlanDesk(),
				{ book: JSON.stringify(tables), planId: PLAN, now: NOW, binaryPropertyName: 'data', ...parameters },
				[{ json: {}, binary }],
			)
		).outputs[0]![0]!;

	test('hand out the copy and take it in again', async () => {
		const { json, binary } = await run({ operation: 'sheetCopy' });
		expect(json).toMatchObject({ planId: PLAN, units: 4 });
		expect(binary!.data).toMatchObject({ fileExtension: 'xlsx' });
		const book = await Workbook.open(Buffer.from(binary!.data!.data, 'base64'));
		book.fillYT();
		const data = (await book.save()).toString('base64');
		const taken = await run({ operation: 'readCopy' }, { data: { ...binary!.data, data } });
		expect(taken.json).toMatchObject({
			ok: true,
			planId: PLAN,
			rows: [{ unit: 'YT', by: 'Chuyên viên phụ trách' }],
		});
	});

	test('the file says itself whose it is, and one of another plan is not taken', async () => {
		const { binary } = await run({ operation: 'sheetCopy' });
		const given = { data: binary!.data! };
		expect((await run({ operation: 'readCopy', planId: '' }, given)).json).toMatchObject({
			ok: true,
			planId: PLAN,
		});
		expect((await run({ operation: 'readCopy', planId: 'kh-46' }, given)).json).toMatchObject({
			ok: false,
			rows: [],
		});
	});

	test.each([
		['no workbook', Buffer.from('xin chào'), 'không phải sổ tính'],
		['a workbook of something else', null, 'không phải bảng báo cáo'],
		['a file made to fill a memory', bomb(), 'quá lớn'],
	])('refuse %s in a sentence', async (_, given, words) => {
		const other = new ExcelJS.Workbook();
		other.addWorksheet('Báo cáo').addRow(['Đơn vị', 'Kết quả']);
		const file = given ?? Buffer.from(await other.xlsx.writeBuffer());
		const data = { data: file.toString('base64'), mimeType: 'application/octet-stream' };
		const { json } = await run({ operation: 'readCopy' }, { data });
		expect(json).toMatchObject({ ok: false, rows: [] });
		expect(json.message).toContain(words);
	});
});

function bomb(): Buffer {
	return Buffer.from(zipSync({ 'xl/workbook.xml': new Uint8Array(70 * 1024 * 1024) }, { level: 9 }));
}
