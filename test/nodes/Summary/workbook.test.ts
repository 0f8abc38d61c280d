import ExcelJS from 'exceljs';
import * as XLSX from 'xlsx';
import { writeWorkbook } from '../../../nodes/Summary/transport/writeWorkbook';
import { summariseWard } from '../../domain/summary/summariseWard';
import { HOSTILE, stored, units } from '../../domain/summary/wardBook';

/** The workbook is read back with two libraries other than the one that wrote it. */
const summary = summariseWard();
let bytes: Buffer;
let book: ExcelJS.Workbook;
let main: ExcelJS.Worksheet;
let late: ExcelJS.Worksheet;

const open = async (file: Buffer): Promise<ExcelJS.Workbook> => {
	const workbook = new ExcelJS.Workbook();
	await workbook.xlsx.load(file as unknown as ExcelJS.Buffer);
	return workbook;
};
/** The cells that hold something; of a merged block the first one. */
const cells = (sheet: ExcelJS.Worksheet): ExcelJS.Cell[] => {
	const all: ExcelJS.Cell[] = [];
	sheet.eachRow((row) =>
		row.eachCell((cell) => cell.value !== null && cell.master === cell && all.push(cell)),
	);
	return all;
};
const textsOf = (sheet: ExcelJS.Worksheet): string[] => cells(sheet).map((cell) => cell.text);
const cellWith = (text: string, sheet = main) => cells(sheet).find((cell) => cell.text === text)!;
const rightOf = (label: string, columns: number): ExcelJS.Cell => {
	const { row, col } = cellWith(label).fullAddress;
	return main.getCell(row, col + columns);
};

beforeAll(async () => {
	bytes = await writeWorkbook(summary);
	book = await open(bytes);
	[main, late] = book.worksheets as [ExcelJS.Worksheet, ExcelJS.Worksheet];
});

test('there are two sheets, and every cell is set in Times New Roman', () => {
	expect(book.worksheets.map((sheet) => sheet.name)).toEqual(['Tổng hợp', 'Chậm báo cáo']);
	const fonts = book.worksheets.flatMap((sheet) => cells(sheet).map((cell) => cell.font?.name));
	expect(new Set(fonts)).toEqual(new Set(['Times New Roman']));
});

test('both sheets print on A4 landscape, as wide as the page, with repeated heading rows and numbered pages', () => {
	for (const sheet of [main, late]) {
		expect(sheet.pageSetup).toMatchObject({
			paperSize: 9,
			orientation: 'landscape',
			fitToPage: true,
			fitToWidth: 1,
			fitToHeight: 0,
		});
		expect(sheet.headerFooter.oddHeader).toContain('&P');
	}
	const header = Number(cellWith('Đơn vị').row);
	expect(main.pageSetup.printTitlesRow).toBe(`${header}:${header + 1}`);
	expect(late.pageSetup.printTitlesRow).toBe('8:8');
	expect(main.pageSetup.printArea).toMatch(/^A1:J\d+$/);
});

test('the names of the sheets are quoted where Excel asks for it', () => {
	const names = XLSX.read(bytes, { bookFiles: true }).Workbook?.Names?.map((name) => name.Ref);
	expect(names?.every((ref) => /^'[^']+'!\$/.test(ref))).toBe(true);
});

test('the head is the official one', () => {
	expect(textsOf(main)).toEqual(
		expect.arrayContaining([
			'ỦY BAN NHÂN DÂN',
			'PHƯỜNG HÒA BÌNH MẪU',
			'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
			'Độc lập - Tự do - Hạnh phúc',
			'BẢNG TỔNG HỢP KẾT QUẢ THỰC HIỆN',
			'NGƯỜI LẬP BIỂU',
			'TM. ỦY BAN NHÂN DÂN',
			'Hòa Bình Mẫu, ngày 22 tháng 5 năm 2026',
		]),
	);
	expect(main.getCell('A1').isMerged && main.getCell('D1').isMerged).toBe(true);
	expect(book.title).toContain(stored.plan.title);
});

test('it says up to when it speaks and that it is not complete', () => {
	const results = cells(main).map((cell) => cell.result);
	expect(results).toContain('Tính đến 16:30 ngày 22/05/2026: 28/44 đơn vị đã báo cáo');
	expect(results).toContain('Mới có 28/44 đơn vị báo cáo, số liệu chưa đầy đủ');
});

test.each([
	['Phải báo cáo (đơn vị)', 44],
	['Đã báo cáo (đơn vị)', 28],
	['Chậm báo cáo (đơn vị)', 16],
	['Loại trừ (đơn vị)', 1],
])('the figure %s is a formula that gives %d', (label, value) => {
	const { row, col } = cellWith(label).fullAddress;
	const cell = main.getCell(row + 1, col);
	expect(cell.formula).toContain('COUNT');
	expect(cell.result).toBe(value);
});

test('every unit has one row, and totals are formulas with our values', () => {
	const names = textsOf(main);
	for (const unit of units)
		expect(names.filter((name) => name === unit.name).length).toBeGreaterThanOrEqual(1);
	expect(rightOf('TỔNG CỘNG', 1).result).toBe('28/44 đã nộp');
	expect(rightOf('TỔNG CỘNG', 5).result).toBe(summary.indicators[0]!.assigned);
	expect(rightOf('TỔNG CỘNG', 6).result).toBe(summary.indicators[0]!.reported);
	expect(rightOf('Trường học', 1).result).toBe('6/9 đã nộp');
	// Of two units: totals of the lines below. Of one: its own figures, and its name beside them.
	expect(rightOf('Băng rôn — đường Trần Phú', 2).formula).toContain('SUM');
	expect(rightOf('Băng rôn — đường Trần Phú', 2).result).toBe(4);
	expect(rightOf('Băng rôn — đường Trần Phú', 4).result).toBe(-2);
	expect(rightOf('Băng rôn — đường Lê Lợi', 2).value).toBe(1);
	expect(rightOf('Băng rôn — đường Lê Lợi', 4).result).toBe(-1);
	expect(rightOf('Băng rôn — đường Lê Lợi', 7).text).toBe('Trung tâm Cung ứng dịch vụ công');
});

test('a number is a number, a moment a date, and no report an empty cell', () => {
	const sheet = XLSX.read(bytes, { cellDates: false }).Sheets['Tổng hợp']!;
	const rowOf = (name: string) => Number(cellWith(name).row);
	const [reported, silent] = [rowOf('Phòng Văn hóa - Xã hội'), rowOf('Phòng Kinh tế, Hạ tầng và Đô thị')];
	expect(sheet[`H${reported}`]).toMatchObject({ t: 'n', v: 1 });
	expect(sheet[`D${reported}`]).toMatchObject({ t: 'n', w: '14:05 19/05/2026' });
	expect(sheet[`H${silent}`]?.v).toBeUndefined();
	expect(sheet[`D${silent}`]?.v).toBeUndefined();
});

test('what units write stays text, whatever it looks like', () => {
	const sheet = XLSX.read(bytes).Sheets['Tổng hợp']!;
	const found = Object.values(sheet).filter(
		(cell: XLSX.CellObject) => typeof cell.v === 'string',
	) as XLSX.CellObject[];
	const like = (text: string) => found.find((cell) => String(cell.v).endsWith(text));
	for (const text of [...Object.values(HOSTILE), '=1+1']) {
		expect(like(text)).toMatchObject({ t: 's' });
		expect(like(text)?.f).toBeUndefined();
	}
	expect(cells(main).some((cell) => /HYPERLINK|SUM\(A1:A9\)/.test(cell.formula ?? ''))).toBe(false);
	expect(cells(main).some((cell) => cell.hyperlink !== undefined)).toBe(false);
});

test.each([
	['line break and tab', 'một\r\nhai\tba', 'một\nhai ba'],
	['control characters', 'a\u0000b\u001Fc', 'abc'],
	['half a surrogate', 'x\uD83D', 'x\uFFFD'],
	['what Excel would read as an escape', '_x0041_', '_x0041_'],
	['letters in pieces', 'Hoà'.normalize('NFD'), 'Hoà'],
	['a name of an Excel error', '#REF!', '#REF!'],
	['forty thousand letters', 'a'.repeat(40_000), 'a'.repeat(32_000)],
])('a unit name with %s does not break the file', async (_, name, shown) => {
	const odd = summariseWard({ units: units.map((unit) => (unit.code === 'P1' ? { ...unit, name } : unit)) });
	const sheet = XLSX.read(await writeWorkbook(odd)).Sheets['Tổng hợp']!;
	const values = Object.values(sheet).map((cell: XLSX.CellObject) => cell.v);
	expect(values).toContain(shown);
});

test('a long answer is cut with a word that says so, and its row is not taller than Excel allows', () => {
	const clipped = cells(main).find((cell) => cell.text.endsWith('… (còn tiếp, xem báo cáo của đơn vị)'))!;
	expect(clipped.text.length).toBeLessThan(1000);
	expect(main.getRow(Number(clipped.row)).height).toBeLessThan(409);
});

test('the late list has contact, days late and reminders', () => {
	const row = cellWith('Trường Trung học cơ sở Hòa Bình 1', late).row;
	const values = (late.getRow(Number(row)).values as ExcelJS.CellValue[]).slice(1, 10);
	expect(values.filter((_, index) => index !== 6)).toEqual([
		1,
		'Trường Trung học cơ sở Hòa Bình 1',
		'Chưa báo cáo',
		'Hiệu trưởng',
		'0900 000 016',
		'th7@hoabinhmau.example',
		2,
		2,
	]);
	expect(late.autoFilter).toBe('A8:J24');
	expect(late.views[0]).toMatchObject({ state: 'frozen', ySplit: 8, xSplit: 2 });
});

test('a ward without late units gets a sheet that says so', async () => {
	const calm = summariseWard({ events: [], now: '2026-05-15T08:00:00+07:00' });
	const sheet = (await open(await writeWorkbook(calm))).worksheets[1]!;
	expect(textsOf(sheet)).toContain('Không có đơn vị nào chậm báo cáo.');
});

test('a plan without countable indicators has no table of quotas', async () => {
	const assignments = stored.assignments.map((one) => ({ ...one, indicators: [] }));
	const plain = summariseWard({ stored: { ...stored, assignments } });
	const texts = textsOf((await open(await writeWorkbook(plain))).worksheets[0]!);
	expect(texts).not.toContain('CHỈ TIÊU GIAO VÀ KẾT QUẢ');
	expect(texts).toContain('TỔNG CỘNG');
});
