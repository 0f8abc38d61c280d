import ExcelJS from 'exceljs';
import type { INodeExecutionData } from 'n8n-workflow';
import { output, shown } from './harness';
import { append, engine, rows } from './unitWard';
import { stored } from '../domain/messages/greenSunday';

const FORM = 'Bảng ngoại tuyến';
const PLAN = stored.planId;
const opened = (json = {}, binary?: INodeExecutionData['binary'], pages = {}) =>
	engine.run(
		FORM,
		FORM,
		[{ json: { nguoi: 'Phó Trưởng phòng', kh: '', ...json }, ...(binary && { binary }) }],
		pages,
	);

async function download(): Promise<ExcelJS.Workbook> {
	const [item] = output(await opened(), 'Soạn bảng');
	const book = new ExcelJS.Workbook();
	await book.xlsx.load(Buffer.from(item!.binary!.data!.data, 'base64') as unknown as ExcelJS.Buffer);
	return book;
}

async function upload(book: ExcelJS.Workbook) {
	const data = Buffer.from(await book.xlsx.writeBuffer()).toString('base64');
	return await opened({}, { tep: { data, mimeType: 'application/octet-stream', fileName: 'bang.xlsx' } });
}

/** Fills in every row of a unit as a person does who reads the visible titles. */
function fill(book: ExcelJS.Workbook, unit: string): void {
	book.getWorksheet('Báo cáo')!.eachRow((row) => {
		if (!row.getCell(1).text.startsWith(`${unit}|`)) return;
		const head = row.getCell(1).text.endsWith('|u');
		if (head) row.getCell(8).value = 'Hoàn thành';
		if (head) row.getCell(11).value = 'x';
		else row.getCell(7).value = row.getCell(1).text.endsWith('ket_qua') ? 'Đã dọn vệ sinh' : 1;
		if (head) row.getCell(9).value = 'Làm ít hơn chỉ tiêu vì mưa';
	});
}

test('the officer takes the sheet along, brings it back filled in, and the reports are in the log once', async () => {
	const book = await download();
	const unit = stored.assignments[0]!.unit;
	fill(book, unit);
	const first = await upload(book);
	expect(shown(first, 'Kết quả', 'completionTitle')).toBe('Đã nhận báo cáo của 1 đơn vị');
	expect(rows('report.submitted')).toMatchObject([
		{ unit, by: 'Phó Trưởng phòng', data: { via: 'sheet', revision: 1 } },
	]);
	const again = await upload(book);
	expect(shown(again, 'Kết quả', 'completionMessage')).toContain('không có báo cáo nào mới');
	expect(rows('report.submitted')).toHaveLength(1);
});

test('a file of something else is refused in a sentence', async () => {
	const book = new ExcelJS.Workbook();
	book.addWorksheet('Danh sách').addRow(['Tên', 'Số']);
	expect(shown(await upload(book), 'Kết quả', 'completionMessage')).toContain('không phải bảng báo cáo');
	expect(rows('report.submitted')).toEqual([]);
});

test('of several plans one is chosen first', async () => {
	const other = {
		...stored,
		planId: 'kh-khac',
		assignments: stored.assignments.map((one) => ({ ...one, planId: 'kh-khac' })),
	};
	const { planId, at, by, plan, assignments } = other;
	await append('kh_plans', [
		{ planId, title: 'Kế hoạch khác', dueAt: '', at, by, data: { plan, assignments } },
	]);
	const run = await opened({}, undefined, {
		'Chọn kế hoạch': [{ json: { ke_hoach: `Kế hoạch nào đó [${PLAN}]` } }],
	});
	expect(output(run, 'Soạn bảng')[0]!.json).toMatchObject({ next: 'download', planId: PLAN });
	const byLink = await opened({ kh: 'kh-khac' });
	expect(output(byLink, 'Soạn bảng')[0]!.json).toMatchObject({ next: 'download', planId: 'kh-khac' });
});
