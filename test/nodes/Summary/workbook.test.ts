import ExcelJS from 'exceljs';
import { strFromU8, unzipSync } from 'fflate';
import * as XLSX from 'xlsx';
import { writeWorkbook } from '../../../nodes/Summary/transport/writeWorkbook';
import { summariseWard } from '../../domain/summary/summariseWard';
import { HOSTILE, events as summaryEvents, stored, units } from '../../domain/summary/wardBook';

/** The workbook is read back with two libraries other than the one that wrote it. */
const summary = summariseWard();
let bytes: Buffer;
let book: ExcelJS.Workbook;
let main: ExcelJS.Worksheet;
let detail: ExcelJS.Worksheet;
let quotas: ExcelJS.Worksheet;
let late: ExcelJS.Worksheet;
let log: ExcelJS.Worksheet;

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
const rightOf = (label: string, columns: number, sheet = main): ExcelJS.Cell => {
	const { row, col } = cellWith(label, sheet).fullAddress;
	return sheet.getCell(row, col + columns);
};

beforeAll(async () => {
	bytes = await writeWorkbook(summary);
	book = await open(bytes);
	[main, detail, quotas, late, log] = book.worksheets as [
		ExcelJS.Worksheet,
		ExcelJS.Worksheet,
		ExcelJS.Worksheet,
		ExcelJS.Worksheet,
		ExcelJS.Worksheet,
	];
});

test('there are five sheets, and every cell is set in Times New Roman', () => {
	expect(book.worksheets.map((sheet) => sheet.name)).toEqual([
		'Tổng hợp',
		'Chi tiết',
		'Chỉ tiêu',
		'Chậm báo cáo',
		'Nhật ký',
	]);
	const fonts = book.worksheets.flatMap((sheet) => cells(sheet).map((cell) => cell.font?.name));
	expect(new Set(fonts)).toEqual(new Set(['Times New Roman']));
});

test('all sheets print on A4 landscape, as wide as the page, with repeated heading rows and numbered pages', () => {
	for (const sheet of book.worksheets) {
		expect(sheet.pageSetup).toMatchObject({
			paperSize: 9,
			orientation: 'landscape',
			fitToPage: true,
			fitToWidth: 1,
			fitToHeight: 0,
		});
		expect(sheet.headerFooter.oddHeader).toContain('&P');
	}
	for (const sheet of [detail, quotas, late, log]) {
		expect(sheet.pageSetup.printTitlesRow).toBe('8:8');
		expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 8, xSplit: 2 });
		expect(sheet.autoFilter).toMatch(/^A8:[A-Z]\d+$/);
	}
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
	expect(main.getCell('A1').isMerged && main.getCell('E1').isMerged).toBe(true);
	expect(book.title).toContain(stored.plan.title);
});

test('it says up to when it speaks and that it is not complete', () => {
	const results = cells(main).map((cell) => cell.result);
	expect(results).toContain('Tính đến 16:30 ngày 22/05/2026: 28/44 đơn vị đã báo cáo');
	expect(results).toContain('Mới có 28/44 đơn vị báo cáo, số liệu chưa đầy đủ');
});

test('it says which reports are added up', () => {
	expect(textsOf(main).join('\n')).toContain('Số liệu cộng theo các báo cáo đã nộp và đã duyệt.');
});

test.each([
	['Phải báo cáo (đơn vị)', 44],
	['Đã báo cáo (đơn vị)', 28],
	['Trả lại, chờ sửa (đơn vị)', 1],
	['Chậm báo cáo (đơn vị)', 16],
])('the figure %s is a formula that gives %d', (label, value) => {
	const { row, col } = cellWith(label).fullAddress;
	const cell = main.getCell(row + 1, col);
	expect(cell.formula).toMatch(/^[A-Z]\d+$/);
	expect(cell.result).toBe(value);
});

test('a type of unit is counted on the sheet of details, on time apart from complete', () => {
	expect(rightOf('Trường học', 2).formula).toContain("COUNTIFS('Chi tiết'!");
	expect([1, 2, 3, 4, 5, 6].map((col) => rightOf('Trường học', col).result)).toEqual([
		9,
		6,
		6 / 9,
		6,
		6 / 9,
		2,
	]);
	expect([1, 2, 4, 6, 7, 8].map((col) => rightOf('TỔNG CỘNG', col).result)).toEqual([44, 28, 27, 16, 1, 1]);
});

test('rates are shown as bars from 0 to 100 %, and there is one chart with words for those who cannot see it', () => {
	const rules = main as unknown as {
		conditionalFormattings: { ref: string; rules: ExcelJS.DataBarRuleType[] }[];
	};
	const bars = rules.conditionalFormattings.filter(({ rules: [rule] }) => rule?.type === 'dataBar');
	expect(bars.map(({ rules: [rule] }) => rule?.cfvo?.map(({ value }) => Number(value)))).toEqual([
		[0, 1],
		[0, 1],
		[0, 1],
	]);
	const parts = unzipSync(bytes);
	expect(Object.keys(parts).filter((name) => /charts\/chart\d+\.xml$/.test(name))).toHaveLength(1);
	const drawing = Object.keys(parts).find((name) => name.startsWith('xl/drawings/drawing'))!;
	expect(strFromU8(parts[drawing]!)).toContain('Biểu đồ cột');
});

test('an indicator is taken over from the sheet of quotas, where its units are added up', () => {
	expect(rightOf('Băng rôn treo tại trụ sở', 2).formula).toBe("'Chỉ tiêu'!E9");
	expect(
		[1, 3, 4, 5]
			.map((col) => rightOf('Băng rôn treo tại trụ sở', col).value ?? 0)
			.map((v) => (v as { result?: number }).result ?? v),
	).toEqual([
		27,
		summary.indicators[0]!.reported,
		summary.indicators[0]!.difference,
		summary.indicators[0]!.reported! / summary.indicators[0]!.assigned!,
	]);
	const street = (col: number) => rightOf('Băng rôn — đường Trần Phú', col, quotas);
	expect(street(3).formula).toContain('SUM');
	expect([street(3).result, street(4).result, street(5).result]).toEqual([4, 2, -2]);
	expect(textsOf(quotas)).toContain('Thiếu so với giao; đơn vị không nêu lý do');
	expect(textsOf(quotas)).toContain('Loại trừ: Đã giải thể');
});

test('cumulative and in-period figures are told apart and stand each on a row', async () => {
	const indicators = [
		{
			id: 'q1',
			label: 'Hộ đã cài ứng dụng',
			kind: 'count' as const,
			quota: 100,
			span: 'cumulative' as const,
		},
		{ id: 'q2', label: 'Hộ cài mới', kind: 'count' as const, quota: 10, span: 'period' as const },
	];
	const assignments = stored.assignments.slice(0, 2).map((one) => ({ ...one, indicators }));
	const sheet = (await open(await writeWorkbook(summariseWard({ stored: { ...stored, assignments } }))))
		.worksheets[2]!;
	expect([rightOf('Hộ đã cài ứng dụng', 1, sheet).text, rightOf('Hộ cài mới', 1, sheet).text]).toEqual([
		'Lũy kế',
		'Trong kỳ',
	]);
	expect(rightOf('Hộ đã cài ứng dụng', 3, sheet).result).toBe(200);
});

test('each task of a unit has a row, and only the first one carries what the unit said once', async () => {
	const tasks = [
		{ id: 'g1t1', text: 'Treo băng rôn', role: 'implement' },
		{ id: 'g1t2', text: 'Phát tờ rơi', role: 'implement' },
	];
	const assignments = stored.assignments.map((one) => (one.unit === 'TH1' ? { ...one, tasks } : one));
	const file = {
		links: ['https://anh.example/1'],
		files: [{ name: 'anh.jpg', type: 'image/jpeg', size: 1, sha256: 'x' }],
		tasks: { g1t1: 'Hoàn thành', g1t2: 'Đang thực hiện' },
	};
	const events = summaryEvents.map((one) =>
		one.unit === 'TH1' && one.kind === 'report.submitted' ? { ...one, data: { ...one.data, ...file } } : one,
	);
	const several = summariseWard({ stored: { ...stored, assignments }, events });
	const sheet = (await open(await writeWorkbook(several))).worksheets[1]!;
	const first = Number(cellWith('Treo băng rôn', sheet).row);
	const texts = (row: number) => [1, 2, 4, 5, 13, 15].map((col) => sheet.getCell(row, col).text);
	expect(texts(first)).toEqual([
		'13',
		'Trường Mầm non Hòa Bình 1',
		'Treo băng rôn',
		'Hoàn thành',
		expect.stringContaining('Treo băng rôn tại cổng'),
		'anh.jpg\nhttps://anh.example/1',
	]);
	expect(texts(first + 1)).toEqual([
		'',
		'Trường Mầm non Hòa Bình 1',
		'Phát tờ rơi',
		'Đang thực hiện',
		'',
		'',
	]);
	expect(several.figures).toEqual(summary.figures);
});

test('the log says what was sent and decided, and by whom', () => {
	const row = Number(cellWith('Gia hạn', log).row);
	expect((log.getRow(row).values as ExcelJS.CellValue[]).slice(3, 7)).toEqual([
		'Gia hạn',
		'Trường Trung học phổ thông Hòa Bình Mẫu',
		'đến 17:00 ngày 25/05/2026: Thi',
		'test',
	]);
	expect(textsOf(log).filter((text) => text === 'Đã gửi thư nhắc báo cáo')).toHaveLength(8);
});

test('a number is a number, a moment a date, and no report an empty cell', () => {
	const sheet = XLSX.read(bytes, { cellDates: false }).Sheets['Chi tiết']!;
	const rowOf = (name: string) => Number(cellWith(name, detail).row);
	const [reported, silent] = [rowOf('Phòng Văn hóa - Xã hội'), rowOf('Phòng Kinh tế, Hạ tầng và Đô thị')];
	expect(sheet[`J${reported}`]).toMatchObject({ t: 'n', v: 1 });
	expect(sheet[`I${reported}`]).toMatchObject({ t: 'n', w: '14:05 19/05/2026' });
	expect(sheet[`I${silent}`]?.v).toBeUndefined();
	expect(sheet[`L${silent}`]?.v).toBeUndefined();
});

test('what units write stays text, whatever it looks like', () => {
	const sheets = XLSX.read(bytes).Sheets;
	const found = ['Chi tiết', 'Chỉ tiêu', 'Nhật ký']
		.flatMap((name) => Object.values(sheets[name]!))
		.filter((cell: XLSX.CellObject) => typeof cell.v === 'string') as XLSX.CellObject[];
	const like = (text: string) => found.find((cell) => String(cell.v).endsWith(text));
	for (const text of [...Object.values(HOSTILE), '=1+1']) {
		expect(like(text)).toMatchObject({ t: 's' });
		expect(like(text)?.f).toBeUndefined();
	}
	const all = book.worksheets.flatMap(cells);
	expect(all.some((cell) => /HYPERLINK|SUM\(A1:A9\)/.test(cell.formula ?? ''))).toBe(false);
	expect(all.some((cell) => cell.hyperlink !== undefined)).toBe(false);
});

test.each([
	['line break and tab', 'một\r\nhai\tba', 'một\nhai ba'],
	['control characters', 'a\u0000b\u001Fc', 'abc'],
	['half a surrogate', 'x\uD83D', 'x\uFFFD'],
	['what Excel would read as an escape', '_x0041_', '_x0041_'],
	['letters in pieces', 'Hoà'.normalize('NFD'), 'Hoà'],
	['a name of an Excel error', '#REF!', '#REF!'],
	['forty thousand letters', 'a'.repeat(40_000), expect.stringMatching(/^a{100,900}… \(còn tiếp/) as string],
])('a unit name with %s does not break the file', async (_, name, shown) => {
	const odd = summariseWard({ units: units.map((unit) => (unit.code === 'P1' ? { ...unit, name } : unit)) });
	const sheet = XLSX.read(await writeWorkbook(odd)).Sheets['Chi tiết']!;
	const values = Object.values(sheet).map((cell: XLSX.CellObject) => cell.v);
	expect(values).toEqual(expect.arrayContaining([shown]));
});

test('a long answer is cut with a word that says so, and its row is not taller than Excel allows', () => {
	const clipped = cells(detail).find((cell) => cell.text.endsWith('… (còn tiếp, xem báo cáo của đơn vị)'))!;
	expect(clipped.text.length).toBeLessThan(1000);
	expect(detail.getRow(Number(clipped.row)).height).toBeLessThan(409);
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
});

test('a ward without late units gets a sheet that says so', async () => {
	const calm = summariseWard({ events: [], now: '2026-05-15T08:00:00+07:00' });
	const sheet = (await open(await writeWorkbook(calm))).worksheets[3]!;
	expect(textsOf(sheet)).toContain('Không có đơn vị nào chậm báo cáo.');
});

test('a plan without countable indicators has no table of quotas', async () => {
	const assignments = stored.assignments.map((one) => ({ ...one, indicators: [] }));
	const plain = summariseWard({ stored: { ...stored, assignments } });
	const texts = textsOf((await open(await writeWorkbook(plain))).worksheets[0]!);
	expect(texts).not.toContain('THEO CHỈ TIÊU');
	expect(texts).toContain('TỔNG CỘNG');
});
