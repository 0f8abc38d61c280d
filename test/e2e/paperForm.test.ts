import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ANSWERS, answerCell, blankFor, blankForAll, filled, read } from '../nodes/UnitReport/papers';

/** A form as it comes back from a person who uses LibreOffice (`soffice` on the PATH; Debian: libreoffice-calc). */
let folder: string;
beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'paper-form-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function convert(file: Buffer, to: 'xlsx' | 'pdf'): Buffer {
	const input = join(folder, 'in.xlsx');
	const out = join(folder, 'out');
	writeFileSync(input, file);
	const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
	execFileSync('soffice', [profile, '--headless', '--convert-to', to, '--outdir', out, input], {
		stdio: 'pipe',
		timeout: 120_000,
	});
	return readFileSync(join(out, `in.${to}`));
}

it('says the same once LibreOffice has saved it', async () => {
	const file = await filled(await blankFor('THHS'), ANSWERS, ({ worksheets: [sheet] }) => {
		answerCell(sheet!, 'v_q1').value = 2;
	});
	const [paper] = (await read(convert(file, 'xlsx'))).papers;
	expect(paper?.row?.data).toMatchObject({
		values: { q1: 2, cay: 1250, ket_qua: 'Đã dọn vệ sinh' },
		status: 'Hoàn thành',
	});
}, 180_000);

it('is as blank as before once LibreOffice has saved it, and prints on one page a unit', async () => {
	const blank = await blankForAll();
	const { papers } = await read(convert(blank, 'xlsx'));
	expect(papers.map(({ unit, ok, refusal }) => ({ unit, ok, refusal }))).toEqual([
		{ unit: 'KT', ok: false, refusal: '' },
		{ unit: 'THHS', ok: false, refusal: '' },
	]);
	const pdf = convert(blank, 'pdf').toString('latin1');
	expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(2);
}, 180_000);
