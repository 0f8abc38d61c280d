import type { IExecuteFunctions, INode } from 'n8n-workflow';
import * as XLSX from 'xlsx';
import { Summary } from '../../../nodes/Summary/Summary.node';
import { NOW, PLAN_ID, rawBook } from '../../domain/summary/wardBook';

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
