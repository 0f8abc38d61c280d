import ExcelJS from 'exceljs';
import { writeWorkbook } from '../../../nodes/Summary/transport/writeWorkbook';
import { summariseWard } from '../../domain/summary/summariseWard';
import { events, stored, units } from '../../domain/summary/wardBook';

/** The ward of the other tests over and over, so often that its rows are written one after the other. */
const COPIES = 50;
const copies = <T extends { unit: string } | { code: string }>(all: T[]): T[] =>
	Array.from({ length: COPIES }, (_, n) =>
		all.map((one) =>
			'code' in one ? { ...one, code: `${one.code}-${n}` } : { ...one, unit: `${one.unit}-${n}` },
		),
	).flat();

const largeWard = () =>
	summariseWard({
		units: copies(units),
		stored: { ...stored, assignments: copies(stored.assignments) },
		events: copies(events).map((event) => ({ ...event, key: `${event.key}-${event.unit}` })),
	});

test('a sheet of thousands of rows says and looks the same as a short one', async () => {
	const open = async (file: Buffer) => {
		const workbook = new ExcelJS.Workbook();
		await workbook.xlsx.load(file as unknown as ExcelJS.Buffer);
		return workbook;
	};
	const short = await open(await writeWorkbook(summariseWard()));
	const summary = largeWard();
	expect(summary.figures).toMatchObject({ units: 44 * COPIES, reported: 28 * COPIES });
	const long = await open(await writeWorkbook(summary));
	expect(long.worksheets.map(({ name }) => name)).toEqual(short.worksheets.map(({ name }) => name));

	const [detail, longDetail] = [short.getWorksheet('Chi tiết')!, long.getWorksheet('Chi tiết')!];
	expect(longDetail.rowCount).toBe(8 + 45 * COPIES);
	expect(longDetail.autoFilter).toBe(`A8:O${8 + 45 * COPIES}`);
	const rowOf = (sheet: ExcelJS.Worksheet, name: string) => {
		const found: ExcelJS.Row[] = [];
		sheet.eachRow((row) => row.getCell(2).text === name && found.push(row));
		return found[0]!;
	};
	for (const name of ['Phòng Văn hóa - Xã hội', '=1+1', 'Hội Nông dân', 'Hợp tác xã Vận tải Mẫu']) {
		const [row, longRow] = [rowOf(detail, name), rowOf(longDetail, name)];
		expect(longRow.height).toBe(row.height);
		for (let col = 2; col <= 15; col++) {
			expect(longRow.getCell(col).value).toEqual(row.getCell(col).value);
			expect(longRow.getCell(col).style).toEqual(row.getCell(col).style);
		}
	}
	const quotas = long.getWorksheet('Chỉ tiêu')!;
	const total = quotas.getRow(9);
	expect([total.getCell(5).result, total.getCell(5).font.bold]).toEqual([27 * COPIES, true]);
	expect(quotas.getRow(10).getCell(7).formula).toContain('F10-E10');
}, 60_000);

test('says how far it is, up to the last row', async () => {
	const told: [number, number][] = [];
	await writeWorkbook(largeWard(), (done, all) => told.push([done, all]));
	const last = told.at(-1)!;
	expect(last[0]).toBe(last[1]);
	expect(told.map(([done]) => done)).toEqual(told.map(([done]) => done).toSorted((a, b) => a - b));
	expect(last[1]).toBeGreaterThan(45 * COPIES);
}, 60_000);

test('a failure half-way, or a run that was stopped, leaves no file at all', async () => {
	const summary = largeWard();
	const late = summary.groups.at(-1)!.rows;
	Object.defineProperty(late[late.length - 2]!, 'result', {
		get: () => {
			throw new Error('hỏng giữa chừng');
		},
	});
	await expect(writeWorkbook(summary)).rejects.toThrow('hỏng giữa chừng');
	const stop = (done: number) => {
		if (done > 1000) throw new Error('dừng');
	};
	await expect(writeWorkbook(largeWard(), stop)).rejects.toThrow('dừng');
}, 60_000);
