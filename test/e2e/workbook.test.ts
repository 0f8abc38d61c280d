import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import * as XLSX from 'xlsx';
import { draftReport, lateLetter } from '../../domain/summary';
import { fillTemplate } from '../../nodes/Summary/transport/template/fillTemplate';
import { writePaper } from '../../nodes/Summary/transport/writePaper';
import { writeWorkbook } from '../../nodes/Summary/transport/writeWorkbook';
import { summariseWard } from '../domain/summary/summariseWard';
import { stored } from '../domain/summary/wardBook';
import { ownForm } from '../nodes/Summary/ownForm';

/** LibreOffice reckons the workbook anew and prints it. Needs `soffice` on the PATH (Debian: libreoffice-calc). */
let folder: string;
beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'workbook-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function convert(file: Buffer, to: 'xlsx' | 'pdf', from: 'xlsx' | 'docx' = 'xlsx'): Buffer {
	const input = join(folder, `in.${from}`);
	const out = join(folder, 'out');
	writeFileSync(input, file);
	const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
	try {
		execFileSync('soffice', [profile, '--headless', '--convert-to', to, '--outdir', out, input], {
			stdio: 'pipe',
			timeout: 120_000,
		});
	} catch (cause) {
		throw new Error('This test needs LibreOffice: install libreoffice-calc so that `soffice` runs', {
			cause,
		});
	}
	return readFileSync(join(out, `in.${to}`));
}

/** The same file without the results that we wrote beside the formulas, so that LibreOffice must find its own. */
function withoutResults(file: Buffer): Buffer {
	const parts = unzipSync(file);
	for (const name of Object.keys(parts).filter((one) => one.startsWith('xl/worksheets/')))
		parts[name] = strToU8(strFromU8(parts[name]!).replace(/(<\/f>)<v>[^<]*<\/v>/g, '$1'));
	return Buffer.from(zipSync(parts));
}

/** LibreOffice keeps 15 digits. */
function rounded(value: unknown): unknown {
	return typeof value === 'number' ? Number(value.toPrecision(14)) : value;
}

function formulaCells(file: Buffer): Map<string, unknown> {
	const found = new Map<string, unknown>();
	const book = XLSX.read(file);
	for (const name of book.SheetNames)
		for (const [address, cell] of Object.entries(book.Sheets[name]!) as [string, XLSX.CellObject][])
			if (cell?.f) found.set(`${name}!${address}`, rounded(cell.v ?? ''));
	return found;
}

test.each([
	['in the middle of the campaign', summariseWard()],
	['before any report', summariseWard({ events: [], now: '2026-05-15T08:00:00+07:00' })],
	['with yes-or-no questions and sums of money', summariseWard(questions())],
])(
	'LibreOffice reckons every total as we do, %s',
	async (_, summary) => {
		const file = await writeWorkbook(summary);
		const ours = formulaCells(file);
		const theirs = formulaCells(convert(withoutResults(file), 'xlsx'));
		expect(ours.size).toBeGreaterThan(40);
		expect([...theirs.keys()].toSorted()).toEqual([...ours.keys()].toSorted());
		for (const [address, value] of ours) expect([address, theirs.get(address)]).toEqual([address, value]);
	},
	180_000,
);

test.each([
	['as it was given', (form: Buffer) => form],
	['once LibreOffice has saved it', (form: Buffer) => convert(form, 'xlsx')],
])(
	'a ward’s own form, %s: LibreOffice reckons its totals over the filled rows and keeps its chart',
	async (_, given) => {
		const filled = await fillTemplate(given(await ownForm()), summariseWard());
		const saved = convert(filled, 'xlsx');
		const value = (sheet: string, cell: string) => XLSX.read(saved).Sheets[sheet]![cell]?.v as unknown;
		expect(value('Biểu 7', 'B8')).toBe('Phòng Văn hóa - Xã hội');
		expect(value('Biểu 7', 'D53')).toBe(19);
		expect(value('Biểu 7', 'F52')).toBe(44);
		expect(value('Tóm tắt', 'A1')).toBe(19);
		expect(value('Tóm tắt', 'A2')).toBe('45 đơn vị D8');
		const charts = Object.entries(unzipSync(saved)).filter(([name]) => /charts\/chart\d+\.xml$/.test(name));
		expect(charts.map(([, bytes]) => strFromU8(bytes).includes('$D$8:$D$52'))).toEqual([true]);
	},
	180_000,
);

function pageSizes(pdf: Buffer): number[][] {
	return [...pdf.toString('latin1').matchAll(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/g)].map(([, w, h]) => [
		Math.round(Number(w)),
		Math.round(Number(h)),
	]);
}

test.each([
	['the workbook', 'landscape', 'xlsx', () => writeWorkbook(summariseWard()), [842, 595]],
	['the draft report', 'upright', 'docx', () => writePaper(draftReport(stored, summariseWard())), [595, 842]],
	['the late list', 'upright', 'docx', () => writePaper(lateLetter(stored, summariseWard())), [595, 842]],
] as const)(
	'%s prints on A4 %s pages',
	async (_, __, from, make, size) => {
		const sizes = pageSizes(convert(await make(), 'pdf', from));
		expect(sizes.length).toBeGreaterThan(1);
		for (const one of sizes) expect(one).toEqual(size);
	},
	180_000,
);

function questions(): Parameters<typeof summariseWard>[0] {
	const assignments = stored.assignments.map((one) => ({
		...one,
		indicators: [
			{ id: 'q1', label: 'Có tổ chức buổi tuyên truyền', kind: 'yesno' as const, quota: null },
			{ id: 'q2', label: 'Kinh phí đã chi', kind: 'money' as const, quota: null },
			{ id: 'q3', label: 'Tờ rơi', kind: 'count' as const, quota: 500 },
		],
	}));
	const events = assignments.slice(0, 20).map(({ unit }, index) => ({
		planId: stored.planId,
		unit,
		kind: 'report.submitted',
		at: '2026-05-19T08:00:00+07:00',
		by: '',
		key: unit,
		data: { values: { q1: index % 3 ? 'Có' : 'Không', q2: 12_500_000 + index * 0.5, q3: index * 40 } },
	}));
	return { stored: { ...stored, assignments }, events };
}
