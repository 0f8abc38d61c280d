import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import type { IDataObject } from 'n8n-workflow';
import * as XLSX from 'xlsx';
import { changesBetween, statusPage } from '../../domain/summary';
import { summariseWard } from '../domain/summary/summariseWard';
import { Engine, output } from '../engine/harness';
import { median, report, seconds } from './report';

/** The three tables of a ward with that many units, all of which reported. */
function book(count: number): IDataObject {
	const at = '2026-05-18T10:00:00+07:00';
	const units = Array.from({ length: count }, (_, i) => {
		const data = {
			code: `U${i}`,
			name: `Đơn vị ${i}`,
			type: 'trường học',
			aliases: [],
			contact: { email: `u${i}@p.example` },
		};
		return { id: i + 1, importId: 'dm-1', importSize: count, data: JSON.stringify(data) };
	});
	const indicators = [{ id: 'q1', label: 'Băng rôn', kind: 'count', quota: 1 }];
	const assignments = units.map((_, i) => ({
		planId: 'kh-1',
		unit: `U${i}`,
		dueAt: '2026-05-20T17:00:00+07:00',
		tasks: [{ id: 't1', text: 'Treo băng rôn tại trụ sở', role: 'implement' }],
		indicators,
	}));
	const plan = {
		kind: 'KẾ HOẠCH',
		number: '36/KH-UBND',
		symbol: 'KH-UBND',
		issuer: 'Ủy ban nhân dân phường Hòa Bình Mẫu',
		place: null,
		issuedOn: null,
		title: 'Hưởng ứng',
		bases: [],
		theme: null,
		slogans: [],
		period: null,
		deadlines: [],
		funding: null,
		assignees: [],
		quotas: [],
		recipients: [],
		signatory: null,
		doubts: [],
	};
	const events = units.map((_, i) => ({
		id: i + 1,
		planId: 'kh-1',
		unit: `U${i}`,
		kind: 'report.submitted',
		at,
		by: '',
		key: `k${i}`,
		data: JSON.stringify({
			revision: 1,
			values: { q1: 1, ket_qua: 'Đã treo băng rôn tại trụ sở' },
			via: 'form',
		}),
	}));
	return {
		units,
		plans: [{ id: 1, planId: 'kh-1', at, by: '', data: JSON.stringify({ plan, assignments }) }],
		events,
	};
}

/** Five sheets with the same cells in the same font with borders, by the other library; seconds. */
async function withExceljs(file: Buffer): Promise<number> {
	const source = XLSX.read(file);
	const sheets = source.SheetNames.map((name) => ({
		name,
		rows: XLSX.utils.sheet_to_json<unknown[]>(source.Sheets[name]!, { header: 1, defval: null }),
	}));
	const line = { style: 'thin' } as const;
	const border = { top: line, right: line, bottom: line, left: line };
	return await seconds(async () => {
		const workbook = new ExcelJS.Workbook();
		for (const { name, rows } of sheets) {
			const sheet = workbook.addWorksheet(name);
			for (const values of rows)
				sheet.addRow(values).eachCell({ includeEmpty: true }, (cell) => {
					cell.font = { name: 'Times New Roman', size: 11 };
					cell.border = border;
					cell.alignment = { wrapText: true, vertical: 'middle' };
				});
		}
		await workbook.xlsx.writeBuffer();
	});
}

interface Large {
	seconds: number;
	cpuSeconds: number;
	rssMB: number;
	bytes: number;
}

/** In a process of its own, so that its memory is its own. */
function large(units: number, tasks: number): Large {
	const script = join(__dirname, 'largeWorkbook.ts');
	const printed = execFileSync(process.execPath, ['--no-warnings', script, String(units), String(tasks)]);
	return JSON.parse(printed.toString()) as Large;
}

it('workbook: ours beside n8n’s Convert to File and ExcelJS, one row a unit', async () => {
	const engine = await Engine.start({});
	let file = Buffer.alloc(0);
	const make = async (count: number) => {
		const items = [{ json: book(count) }];
		return await seconds(async () => {
			const parameters = { operation: 'workbook', planId: 'kh-1', now: '2026-05-21T08:00:00+07:00' };
			const run = await engine.runNode('n8n-nodes-ke-hoach.summary', 1, parameters, items);
			const [made] = output(run, 'Node');
			expect(made?.json.reported).toBe(count);
			file = Buffer.from(made?.binary?.data?.data ?? '', 'base64');
		});
	};
	const convert = async (count: number) => {
		const items = Array.from({ length: count }, (_, i) => ({
			json: { stt: i, ten: `Đơn vị ${i}`, q1: 1, ket_qua: 'Đã treo băng rôn tại trụ sở' },
		}));
		return await seconds(() =>
			engine.runNode('n8n-nodes-base.convertToFile', 1.1, { operation: 'xlsx', options: {} }, items),
		);
	};
	await make(60);
	const small: number[] = [];
	for (let i = 0; i < 7; i++) small.push(await make(60));
	const bytes60 = file.length;
	await convert(60);
	const plain: number[] = [];
	for (let i = 0; i < 7; i++) plain.push(await convert(60));
	const engine5k = await make(5000);
	const plainLarge = await convert(5000);
	const exceljs5k = await withExceljs(file);
	const tasks = large(5000, 40);
	const units = large(200_000, 1);
	report('workbook', {
		ms60: median(small) * 1000,
		n8nMs60: median(plain) * 1000,
		bytes60,
		seconds5k: large(5000, 1).seconds,
		// Beside the two others, in this process.
		engineSeconds5k: engine5k,
		n8nSeconds5k: plainLarge,
		ratio5k: engine5k / plainLarge,
		exceljsSeconds5k: exceljs5k,
		ratioExceljs: engine5k / exceljs5k,
		// 5,000 units with 40 tasks each: 200,000 rows of the sheet 'Chi tiết'.
		seconds200k: tasks.seconds,
		cpuSeconds200k: tasks.cpuSeconds,
		rssMB200k: tasks.rssMB,
		bytes200k: tasks.bytes,
		// 200,000 units with one task each, so that three sheets have 200,000 rows and the log as many events.
		seconds200kUnits: units.seconds,
		cpuSeconds200kUnits: units.cpuSeconds,
		rssMB200kUnits: units.rssMB,
	});
}, 400_000);

it('status: bytes of the page of a ward of 45 units', () => {
	const summary = summariseWard();
	const before = summariseWard({ events: [] });
	const changes = changesBetween(before, summary);
	const page = statusPage({ summary, since: before.head.now, changes, links: { workbook: '?tep=xlsx' } });
	report('status', { bytes: Buffer.byteLength(page) });
});
