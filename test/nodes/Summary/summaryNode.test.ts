import type { IExecuteFunctions, INode } from 'n8n-workflow';
import * as XLSX from 'xlsx';
import { Summary } from '../../../nodes/Summary/Summary.node';
import { NOW, PLAN_ID, rawBook } from '../../domain/summary/wardBook';

const SECRET = 'mot-bi-mat-dai-hon-ba-muoi-hai-ky-tu';

/** The shell alone, with parameters as n8n has resolved them; the engine tests run the workflow. */
function run(parameters: Record<string, unknown>, continueOnFail = false) {
	const all: Record<string, unknown> = {
		operation: 'workbook',
		book: rawBook(),
		planId: PLAN_ID,
		now: NOW,
		binaryPropertyName: 'data',
		fileName: 'tong-hop.xlsx',
		...parameters,
	};
	const context = {
		getInputData: () => [{ json: {} }],
		getNodeParameter: (name: string, _item: number, fallback: unknown) => all[name] ?? fallback,
		getNode: () => ({ name: 'Summary', type: 'summary' }) as INode,
		continueOnFail: () => continueOnFail,
		getCredentials: async () => ({ secret: SECRET, baseUrl: 'https://n8n.phuong.example/' }),
		helpers: {
			prepareBinaryData: async (data: Buffer, fileName: string, mimeType: string) => ({
				data: data.toString('base64'),
				fileName,
				mimeType,
			}),
		},
	};
	return new Summary().execute.call(context as unknown as IExecuteFunctions);
}

test.each([
	['an object', rawBook()],
	['JSON text', JSON.stringify(rawBook())],
])('the book may come as %s; figures and file come out', async (_, book) => {
	const [[item]] = (await run({ book })) as unknown as [
		[{ json: object; binary: { data: { data: string; fileName: string } }; pairedItem: object }],
	];
	expect(item.json).toEqual(
		expect.objectContaining({ planId: PLAN_ID, units: 44, reported: 28, late: 16, now: NOW }),
	);
	expect(item.json).not.toHaveProperty('error');
	expect(item.pairedItem).toEqual({ item: 0 });
	expect(item.binary.data.fileName).toBe('tong-hop.xlsx');
	expect(XLSX.read(item.binary.data.data, { type: 'base64' }).SheetNames).toEqual([
		'Tổng hợp',
		'Chi tiết',
		'Chỉ tiêu',
		'Chậm báo cáo',
		'Nhật ký',
	]);
});

test('an unknown plan gives a sentence that lists the known ones', async () => {
	await expect(run({ planId: 'kh-khac' })).rejects.toMatchObject({
		message: expect.stringMatching(/^Không có kế hoạch mang mã “kh-khac”\. .*kh-36-kh-ubnd \(Hưởng ứng/),
		context: { itemIndex: 0 },
	});
	await expect(run({ planId: '', book: {} })).rejects.toThrow(
		'Chưa chọn kế hoạch. Chưa có kế hoạch nào được lưu.',
	);
});

test('a failure becomes an item when the workflow goes on', async () => {
	expect(await run({ planId: 'kh-khac' }, true)).toEqual([
		[{ json: { error: expect.stringContaining('kh-khac') }, pairedItem: { item: 0 } }],
	]);
});

interface Made {
	json: Record<string, unknown>;
	binary: Record<string, { data: string; fileName: string; mimeType: string }>;
}
const made = async (parameters: Record<string, unknown>) => (await run(parameters))[0] as unknown as Made[];
const textOf = (item: Made, field: string) => Buffer.from(item.binary[field]!.data, 'base64').toString();

test.each([
	['report', 'bao-cao.docx'],
	['lateList', 'cong-van.docx'],
])('the operation %s gives a Word file with the same figures', async (operation, fileName) => {
	const [item] = await made({ operation, fileName });
	expect(item!.json).toMatchObject({ units: 44, reported: 28 });
	expect(item!.binary.data).toMatchObject({
		fileName,
		mimeType: expect.stringContaining('wordprocessingml'),
	});
	expect(textOf(item!, 'data').slice(0, 2)).toBe('PK');
});

test('the link that one operation signs opens the page of the other', async () => {
	const [signed] = await made({ operation: 'statusLink', validDays: 90, path: 'theo-doi' });
	const link = new URL(String(signed!.json.statusLink));
	expect(link.origin + link.pathname).toBe('https://n8n.phuong.example/webhook/theo-doi');
	const [page] = await made({ operation: 'statusPage', token: link.searchParams.get('t') });
	expect(page!.json).toMatchObject({ ok: true, statusCode: 200, planId: PLAN_ID, reported: 28 });
	expect(textOf(page!, 'data')).toContain('Mới có 28/44 đơn vị báo cáo');
	const [verified] = await made({ operation: 'statusVerify', token: link.searchParams.get('t') });
	expect(verified!.json).toMatchObject({ ok: true, planId: PLAN_ID });
});

test('the picture is a .png that joins the item and its files', async () => {
	const [item] = await made({ operation: 'statusPicture', binaryPropertyName: 'picture', fileName: 'a.png' });
	expect(item!.binary.picture).toMatchObject({ fileName: 'a.png', mimeType: 'image/png' });
	const png = Buffer.from(item!.binary.picture!.data, 'base64');
	expect(png.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
	expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1080, 366 + 13 * 46 + 70]);
	expect(png.length).toBeLessThan(200_000);
});

test.each([
	['statusPage', 'a page of refusal and none of the figures'],
	['statusVerify', 'the same before any data is read'],
])('a wrong token gets from %s %s', async (operation) => {
	const [page] = await made({ operation, token: 'a.b' });
	expect(page!.json).toEqual({
		ok: false,
		statusCode: 403,
		reason: 'forged',
		title: 'Liên kết không hợp lệ',
		message: expect.any(String),
	});
	expect(textOf(page!, 'data')).not.toContain('đơn vị báo cáo');
});

test('a closed plan is frozen once as it stood, and again with what differs when it was closed anew', async () => {
	const book = rawBook();
	let id = 1000;
	const log = (kind: string, at: string, data: object = {}, unit = '') =>
		book.events.push({
			id: (id += 1),
			planId: PLAN_ID,
			unit,
			kind,
			at,
			by: '',
			key: String(id),
			data: JSON.stringify(data),
		});
	const freeze = async (now: string) => await made({ operation: 'freeze', book, now });
	expect(await freeze('2026-05-26T07:30:00+07:00')).toEqual([]);
	log('plan.closed', '2026-05-26T07:00:00+07:00', { reason: 'Đủ' });
	const [first, ...others] = await freeze('2026-05-26T07:30:00+07:00');
	expect(others).toEqual([]);
	const { rows, files } = first!.json as {
		rows: { kind: string; at: string; data: { file: { path: string } } }[];
		files: { path: string }[];
	};
	expect(rows[0]).toMatchObject({
		kind: 'summary.frozen',
		data: { version: 1, figures: { units: 44, reported: 28 } },
	});
	expect(files).toEqual([{ path: rows[0]!.data.file.path, property: 'data' }]);
	expect(XLSX.read(first!.binary.data!.data, { type: 'base64' }).SheetNames).toHaveLength(5);

	log('summary.frozen', rows[0]!.at, rows[0]!.data);
	log('plan.reopened', '2026-05-26T08:00:00+07:00');
	log('plan.closed', '2026-05-26T08:10:00+07:00');
	expect(await freeze('2026-05-26T08:30:00+07:00')).toEqual([]);
	log('plan.reopened', '2026-05-26T09:00:00+07:00');
	log('report.submitted', '2026-05-26T09:10:00+07:00', { values: { q1: 1 } }, 'TH7');
	log('plan.closed', '2026-05-26T09:20:00+07:00');
	const [second] = await freeze('2026-05-26T09:30:00+07:00');
	expect(second!.json).toMatchObject({ version: 2, rows: [{ data: { figures: { reported: 29 } } }] });
	const workbook = XLSX.read(second!.binary.data!.data, { type: 'base64' });
	const told = XLSX.utils.sheet_to_json<string[]>(workbook.Sheets['Thay đổi']!, { header: 1 }).flat();
	expect(told).toEqual(expect.arrayContaining(['Mới báo cáo', 'Trường Trung học cơ sở Hòa Bình 1']));
});
