import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { readDirectory } from '../../../domain/units';
import { SheetError } from '../../../nodes/transport/xlsx/SheetError';
import { sheetRows } from '../../../nodes/UnitDirectory/transport/sheetRows';
import { HEADER, lyingAboutSizes, POLICE, rawXlsx, sheetXml, xlsx } from './sheets';

const csv = (text: string) => Buffer.from(text, 'utf8');

describe('a workbook', () => {
	test('gives the cells of its first sheet as text, in their rows', async () => {
		expect(await sheetRows(xlsx([HEADER, [], POLICE]))).toEqual([HEADER, [], POLICE]);
	});

	test('keeps numbers whole: telephone numbers, codes, and not the ids that a spreadsheet cannot hold', async () => {
		const rows = await sheetRows(
			xlsx([HEADER, [1, 2.5, true, 900000001, '0900000001', 1.234567890123456e18]], (sheet) => {
				(sheet.D2 as { z: string }).z = '#,##0';
			}),
		);
		expect(rows[1]?.slice(0, 5)).toEqual(['1', '2.5', 'TRUE', '900000001', '0900000001']);
		const { refused } = readDirectory([
			HEADER,
			['CA', 'Công an', 'công an', '', '900000001', rows[1]?.[5] ?? ''],
		]);
		expect(refused[0]?.reason).toContain('Zalo user_id');
	});

	test('gives formulas by their result, never by what they would do', async () => {
		const rows = await sheetRows(
			rawXlsx(
				sheetXml(
					'<row r="1"><c r="A1" t="str"><f>HYPERLINK("http://x.example","CA")</f><v>CA</v></c><c r="B1" t="inlineStr"><is><t>=1+1</t></is></c><c r="C1" t="e"><v>#REF!</v></c></row>',
				),
			),
		);
		expect(rows).toEqual([['CA', '=1+1', '']]);
	});

	test('is read at once although it declares a million rows of sixteen thousand columns', async () => {
		const file = rawXlsx(
			sheetXml('<row r="1"><c r="A1" t="inlineStr"><is><t>Mã</t></is></c></row>', 'A1:XFD1048576'),
		);
		const from = performance.now();
		expect(await sheetRows(file)).toEqual([['Mã']]);
		expect(performance.now() - from).toBeLessThan(1000);
	});

	test('a cell in the last corner costs nothing either', async () => {
		const file = rawXlsx(
			sheetXml(
				'<row r="1"><c r="A1" t="inlineStr"><is><t>Mã</t></is></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
			),
		);
		expect((await sheetRows(file)).length).toBeLessThanOrEqual(6000);
	});
});

describe('a CSV file, as Excel and others write it', () => {
	const expected = [
		['Mã', 'Tên đơn vị', 'Loại'],
		['CA', 'Công an "phường", số 1', '0900'],
	];
	test.each<[string, Buffer]>([
		['comma', csv('Mã,Tên đơn vị,Loại\r\nCA,"Công an ""phường"", số 1",0900\r\n')],
		['semicolon', csv('Mã;Tên đơn vị;Loại\nCA;"Công an ""phường"", số 1";0900')],
		['tab', csv('Mã\tTên đơn vị\tLoại\nCA\tCông an "phường", số 1\t0900\n')],
		['old Mac line ends', csv('Mã,Tên đơn vị,Loại\rCA,"Công an ""phường"", số 1",0900\r')],
		['byte order mark', csv('\ufeffMã,Tên đơn vị,Loại\nCA,"Công an ""phường"", số 1",0900')],
		['UTF-16', Buffer.from('\ufeffMã\tTên đơn vị\tLoại\nCA\tCông an "phường", số 1\t0900', 'utf16le')],
	])('%s', async (_what, file) => {
		expect(await sheetRows(file)).toEqual(expected);
	});

	test('line breaks in a cell, empty lines and a declared separator keep the numbering of rows', async () => {
		expect(await sheetRows(csv('sep=;\r\nMã;Tên\r\n\r\n"C\nA";x;\r\n'))).toEqual([
			[],
			['Mã', 'Tên'],
			[''],
			['C\nA', 'x', ''],
		]);
	});
});

describe('a file that is no directory is refused with a sentence that says what to do', () => {
	const bomb = rawXlsx(sheetXml(' '.repeat(61 * 1024 * 1024)));
	test.each<[string, Buffer, RegExp]>([
		['empty', Buffer.alloc(0), /trống \(0 byte\)\. Hãy/],
		['too large', Buffer.alloc(10 * 1024 * 1024 + 1, 65), /nặng 10 MB, quá giới hạn 10 MB\. Hãy/],
		['a PDF', csv('%PDF-1.7'), /là PDF\. Hãy tải lên/],
		['a picture', Buffer.from('89504e470d0a1a0a', 'hex'), /là ảnh\. Hãy/],
		[
			'a document of Word',
			Buffer.from(zipSync({ 'word/document.xml': new Uint8Array(9) })),
			/không phải sổ tính/,
		],
		[
			'an old .xls',
			Buffer.from(`d0cf11e0a1b11ae1${'00'.repeat(600)}`, 'hex'),
			/Office cũ .*lưu lại dạng \.xlsx/,
		],
		[
			'a password',
			Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')]),
			/có mật khẩu\. Hãy bỏ mật khẩu/,
		],
		['half an .xlsx', xlsx([HEADER, POLICE]).subarray(0, 900), /bị hỏng|không phải sổ tính/],
		['an archive of rubbish', csv('PK\x03\x04 rubbish rubbish rubbish rubbish'), /hỏng|không phải sổ tính/],
		['an empty archive', Buffer.from(zipSync({})), /trống hoặc bị hỏng/],
		['bytes', Buffer.from([1, 2, 0, 255, 254, 3]), /Hãy lưu lại bằng Excel/],
		['zeros', Buffer.alloc(64), /không phải danh bạ/],
		['another encoding', Buffer.from('M\xe3;T\xean', 'latin1'), /“CSV UTF-8”/],
		['a zip bomb', bomb, /quá 60 MB/],
		['a zip bomb that declares one byte', lyingAboutSizes(bomb), /quá 60 MB/],
		[
			'ten thousand entries',
			rawXlsx(
				sheetXml(''),
				Object.fromEntries(Array.from({ length: 10_000 }, (_, n) => [`x/${n}`, new Uint8Array(0)])),
			),
			/quá 60 MB|không phải sổ tính/,
		],
	])('%s', async (_what, file, sentence) => {
		const failure = await sheetRows(file).catch((cause: unknown) => cause);
		expect(failure).toBeInstanceOf(SheetError);
		expect((failure as Error).message).toMatch(sentence);
	});
});

test('the sample directory is read whole, without a refused row, and every address is a reserved one', async () => {
	const file = readFileSync(join(__dirname, '../../../samples/danh-ba-don-vi.xlsx'));
	const { units, refused } = readDirectory(await sheetRows(file));
	expect(refused).toEqual([]);
	expect(units.length).toBeGreaterThanOrEqual(45);
	for (const { contact, head } of units) {
		expect(contact?.email).toMatch(/@hoabinhmau\.example$/);
		expect(contact?.phone).toMatch(/^0900000\d{3}$/);
		expect(head?.email ?? '@hoabinhmau.example').toMatch(/@hoabinhmau\.example$/);
	}
	const teams = units.filter(({ type }) => type === 'tổ công nghệ số cộng đồng');
	expect(teams.map(({ parent }) => parent)).toEqual(
		units.filter(({ type }) => type === 'tổ dân phố').map(({ code }) => code),
	);
});
