import { createHash } from 'node:crypto';
import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { IDataObject } from 'n8n-workflow';
import { fileItem, output, workflows } from './harness';
import { startS3 } from './s3Stand';
import { engine, filesFolder, rows, send, steps } from './unitWard';

describe('evidence', () => {
	const samples = join(__dirname, '..', '..', 'samples');

	it('is kept below plan and unit, by its content, before the unit looks its report through', async () => {
		await send('THHS', {}, engine.file(join(samples, 'danh-ba-don-vi.xlsx'), 'minh_chung'));
		const [row] = rows('report.submitted');
		const [file] = row?.data.files as { name: string; path: string; sha256: string; size: number }[];
		expect(file).toMatchObject({ name: 'danh-ba-don-vi.xlsx', path: `kh-45/THHS/${file?.sha256}.xlsx` });
		const content = readFileSync(join(filesFolder, file?.path ?? ''));
		expect(createHash('sha256').update(content).digest('hex')).toBe(file?.sha256);
		const [, looking, storing] = steps();
		expect(looking).toContain('Cất minh chứng');
		expect(looking).not.toContain('Thêm vào kh_events');
		expect(storing).toContain('Thêm vào kh_events');
	});

	it('comes back through Lấy tệp under its own name', async () => {
		await send('THHS', {}, engine.file(join(samples, 'danh-ba-don-vi.xlsx'), 'minh_chung'));
		const [file] = rows('report.submitted')[0]?.data.files as IDataObject[];
		const run = await engine.run('Lấy tệp', 'Được gọi', [{ json: file ?? {} }]);
		expect(output(run, 'Đọc từ đĩa')[0]?.binary?.data).toMatchObject({ fileName: 'danh-ba-don-vi.xlsx' });
	});

	it('never leaves the folder that the admin set', async () => {
		const refusal = async (path: string, folder = filesFolder) => {
			const files = [{ path, property: 'tep' }];
			const upload = engine.file(join(samples, 'ke-hoach.docx'), 'tep');
			const run = engine.run('Cất tệp', 'Được gọi', [fileItem({ files, folder }, upload)]);
			return await run.then(
				() => 'stored',
				(cause: Error) => cause.message,
			);
		};
		for (const path of ['../x.docx', 'a/../../x.docx', '/etc/x.docx', 'a//x.docx', '.ssh/x'])
			expect(await refusal(path)).toContain('no plain name');
		expect(await refusal('a/x.docx', tmpdir())).toContain('does not let nodes write');
		symlinkSync(tmpdir(), join(filesFolder, 'lien-ket'));
		expect(await refusal('lien-ket/b/x.docx')).toContain('not allowed');
		expect(existsSync(join(tmpdir(), 'b'))).toBe(false);
	});

	it('goes to S3 and comes back when the two workflows are swapped', async () => {
		const s3 = await startS3();
		engine.credentials.s3 = s3.credential;
		const variant = (file: string) =>
			JSON.parse(readFileSync(join(__dirname, '..', '..', 'workflows', 's3', file), 'utf8'));
		const names = { 'cat-tep.json': 'Cất tệp', 'lay-tep.json': 'Lấy tệp' };
		for (const [file, name] of Object.entries(names)) {
			expect(variant(file)).toMatchObject({ id: workflows.get(name)?.id, name });
			workflows.set(`${name} S3`, variant(file));
		}
		const upload = {
			...engine.file(join(samples, 'ke-hoach.docx'), 'tep_1'),
			...engine.file(join(samples, 'danh-ba-don-vi.xlsx'), 'tep_2'),
		};
		const files = [
			{ path: 'kh-45/THHS/aa.docx', property: 'tep_1' },
			{ path: 'kh-45/THHS/bb.xlsx', property: 'tep_2' },
		];
		await engine.run('Cất tệp S3', 'Được gọi', [fileItem({ files }, upload)]);
		const kept = (key: string) => s3.objects.get(`ke-hoach/kh-45/THHS/${key}`)?.body;
		expect(kept('aa.docx')).toEqual(readFileSync(join(samples, 'ke-hoach.docx')));
		expect(kept('bb.xlsx')).toEqual(readFileSync(join(samples, 'danh-ba-don-vi.xlsx')));
		const asked = { path: 'kh-45/THHS/bb.xlsx', name: 'Danh bạ.xlsx', type: 'application/vnd.ms-excel' };
		const run = await engine.run('Lấy tệp S3', 'Được gọi', [{ json: asked }]);
		const back = output(run, 'Tên gốc')[0]?.binary?.data;
		expect(back).toMatchObject({ fileName: 'Danh bạ.xlsx', mimeType: 'application/vnd.ms-excel' });
		expect(Buffer.from(back?.data ?? '', 'base64')).toEqual(kept('bb.xlsx'));
		expect(s3.unsigned).toEqual([]);
		for (const name of Object.values(names)) workflows.delete(`${name} S3`);
		await s3.close();
	});
});
