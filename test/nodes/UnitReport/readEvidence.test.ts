import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { strToU8, zipSync, type Zippable } from 'fflate';
import { readEvidence } from '../../../nodes/UnitReport/transport/readEvidence';
import { openVips, phonePhoto, type VipsModule } from './pictures';

const sample = (name: string) => readFileSync(join(__dirname, '..', '..', '..', 'samples', name));
const docx = sample('ke-hoach.docx');
const xlsx = sample('danh-ba-don-vi.xlsx');
const pdf = Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');
const TYPES =
	'<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';
const office = (parts: Zippable) =>
	Buffer.from(
		zipSync({ '[Content_Types].xml': strToU8(TYPES), 'word/document.xml': strToU8('<w/>'), ...parts }),
	);

let vips: VipsModule;
beforeAll(async () => {
	vips = await openVips();
});
afterAll(() => vips.shutdown());
const look = (bytes: Buffer) => vips.Image.newFromBuffer(bytes);

describe('a photo from a phone', () => {
	it('loses the place where it was taken and its size, and stands upright', async () => {
		const photo = phonePhoto(vips);
		expect(look(photo).getString('exif-ifd3-GPSLatitude')).toContain('20/1');
		const kept = await readEvidence(photo, 'ảnh.jpg');
		expect(kept).toMatchObject({ ending: 'jpg', type: 'image/jpeg' });
		const { width, height } = look(kept.bytes);
		expect([width, height]).toEqual([1500, 2000]);
		expect(kept.bytes.length).toBeLessThan(photo.length / 2);
		for (const word of ['Exif', 'GPS', 'Dien thoai']) expect(kept.bytes.includes(word)).toBe(false);
		expect(look(kept.bytes).getFields()).not.toContain('exif-data');
	}, 60_000);

	it('is not blown up when it is small', async () => {
		const { bytes } = await readEvidence(phonePhoto(vips, 400, 300), 'nhỏ.jpg');
		expect(look(bytes)).toMatchObject({ width: 300, height: 400 });
	}, 60_000);

	it('loses what was hidden behind it', async () => {
		const hidden = Buffer.concat([phonePhoto(vips, 400, 300), office({})]);
		const { bytes } = await readEvidence(hidden, 'ảnh.jpg');
		expect(bytes.includes('word/document.xml')).toBe(false);
	}, 60_000);

	it.each([['.png'], ['.webp']])(
		'may be %s, and is kept as a picture that every office program opens',
		async (ending) => {
			const picture = vips.Image.black(300, 200, { bands: 3 }).copy({ interpretation: 'srgb' });
			const { bytes, type } = await readEvidence(Buffer.from(picture.writeToBuffer(ending)), `ảnh${ending}`);
			expect(type).toBe('image/jpeg');
			expect(look(bytes).width).toBe(300);
		},
	);

	it('keeps what is transparent', async () => {
		const picture = vips.Image.black(300, 200, { bands: 4 }).copy({ interpretation: 'srgb' });
		expect(await readEvidence(Buffer.from(picture.writeToBuffer('.png')), 'a.png')).toMatchObject({
			type: 'image/png',
		});
	});

	it('under the name of another kind of image is taken', async () => {
		const picture = vips.Image.black(30, 20, { bands: 3 }).copy({ interpretation: 'srgb' });
		expect(await readEvidence(Buffer.from(picture.writeToBuffer('.webp')), 'từ Zalo.jpg')).toMatchObject({
			ending: 'jpg',
		});
	});
});

it.each([
	['a PDF', pdf, 'a.PDF', 'application/pdf'],
	[
		'a Word document',
		docx,
		'kế hoạch.docx',
		'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
	],
	['a workbook', xlsx, 'danh bạ.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
	['a file without an ending', pdf, 'báo cáo', 'application/pdf'],
])('takes %s as it is', async (_, content, name, type) => {
	expect(await readEvidence(content, name)).toMatchObject({ type, bytes: content });
});

const box = (brand: string) =>
	Buffer.concat([
		Buffer.from([0, 0, 0, 24]),
		Buffer.from(`ftyp${brand}`),
		Buffer.alloc(4),
		Buffer.from(`${brand}mif1`),
	]);

it.each([
	['a program', Buffer.concat([Buffer.from('MZ\u0090\0'), Buffer.alloc(300)]), 'cai-dat.exe', 'Chỉ nhận ảnh'],
	[
		'a program that says it is a photo',
		Buffer.concat([Buffer.from('MZ\u0090\0'), Buffer.alloc(300)]),
		'anh.jpg',
		'Chỉ nhận ảnh',
	],
	[
		'a program of another system',
		Buffer.concat([Buffer.from('\u007fELF'), Buffer.alloc(300)]),
		'anh.png',
		'Chỉ nhận ảnh',
	],
	[
		'a web page that says it is a PDF',
		Buffer.from('<!DOCTYPE html><script>alert(1)</script>'),
		'a.pdf',
		'Chỉ nhận ảnh',
	],
	[
		'a drawing that can hold a script',
		Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'),
		'a.svg',
		'Chỉ nhận ảnh',
	],
	[
		'the same as a photo',
		Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'),
		'a.png',
		'Chỉ nhận ảnh',
	],
	['a script', Buffer.from('#!/bin/sh\nrm -rf /\n'), 'a.jpg', 'Chỉ nhận ảnh'],
	['plain text', Buffer.from('xin chào'), 'a.txt', 'Chỉ nhận ảnh'],
	['an archive', Buffer.from(zipSync({ 'a.txt': strToU8('a') })), 'a.zip', 'là tệp nén'],
	[
		'an archive that says it is a document',
		Buffer.from(zipSync({ 'a.txt': strToU8('a') })),
		'a.docx',
		'là tệp nén',
	],
	['a document that says it is a photo', docx, 'a.jpg', 'nội dung là DOCX'],
	['a workbook that says it is a document', xlsx, 'a.docx', 'nội dung là XLSX'],
	['a document with a macro in it', office({ 'word/vbaProject.bin': strToU8('x') }), 'a.docx', 'macro'],
	[
		'a document with a program in it',
		office({ 'word/embeddings/a.exe': strToU8('x') }),
		'a.docx',
		'chương trình',
	],
	[
		'a document that fills the memory',
		office({ 'word/media/a.xml': new Uint8Array(40 * 2 ** 20) }),
		'a.docx',
		'giải nén ra quá lớn',
	],
	['a document that is cut off', docx.subarray(0, docx.length / 2), 'a.docx', 'hỏng'],
	['a PDF that is cut off', pdf.subarray(0, 30), 'a.pdf', 'tải lên chưa hết'],
	['an iPhone’s own format', box('heic'), 'IMG_1.HEIC', 'Tương thích nhất'],
	['a video', box('isom'), 'a.mp4', 'dán đường dẫn'],
	[
		'an old Word document',
		Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]),
		'a.doc',
		'lưu lại dạng .docx',
	],
	[
		'a broken photo',
		Buffer.concat([Buffer.from('ffd8ffe000104a464946', 'hex'), Buffer.alloc(200)]),
		'a.jpg',
		'Không đọc được ảnh',
	],
])('refuses %s and says what to do', async (_, content, name, words) => {
	await expect(readEvidence(content, name)).rejects.toThrow(words);
	await expect(readEvidence(content, name)).rejects.toThrow(`“${name}”`);
});

it('refuses a small file that claims a picture of four hundred megapixels', async () => {
	const claim = Buffer.from(vips.Image.black(20_000, 20_000).writeToBuffer('.png', { compression: 9 }));
	expect(claim.length).toBeLessThan(2 ** 20);
	await expect(readEvidence(claim, 'a.png')).rejects.toThrow('trên 100 triệu điểm ảnh');
}, 60_000);

it('makes of any bytes a kind that is taken, or a sentence', async () => {
	const heads = fc.constantFrom(
		'',
		'ffd8ff',
		'89504e470d0a1a0a',
		'52494646',
		'25504446',
		'504b0304',
		'd0cf11e0',
		'3c21',
	);
	await fc.assert(
		fc.asyncProperty(heads, fc.uint8Array({ maxLength: 400 }), async (head, tail) => {
			const content = Buffer.concat([Buffer.from(head, 'hex'), tail]);
			const outcome = await readEvidence(content, 'tệp').catch((cause: Error) => cause.constructor.name);
			expect(typeof outcome === 'string' ? outcome : 'taken').toMatch(/^(FileRefused|taken)$/);
		}),
		{ numRuns: 300 },
	);
}, 60_000);
