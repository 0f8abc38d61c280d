import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CFB } from 'xlsx';
import { DocumentError } from '../../../nodes/PlanDocument/transport/DocumentError';
import { readDocument } from '../../../nodes/PlanDocument/transport/readDocument';
import { docx, inList, list, listDefinition, paragraph, table } from './docx';
import { zip } from './zip';

const read = (buffer: Buffer, name = 'kế hoạch.docx') => readDocument(buffer, name);
const MEGABYTE = 1024 * 1024;
const documents = join(__dirname, '..', '..', 'fixtures', 'documents');

describe('a .docx reads as on paper', () => {
	test('a paragraph a line, runs together, line breaks and tabs kept, empty paragraphs left out', async () => {
		const body =
			paragraph('KẾ HOẠCH') +
			paragraph('') +
			'<w:p><w:r><w:t>Hưởng </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>ứng</w:t><w:br/><w:t>năm</w:t><w:tab/><w:t>2026</w:t></w:r></w:p>';
		expect(await read(docx({ body }))).toBe('KẾ HOẠCH\nHưởng ứng\nnăm\t2026');
	});

	test('deleted text is gone, inserted text is there, a text box is read once', async () => {
		const body =
			'<w:p><w:r><w:t>Giữ</w:t></w:r><w:del><w:r><w:delText> xóa</w:delText><w:t> xóa</w:t></w:r></w:del><w:ins><w:r><w:t> thêm</w:t></w:r></w:ins></w:p>' +
			'<w:p xmlns:mc="x"><w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>Khung</w:t></w:r></w:p></w:txbxContent></mc:Choice>' +
			'<mc:Fallback><w:p><w:r><w:t>Khung</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent></w:r></w:p>';
		expect(await read(docx({ body }))).toBe('Giữ thêm\nKhung');
	});

	test('the two-column head gives the left cell, then the right; other rows join their cells', async () => {
		const body =
			table(
				[
					['UBND PHƯỜNG A', 'Số: 1/KH-UBND'],
					['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'A, ngày 01 tháng 02 năm 2026'],
				].map((cell) => cell),
			) + table([['STT'], ['Đơn vị']], [['1'], ['Công an', 'phường']]);
		expect((await read(docx({ body }))).split('\n')).toEqual([
			'UBND PHƯỜNG A',
			'Số: 1/KH-UBND',
			'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
			'A, ngày 01 tháng 02 năm 2026',
			'STT | Đơn vị',
			'1 | Công an phường',
		]);
	});

	test('a paragraph whose end was deleted goes on with the next, and hidden words are not read', async () => {
		const deletedEnd = '<w:rPr><w:del w:id="1"/></w:rPr>';
		const body =
			paragraph('Tổ chức', deletedEnd) +
			'<w:p><w:r><w:t xml:space="preserve"> ra quân</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t> ẩn</w:t></w:r></w:p>' +
			paragraph('Báo cáo');
		expect(await read(docx({ body }))).toBe('Tổ chức ra quân\nBáo cáo');
	});

	test('a cell that spans columns leaves the others in their places', async () => {
		const cell = (text: string, span = 1) =>
			`<w:tc><w:tcPr><w:gridSpan w:val="${span}"/></w:tcPr>${paragraph(text)}</w:tc>`;
		const body = `<w:tbl><w:tr>${cell('Tổng', 2)}${cell('4')}</w:tr><w:tr>${cell('1')}${cell('Cờ')}${cell('4')}</w:tr></w:tbl>`;
		expect(await read(docx({ body }))).toBe('Tổng |  | 4\n1 | Cờ | 4');
	});

	test('a list may show one of its levels in its own way', async () => {
		const own =
			'<w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="upperLetter"/><w:lvlText w:val="%1)"/></w:lvl></w:lvlOverride>';
		const numbering = listDefinition(0, [['decimal', '%1.']]) + list(1, 0) + list(2, 0, own);
		const body = inList('Một', 1) + inList('Khác', 2);
		expect(await read(docx({ body, numbering }))).toBe('1. Một\nB) Khác');
	});

	test('old fonts come through styles and runs, and a soft hyphen is a letter there', async () => {
		const run = (text: string, font = '') =>
			`<w:r><w:rPr>${font && `<w:rFonts w:ascii="${font}" w:hAnsi="${font}"/>`}</w:rPr>${text}</w:r>`;
		const styles =
			'<w:style w:type="paragraph" w:default="1" w:styleId="Thuong"><w:rPr><w:rFonts w:hAnsi=".VnTime"/></w:rPr></w:style>';
		const body = `<w:p>${run('<w:t xml:space="preserve">Ph</w:t><w:softHyphen/><w:t xml:space="preserve">êng </w:t>')}${run('<w:t>Bờ Kè</w:t>', 'Times New Roman')}</w:p>`;
		expect(await read(docx({ body, styles }))).toBe('Phường Bờ Kè');
	});

	test('automatic numbers are written out, restart where Word restarts and come through styles too', async () => {
		const numbering =
			listDefinition(0, [
				['upperRoman', '%1.'],
				['decimal', '%2.'],
				['lowerLetter', '%3)'],
				['bullet', '-'],
			]) +
			listDefinition(1, [['bullet', '\uF0B7']]) +
			list(1, 0) +
			list(2, 1) +
			list(3, 0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="9"/></w:lvlOverride>');
		const styles =
			'<w:style w:styleId="Muc"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>' +
			'<w:style w:styleId="MucCon"><w:basedOn w:val="Muc"/></w:style>';
		const body = [
			inList('Mục đích', 1),
			inList('Một', 1, 1),
			inList('Hai', 1, 1),
			inList('điểm', 1, 2),
			paragraph('Theo kiểu', '<w:pStyle w:val="MucCon"/>'),
			inList('Lại một', 1, 1),
			inList('gạch', 2),
			inList('Đặt lại', 3),
			paragraph('Bỏ số', '<w:pStyle w:val="Muc"/><w:numPr><w:numId w:val="0"/></w:numPr>'),
		].join('');
		expect((await read(docx({ body, numbering, styles }))).split('\n')).toEqual([
			'I. Mục đích',
			'1. Một',
			'2. Hai',
			'a) điểm',
			'II. Theo kiểu',
			'1. Lại một',
			'- gạch',
			'IX. Đặt lại',
			'Bỏ số',
		]);
	});
});

describe('plain text in the encodings that people have', () => {
	const text = 'KẾ HOẠCH\nPhường Hòa Bình Mẫu';
	const utf16le = Buffer.from(text, 'utf16le');
	test.each([
		['UTF-8', Buffer.from(text)],
		['UTF-8 with a byte order mark', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(text)])],
		['UTF-16 LE', Buffer.concat([Buffer.from([0xff, 0xfe]), utf16le])],
		['UTF-16 BE', Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(utf16le).swap16()])],
		['decomposed letters', Buffer.from(text.normalize('NFD'))],
	])('%s', async (_, buffer) => expect(await read(buffer, 'kh.txt')).toBe(text));

	test('windows-1258', async () => {
		// "Kế hoạch": ê with a combining acute, a with a combining dot below.
		const buffer = Buffer.from([0x4b, 0xea, 0xec, 0x20, 0x68, 0x6f, 0x61, 0xf2, 0x63, 0x68]);
		expect(await read(buffer, 'kh.txt')).toBe('Kế hoạch');
	});

	test.each([
		['TCVN3', 'KÕ ho¹ch tuyªn truyÒn trªn ®Þa bµn phêng', 'Kế hoạch tuyên truyền trên địa bàn phờng'],
		['VNI', 'Keá hoaïch tuyeân truyeàn treân ñòa baøn phöôøng', 'Kế hoạch tuyên truyền trên địa bàn phường'],
	])('%s', async (_, bytes, wanted) => {
		expect(await read(Buffer.from(bytes, 'latin1'), 'kh.txt')).toBe(wanted);
	});

	test('a table of tabs becomes rows', async () => {
		const text = 'STT\tViệc\tĐơn vị\n1\t\tCông an\nHết\t2';
		expect(await read(Buffer.from(text), 'kh.txt')).toBe('STT | Việc | Đơn vị\n1 |  | Công an\nHết\t2');
	});

	test('a file is known by its content whatever its name', async () => {
		expect(await read(Buffer.from('KẾ HOẠCH'), 'kh.docx')).toBe('KẾ HOẠCH');
		expect(await read(docx({ body: paragraph('KẾ HOẠCH') }), 'kh.txt')).toBe('KẾ HOẠCH');
	});
});

describe('a file that cannot be read is refused with a Vietnamese sentence that says what to do', () => {
	const whole = docx({ body: paragraph('Nội dung. '.repeat(2000)) });
	const other = (name: string) => zip([[name, '<x/>']]);
	const ole = (stream: string) => {
		const container = CFB.utils.cfb_new();
		CFB.utils.cfb_add(container, `/${stream}`, Buffer.alloc(5000));
		return CFB.write(container, { type: 'buffer' }) as Buffer;
	};
	test.each<[string, Buffer, string, RegExp]>([
		['cut off', whole.subarray(0, whole.length / 2), 'kh.docx', /bị hỏng hoặc tải lên chưa hết\. Hãy/],
		['cut off at its end', whole.subarray(0, -30), 'kh.docx', /bị hỏng hoặc tải lên chưa hết\. Hãy/],
		['only the first bytes', Buffer.from('PK\x03\x04'), 'kh.docx', /bị hỏng/],
		['an empty archive', Buffer.from(`PK\x05\x06${'\0'.repeat(18)}`), 'kh.docx', /trống hoặc bị hỏng/],
		['a workbook', other('xl/workbook.xml'), 'kh.docx', /sổ tính, không phải văn bản Word\. Hãy/],
		['slides', other('ppt/presentation.xml'), 'kh.docx', /bài trình chiếu/],
		['another archive', other('a.txt'), 'kh.docx', /tệp nén/],
		['an archive of another program', Buffer.from('Rar!\x1A\x07\0'), 'kh.rar', /Hãy giải nén/],
		['a .docx with a password', ole('EncryptedPackage'), 'kh.docx', /có mật khẩu\. Hãy bỏ mật khẩu/],
		['an old workbook', ole('Workbook'), 'kh.doc', /sổ tính Excel/],
		['a .doc without its insides', ole('WordDocument'), 'kh.doc', /\.doc.*hỏng.*Hãy/],
		['the head of a .doc', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'kh.doc', /\.doc.*hỏng.*Hãy/],
		['the head of a PDF', Buffer.from('%PDF-1.7'), 'kh.pdf', /PDF bị hỏng.*Hãy/],
		['a picture', Buffer.from('89504e470d0a1a0a', 'hex'), 'kh.png', /là ảnh\. Hãy/],
		['a program', Buffer.from('MZ\x90\0\x03\0\0\0\x04'), 'kh.txt', /Không đọc được tệp “kh\.txt”/],
		['no text', docx({ body: paragraph('') }), 'kh.docx', /không có chữ nào đọc được/],
		['broken XML', docx({ body: '<w:p><w:r>' }), 'kh.docx', /bị hỏng/],
	])('%s', async (_, buffer, name, message) => {
		await expect(read(buffer, name)).rejects.toThrow(DocumentError);
		await expect(read(buffer, name)).rejects.toThrow(message);
	});

	test.each(['co-mat-khau.doc', 'co-mat-khau.odt', 'co-mat-khau.pdf'])('%s', async (name) => {
		await expect(read(readFileSync(join(documents, name)), name)).rejects.toThrow(/có mật khẩu\. Hãy/);
	});

	test('a document of Word 95', async () => {
		const container = CFB.utils.cfb_new();
		CFB.utils.cfb_add(container, '/WordDocument', Buffer.alloc(5000, 'dca568', 'hex'));
		const file = CFB.write(container, { type: 'buffer' }) as Buffer;
		await expect(read(file, 'cu.doc')).rejects.toThrow(/trước năm 1997.*Hãy/);
	});

	test('a zip bomb stops at the limit, whatever size it declares', async () => {
		const content = new Uint8Array(60 * MEGABYTE).fill(97);
		const bomb = zip([['word/document.xml', content]]);
		expect(bomb.length).toBeLessThan(MEGABYTE);
		await expect(read(bomb)).rejects.toThrow(/giải nén ra quá 50 MB/);
	});

	test('an entity from outside or one that multiplies is never resolved', async () => {
		const document =
			'<!DOCTYPE x [<!ENTITY a "aaaaaaaa"><!ENTITY f SYSTEM "file:///etc/hostname">]><w:document xmlns:w="w"><w:body><w:p><w:r><w:t>&a;&f;</w:t></w:r></w:p></w:body></w:document>';
		await expect(read(docx({ body: '', document }))).rejects.toThrow(/bị hỏng/);
	});
});
