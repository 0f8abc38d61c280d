import ExcelJS from 'exceljs';
import type { INodeParameters } from 'n8n-workflow';
import { read as readXlsx, write as writeXlsx, type WorkSheet } from 'xlsx';
import { directoryRows, settingsEvent } from '../../../domain/book';
import { signLink, type LinkPurpose } from '../../../domain/reports/link';
import type { LogEvent } from '../../../domain/types';
import { UnitReport } from '../../../nodes/UnitReport/UnitReport.node';
import { economy, school, settings, stored } from '../../domain/messages/greenSunday';
import { runNode } from '../../runNode';

export const SECRET = 'mot-chuoi-bi-mat-dai-hon-ba-muoi-hai-ky-tu';
export const NOW = '2026-05-18T09:00:00+07:00';
export const PLAN = stored.planId;
export const CONTACT = school.contact!.email!;
const credentials = { keHoachLinkApi: { secret: SECRET, baseUrl: 'https://n8n.phuong.example' } };

export const tokenOf = (
	unit: string,
	purpose: LinkPurpose,
	change: { issuedAt?: string; expiresAt?: string } = {},
) =>
	signLink(
		{
			planId: PLAN,
			unit,
			purpose,
			issuedAt: '2026-05-12T09:00:00+07:00',
			expiresAt: '2026-07-01T00:00:00+07:00',
			...change,
		},
		SECRET,
	);

/** The three tables, as the workflow Đọc nhật ký gives them. */
export function bookOf(events: LogEvent[] = [], assignments = stored.assignments) {
	const json = (row: object) => ({ ...row, data: JSON.stringify((row as { data: unknown }).data) });
	return {
		units: directoryRows([economy, school], 'i1', NOW).map(json),
		plans: [json({ planId: PLAN, at: NOW, by: '', data: { plan: stored.plan, assignments } })],
		events: [settingsEvent(settings, NOW), ...events].map((row, id) => json({ ...row, id })),
	};
}

export async function run(operation: string, parameters: INodeParameters, files: Buffer[] = []) {
	const binary = Object.fromEntries(
		files.map((content, at) => [
			`tep_${at}`,
			{
				data: content.toString('base64'),
				mimeType: 'application/octet-stream',
				fileName: `phieu-${at}.xlsx`,
			},
		]),
	);
	const item = { json: { from: { address: CONTACT } }, ...(files.length > 0 && { binary }) };
	const { outputs, error } = await runNode(new UnitReport(), { now: NOW, operation, ...parameters }, [item], {
		credentials,
	});
	if (error) throw error;
	return outputs[0]![0]!;
}

/** The form that a unit downloads through its link. */
export async function blankFor(unit: string, book: object = bookOf(), now = NOW): Promise<Buffer> {
	const { json, binary } = await run('blankForm', {
		token: tokenOf(unit, 'report'),
		book: book as never,
		now,
	});
	if (!binary?.data) throw new Error(String(json.title));
	return Buffer.from(binary.data.data, 'base64');
}

/** The officer's workbook, a sheet a unit. */
export async function blankForAll(units = ''): Promise<Buffer> {
	const { binary } = await run('blankForm', { forms: 'plan', planId: PLAN, units, book: bookOf() as never });
	return Buffer.from(binary!.data!.data, 'base64');
}

export const ANSWERS: Record<string, string> = {
	trang_thai: 'Hoàn thành',
	v_q1: '01',
	v_cay: '1.250',
	v_ket_qua: 'Đã dọn vệ sinh',
};
export const KT_ANSWERS: Record<string, string> = {
	trang_thai: 'Đang thực hiện',
	v_q2p1: '02',
	v_kp: '2,5 triệu',
	v_ket_qua: 'Đã phân công',
};

/** A workbook of ours as a person leaves it: answers by field, then whatever else was done to it. */
export async function filled(
	blank: Buffer,
	answers: Record<string, ExcelJS.CellValue>,
	change: (book: ExcelJS.Workbook) => void = () => undefined,
	at = 0,
): Promise<Buffer> {
	const book = new ExcelJS.Workbook();
	await book.xlsx.load(blank as unknown as ArrayBuffer);
	const sheet = book.worksheets[at]!;
	for (const [field, value] of Object.entries(answers)) answerCell(sheet, field).value = value;
	change(book);
	return Buffer.from(await book.xlsx.writeBuffer());
}

/** The cell in which a field is answered. */
export function answerCell(sheet: ExcelJS.Worksheet, field: string): ExcelJS.Cell {
	let row = 0;
	sheet.getColumn(1).eachCell((cell, at) => {
		if (cell.value === `phieu:${field}`) row = at;
	});
	if (!row) throw new Error(`The sheet does not ask for ${field}`);
	return sheet.getCell(row, 7);
}

export async function read(
	file: Buffer | Buffer[],
	book: object = bookOf(),
	parameters: INodeParameters = {},
) {
	const { json } = await run('readForm', { book: book as never, ...parameters }, [file].flat());
	return json as unknown as {
		papers: { ok: boolean; unit: string; refusal: string; problems: string[]; row?: LogEvent }[];
		rows: LogEvent[];
	};
}

export const event = (
	kind: string,
	unit: string,
	data: object = {},
	at = '2026-05-18T08:00:00+07:00',
): LogEvent => ({
	planId: PLAN,
	unit,
	kind,
	at,
	by: 'Cán bộ',
	key: '',
	data: { ...data },
});

/** The same through another program, which keeps neither looks nor protection; undefined empties a cell. */
export function refilled(
	blank: Buffer,
	answers: Record<string, string | undefined>,
	{ at = 0, change }: { at?: number; change?: (sheet: WorkSheet) => void } = {},
): Buffer {
	const book = readXlsx(blank);
	const sheet = book.Sheets[book.SheetNames[at]!]!;
	for (const [field, value] of Object.entries(answers)) {
		const row = Object.keys(sheet).find((address) => sheet[address]?.v === `phieu:${field}`);
		if (!row) throw new Error(`The sheet does not ask for ${field}`);
		sheet[`G${row.slice(1)}`] = value === undefined ? undefined : { t: 's', v: value };
	}
	change?.(sheet);
	return writeXlsx(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer;
}
