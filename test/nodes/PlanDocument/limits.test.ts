import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { DocumentError } from '../../../nodes/PlanDocument/transport/DocumentError';
import { inTurn } from '../../../nodes/PlanDocument/transport/inTurn';
import { readApart } from '../../../nodes/PlanDocument/transport/readApart';
import { docx, paragraph } from './docx';
import { odt } from './packed';
import { zip } from './zip';

const sample = readFileSync(join(__dirname, '../../../samples/ke-hoach.docx'));
const readSample = async () => await readApart({ fileName: 'ke-hoach.docx', bytes: sample });

/** A PDF of one page with the given content, listed as many times as said. */
function pdf(content: Buffer, pages = 1): Buffer {
	const packed = deflateSync(content, { level: 1 });
	const page =
		'<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 3 0 R/Resources<</Font<</F 4 0 R>>>>>>';
	const numbers = Array.from({ length: pages }, (_, at) => `${at + 5} 0 R`);
	const objects = [
		'<</Type/Catalog/Pages 2 0 R>>',
		`<</Type/Pages/Count ${pages}/Kids[${numbers.join(' ')}]>>`,
		`<</Length ${packed.length}/Filter/FlateDecode>>stream\n${packed.toString('latin1')}\nendstream`,
		'<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
		...numbers.map(() => page),
	];
	const places: number[] = [];
	let file = '%PDF-1.7\n';
	for (const [at, object] of objects.entries()) {
		places.push(file.length);
		file += `${at + 1} 0 obj\n${object}\nendobj\n`;
	}
	const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
	const size = objects.length + 1;
	const end = `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer<</Size ${size}/Root 1 0 R>>\nstartxref\n${file.length}\n%%EOF`;
	return Buffer.from(file + end, 'latin1');
}

const only = (name: string, content: string | Uint8Array) => zip([[name, content]]);
const entities = `<!DOCTYPE x [<!ENTITY a0 "ha">${Array.from({ length: 30 }, (_, at) => `<!ENTITY a${at + 1} "&a${at};&a${at};">`).join('')}]>`;
const rows = (count: number) =>
	`<table:table>${'<table:table-row><table:table-cell table:number-columns-repeated="1000000"><text:p>Nội dung</text:p></table:table-cell></table:table-row>'.repeat(count)}</table:table>`;

/** The sentences of a process that was stopped by its limits, or that refused by itself. */
const STOPPED = /bung ra quá lớn|quá dài hoặc quá rối|quá một nghìn trang/;

describe('a file made to do harm ends in one sentence, and the next file is read', () => {
	test.each<[string, string, () => Buffer, RegExp]>([
		['an empty file', 'kh.docx', () => Buffer.alloc(0), /“kh\.docx” trống \(0 byte\)\. Hãy/],
		[
			'a file of 60 MB',
			'kh.docx',
			() => Buffer.alloc(60 * 1024 * 1024),
			/nặng 60 MB, quá giới hạn 20 MB\. Hãy/,
		],
		['a zip bomb', 'bom.docx', () => only('word/document.xml', new Uint8Array(100_000_000)), /quá 50 MB/],
		[
			'an archive in an archive',
			'bom.docx',
			() => only('a.zip', only('word/document.xml', new Uint8Array(60_000_000))),
			/tệp nén/,
		],
		['an .odt bomb', 'bom.odt', () => only('content.xml', new Uint8Array(100_000_000)), /quá 50 MB/],
		[
			'an archive of 60,000 names',
			'bom.docx',
			() => zip(Array.from({ length: 60_000 }, (_, at) => [`x${at}`, ''])),
			/Hãy/,
		],
		[
			'40 MB of sound XML',
			'to.docx',
			() => docx({ body: paragraph('Nội dung cuộc họp').repeat(400_000) }),
			STOPPED,
		],
		[
			'a .docx with entities that multiply',
			'cuoi.docx',
			() => docx({ body: '', document: `${entities}<w:document><w:t>&a30;</w:t></w:document>` }),
			/bị hỏng/,
		],
		[
			'an .odt with entities that multiply',
			'cuoi.odt',
			() => only('content.xml', `${entities}<office:document-content>&a30;</office:document-content>`),
			/bị hỏng/,
		],
		[
			'a cell that says it spans a billion columns',
			'o.docx',
			() =>
				docx({
					body: `<w:tbl><w:tr>${'<w:tc><w:tcPr><w:gridSpan w:val="1000000000"/></w:tcPr><w:p/></w:tc>'.repeat(300_000)}</w:tr></w:tbl>`,
				}),
			/Hãy/,
		],
		['a PDF whose page unpacks to 400 MB', 'bom.pdf', () => pdf(Buffer.alloc(400_000_000, ' ')), STOPPED],
		[
			'a PDF of 5,000 pages',
			'dai.pdf',
			() => pdf(Buffer.from('BT /F 12 Tf (a) Tj ET'), 5000),
			/5000 trang, quá giới hạn 500 trang\. Hãy/,
		],
		[
			'a PDF whose pages go in circles',
			'vong.pdf',
			() =>
				Buffer.from(
					pdf(Buffer.from('')).toString('latin1').replace('/Kids[5 0 R]', '/Kids[2 0 R]'),
					'latin1',
				),
			/PDF bị hỏng.*Hãy/,
		],
		[
			'an .rtf of a million groups',
			'sau.rtf',
			() => Buffer.from(`{\\rtf1 ${'{'.repeat(1_000_000)}${'}'.repeat(1_000_001)}`),
			/\.rtf bị hỏng.*Hãy/,
		],
		[
			'an .rtf that skips two billion bytes',
			'bin.rtf',
			() => Buffer.from('{\\rtf1 a\\bin2000000000 x}'),
			/\.rtf bị hỏng.*Hãy/,
		],
		[
			'an .rtf of three million paragraphs',
			'dai.rtf',
			() => Buffer.from(`{\\rtf1 ${'a\\par '.repeat(3_000_000)}}`),
			STOPPED,
		],
		[
			'an .rtf of a million cells in a row',
			'bang.rtf',
			() =>
				Buffer.from(`{\\rtf1 \\trowd${'\\cellx5'.repeat(1_000_000)}${'a\\cell '.repeat(1_500_000)}\\row}`),
			STOPPED,
		],
		[
			'an .odt of spans in spans',
			'long.odt',
			() =>
				odt(
					`<text:p>${'<text:span>'.repeat(900)}${'x<text:s/>'.repeat(3000)}${'</text:span>'.repeat(900)}</text:p>`.repeat(
						80,
					),
				),
			STOPPED,
		],
		[
			'a web page of lists without end',
			'trang.html',
			() => Buffer.from(`<html>${'<ol><li value=9999999999>x</ol>'.repeat(600_000)}`),
			STOPPED,
		],
		[
			'a .doc that only begins as one',
			'kh.doc',
			() => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(2_000_000, 7)]),
			/Hãy/,
		],
	])(
		'%s',
		async (_, fileName, make, sentence) => {
			const bytes = make();
			const refusal = await readApart({ fileName, bytes }).catch((cause: unknown) => cause);
			expect(refusal).toBeInstanceOf(DocumentError);
			expect((refusal as Error).message).toMatch(sentence);
			expect((refusal as Error).message).toMatch(/^[^.]*(?:\.[^ ][^.]*)*\. (?:Hãy|Đề nghị)[^\n]*\.$/);
			expect((await readSample()).plan.number).toBe('36/KH-UBND');
		},
		30_000,
	);

	test('what an .odt says a million times is read once', async () => {
		const { text } = await readApart({ fileName: 'bang.odt', bytes: odt(rows(1000)) });
		expect(text.length).toBeLessThan(1_000_000);
	});

	test('pasted text whose reading takes too long is stopped too, and longer text is refused at once', async () => {
		await expect(readApart({ text: 'chữ '.repeat(600_000) })).rejects.toThrow(/quá một nghìn trang/);
		const line =
			'Phòng Văn hóa - Xã hội chủ trì, phối hợp với Công an phường treo 5 băng rôn trước ngày 20/5/2026; ';
		await expect(readApart({ text: line.repeat(15_000) })).rejects.toThrow(STOPPED);
		expect((await readSample()).plan.number).toBe('36/KH-UBND');
	}, 30_000);
});

function childProcesses(): string[] {
	return readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8').trim().split(' ');
}

describe('while a file is read', () => {
	test('n8n goes on with its other work', async () => {
		const bytes = docx({ body: paragraph('Nội dung cuộc họp').repeat(400_000) });
		let ticks = 0;
		const clock = setInterval(() => (ticks += 1), 10);
		await readApart({ fileName: 'to.docx', bytes }).catch(() => undefined);
		clearInterval(clock);
		// Read in n8n itself it would be one.
		expect(ticks).toBeGreaterThan(20);
	}, 30_000);

	test('the process sees nothing of the environment', async () => {
		process.env.KE_HOACH_SECRET = 'bi-mat';
		const bytes = docx({ body: paragraph('Nội dung').repeat(300_000) });
		// The process of the test before may be ending still.
		const before = childProcesses();
		const reading = readApart({ fileName: 'to.docx', bytes }).catch(() => undefined);
		const environments = childProcesses()
			.filter((pid) => !before.includes(pid))
			.map((pid) => readFileSync(`/proc/${pid}/environ`, 'latin1'));
		await reading;
		delete process.env.KE_HOACH_SECRET;
		expect(environments).toHaveLength(1);
		expect(environments[0]).not.toContain('bi-mat');
	}, 30_000);

	test('no more than two at once; one that fails leaves its place to the next, in order', async () => {
		const begun: number[] = [];
		let running = 0;
		let most = 0;
		const job = (at: number) => async () => {
			begun.push(at);
			most = Math.max(most, (running += 1));
			await new Promise((resolve) => setImmediate(resolve));
			running -= 1;
			if (at % 2 === 0) throw new Error(`job ${at}`);
			return at;
		};
		const done = await Promise.allSettled([0, 1, 2, 3, 4, 5].map((at) => inTurn(job(at))));
		expect(most).toBe(2);
		expect(begun).toEqual([0, 1, 2, 3, 4, 5]);
		expect(done.map(({ status }) => status)).toEqual(Array(3).fill(['rejected', 'fulfilled']).flat());
	});
});
