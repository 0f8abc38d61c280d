import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Recorded } from '../fakes/google/startGoogle';
import { Engine } from './harness';
import { head, openWard, PLAN, REPORT, unitOf, type Ward } from './sheetWard';

/**
 * The requests of one plan's whole life, as files that `npm run check:google` sends to a real account. With UPDATE_GOLDEN=1
 * this test writes them anew.
 */
const folder = join(__dirname, '..', 'fixtures', 'google');

interface Golden {
	/** What is done, for the person who replays it. */
	what: string;
	method: string;
	/** `{id}` for the spreadsheet, `{account}` for the account's address; `{unit}` in bodies for any unit's. */
	path: string;
	body?: unknown;
	status: number;
}

let ward: Ward;
beforeAll(async () => {
	ward = await openWard([unitOf(1), unitOf(2)], { engine: await Engine.start({}) });
}, 60_000);
afterAll(() => ward.google.close());

it('asks Google for exactly what the kept requests say', async () => {
	const made = await recorded();
	if (process.env.UPDATE_GOLDEN) {
		rmSync(folder, { recursive: true, force: true });
		mkdirSync(folder, { recursive: true });
		made.forEach((one, at) =>
			writeFileSync(
				join(folder, `${String(at + 1).padStart(2, '0')}.json`),
				`${JSON.stringify(one, null, '\t')}\n`,
			),
		);
	}
	const kept = readdirSync(folder)
		.toSorted()
		.map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Golden);
	expect(made).toEqual(kept);
	expect(JSON.stringify(kept)).not.toMatch(/ya29|PRIVATE KEY|@hoabinhmau/);
}, 60_000);

describe('npm run check:google', () => {
	const key = join(mkdtempSync(join(tmpdir(), 'ke-hoach-google-')), 'khoa.json');
	const check = async (...more: string[]) => {
		const { email, privateKey } = ward.google.account;
		writeFileSync(key, JSON.stringify({ client_email: email, private_key: privateKey }));
		const script = join(__dirname, '..', '..', 'scripts', 'checkGoogle.ts');
		const args = [script, '--credentials', key, '--root', ward.google.url, ...more];
		return await promisify(execFile)(process.execPath, args).catch((cause: { stdout: string }) => cause);
	};

	it('sends the kept requests to an account and finds that the stand-in takes them', async () => {
		expect((await check()).stdout).toContain('Google nhận mọi yêu cầu như bản giả lập.');
	});

	it('fills an empty spreadsheet for an account that may create none', async () => {
		const { id } = ward.google.emptyBook('vhxh@hoabinhmau.example', [ward.google.account.email]);
		expect((await check('--spreadsheet', id)).stdout).toContain('Google nhận mọi yêu cầu như bản giả lập.');
	});

	it('says which request Google does not take', async () => {
		ward.google.fail({ status: 400, path: /export/ });
		expect((await check()).stdout).toMatch(/SAI .*Khóa bảng và tải bản .xlsx: 400, chờ 200/);
	});
});

async function recorded(): Promise<Golden[]> {
	const made: Golden[] = [];
	let id = '';
	const did = async (what: string, work: () => Promise<unknown>) => {
		const from = ward.google.calls.length;
		await work();
		const calls = ward.google.calls.slice(from).filter(({ path }) => path !== '/token');
		made.push(...calls.map((call) => golden(call, what)));
	};
	const golden = ({ method, path, body, status }: Recorded, what: string): Golden => {
		const text = JSON.stringify({
			method,
			path: path.replace(id || '\0', '{id}'),
			body: method === 'GET' ? undefined : body,
			status,
		})
			.replaceAll(ward.google.account.email, '{account}')
			.replaceAll(/don-vi-\d@hoabinhmau\.example/g, '{unit}');
		return { what, ...(JSON.parse(text) as Omit<Golden, 'what'>) };
	};
	const asAccount = async (path: string, body: object) => {
		const headers = {
			Authorization: `Bearer ${ward.google.tokenOf(ward.google.account.email)}`,
			'Content-Type': 'application/json',
		};
		return await fetch(ward.google.url + path.replace('{id}', id), {
			method: 'POST',
			headers,
			body: JSON.stringify(body),
		});
	};
	const type = (cells: [string, unknown][]) =>
		asAccount('/v4/spreadsheets/{id}/values:batchUpdate', {
			valueInputOption: 'USER_ENTERED',
			data: cells.map(([range, value]) => ({ range: `'${REPORT}'!${range}`, values: [[value]] })),
		});
	await did('Lập bảng, chia sẻ bằng đường dẫn', async () => {
		id = String((await ward.store({ operation: 'create', sharing: 'link' })).spreadsheetId);
	});
	await did('Đơn vị nhập, có ô nhập chữ thay cho số', () =>
		type([
			[`H${head(0)}`, 'Hoàn thành'],
			[`G${head(0) + 3}`, 'khoảng năm cái'],
			[`G${head(0) + 4}`, 'Đã dọn 5 tuyến'],
			[`K${head(0)}`, true],
		]),
	);
	await did('Đọc bảng', () => ward.store({ operation: 'read' }));
	await did('Ghi chú vào ô cần sửa', () => ward.store({ operation: 'update' }));
	await did('Đơn vị sửa ô', () => type([[`G${head(0) + 3}`, 5]]));
	await did('Đọc bảng: đã thành báo cáo', () => ward.store({ operation: 'read' }));
	const event = (unit: string, kind: string, data: object) =>
		ward.events.push({
			planId: PLAN,
			unit,
			kind,
			at: '2026-05-18T10:00:00+07:00',
			by: '',
			key: '',
			data: { ...data },
		});
	ward.units.push(unitOf(3));
	event('DV002', 'due.extended', { dueAt: '2026-05-25T17:00:00+07:00', reason: 'Mưa bão' });
	event('DV001', 'report.accepted', {});
	await did('Cập nhật: đơn vị mới, gia hạn, trạng thái', () => ward.store({ operation: 'update' }));
	await did('Lượt cũ phải bị từ chối: hai lần chạy không ghi trùng', () => {
		const stale = ward.google.calls.findLast(
			({ path }) => path.includes(':batchUpdate') && path.includes('/v4'),
		)!;
		return asAccount('/v4/spreadsheets/{id}:batchUpdate?fields=spreadsheetId', stale.body as object);
	});
	event('', 'plan.closed', {});
	await did('Khóa bảng và tải bản .xlsx', () => ward.run({ operation: 'lock' }));
	return made
		.map((one) => (one.path.startsWith('/batch/') ? { ...one, body: undefined } : one))
		.map((one) => JSON.parse(JSON.stringify(one)) as Golden);
}
