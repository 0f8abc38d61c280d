/**
 * Sends the requests that the tests keep (test/fixtures/google) to a real Google account and says for each whether Google
 * takes it as the stand-in does. Makes one spreadsheet, shares it with nobody but whom --share names, and bins it.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fillEmpty } from '../nodes/ReportSheet/operations/fillEmpty.ts';
import { tokenRequest } from '../nodes/ReportSheet/transport/serviceToken.ts';

const { values: options } = parseArgs({
	options: {
		credentials: { type: 'string' },
		spreadsheet: { type: 'string' },
		share: { type: 'string' },
		keep: { type: 'boolean', default: false },
		/** For a proxy, or the stand-in itself. */
		root: { type: 'string' },
	},
});

interface Golden {
	what: string;
	method: string;
	path: string;
	body?: { requests?: object[]; sheets?: object[] };
	status: number;
}

const USAGE = `npm run check:google -- --credentials FILE [--spreadsheet ID] [--share EMAIL] [--keep]
  FILE: tệp khóa JSON của tài khoản dịch vụ, hoặc {"access_token": "…", "email": "…"} của một người
  --spreadsheet: mã một bảng tính trống đã chia sẻ quyền sửa cho tài khoản (tài khoản dịch vụ không có chỗ chứa riêng)
  --share: địa chỉ Google thay cho các đơn vị trong mẫu; không có thì không chia sẻ theo địa chỉ
  --keep: giữ bảng lại để xem, không bỏ vào thùng rác`;

const folder = join(import.meta.dirname, '..', 'test', 'fixtures', 'google');
const rootOf = (path: string) =>
	options.root ?? (path.startsWith('/v4/') ? 'https://sheets.googleapis.com' : 'https://www.googleapis.com');

async function main(file: string): Promise<number> {
	const { token, email } = await signIn(file);
	const steps = readdirSync(folder)
		.toSorted()
		.map((name) => [name, JSON.parse(readFileSync(join(folder, name), 'utf8')) as Golden] as const);
	let id = options.spreadsheet ?? '';
	let adopted: object[] = [];
	let failures = 0;
	for (const [name, step] of steps) {
		const own = withAddresses(step, email);
		if (own.path.startsWith('/batch/')) {
			console.log(`bỏ qua   ${name} ${own.what}: chia sẻ theo địa chỉ, xem --share`);
			continue;
		}
		if (own.path.startsWith('/v4/spreadsheets?') && id) {
			adopted = fillEmpty(own.body as never, await sheetsOf(id, token));
			continue;
		}
		if (adopted.length > 0 && own.path.includes(':batchUpdate')) {
			own.body = { ...own.body, requests: [...adopted, ...(own.body?.requests ?? [])] };
			adopted = [];
		}
		const { status, text } = await send(own, id, token);
		const good = status === own.status;
		if (!good) failures++;
		console.log(
			`${good ? 'đúng    ' : 'SAI     '} ${name} ${own.what}: ${status}${good ? '' : `, chờ ${own.status}: ${text.slice(0, 600)}`}`,
		);
		if (!id) id = (JSON.parse(text) as { spreadsheetId?: string }).spreadsheetId ?? '';
		if (!id) throw new Error('Google không tạo bảng tính nên dừng ở đây; xem --spreadsheet.');
	}
	if (options.share) {
		const permission = {
			what: 'Chia sẻ',
			method: 'POST',
			path: '/drive/v3/files/{id}/permissions?sendNotificationEmail=false&supportsAllDrives=true',
			status: 200,
		};
		const { status } = await send(
			{ ...permission, body: { type: 'user', role: 'writer', emailAddress: options.share } as never },
			id,
			token,
		);
		console.log(`chia sẻ cho ${options.share}: ${status}`);
	}
	console.log(`Bảng: https://docs.google.com/spreadsheets/d/${id}/edit`);
	if (!options.keep && !options.spreadsheet)
		await send(
			{
				what: '',
				method: 'PATCH',
				path: '/drive/v3/files/{id}?supportsAllDrives=true',
				status: 200,
				body: { trashed: true } as never,
			},
			id,
			token,
		);
	console.log(
		failures === 0
			? 'Google nhận mọi yêu cầu như bản giả lập.'
			: `${failures} yêu cầu không như bản giả lập.`,
	);
	return failures;
}

/** Units of the kept requests are nobody: the account itself takes their place. */
function withAddresses(step: Golden, email: string): Golden {
	const text = JSON.stringify(step)
		.replaceAll('{account}', email)
		.replaceAll('{unit}', options.share ?? email);
	return JSON.parse(text) as Golden;
}

async function signIn(file: string): Promise<{ token: string; email: string }> {
	const key = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
	if (key.access_token) return { token: key.access_token, email: key.email ?? '' };
	const { client_email: email = '', private_key: privateKey = '' } = key;
	if (!email || !privateKey) throw new Error(`Tệp ${file} không phải khóa JSON của tài khoản dịch vụ.`);
	const answer = await fetch(`${options.root ?? 'https://oauth2.googleapis.com'}/token`, {
		method: 'POST',
		body: tokenRequest({ email, privateKey }, Date.now()),
	});
	const { access_token: token, error_description: why } = (await answer.json()) as Record<string, string>;
	if (!token) throw new Error(`Google không cấp mã truy cập: ${why ?? answer.status}`);
	return { token, email };
}

async function sheetsOf(id: string, token: string): Promise<number[]> {
	const { text } = await send(
		{
			what: '',
			method: 'GET',
			path: '/v4/spreadsheets/{id}?fields=sheets(properties(sheetId),data(rowData(values(userEnteredValue))))',
			status: 200,
		},
		id,
		token,
	);
	const { sheets = [] } = JSON.parse(text) as {
		sheets?: { properties: { sheetId: number }; data?: { rowData?: unknown }[] }[];
	};
	if (/userEnteredValue/.test(text))
		throw new Error('Bảng tính đã chọn có sẵn nội dung; hãy dùng một bảng trống.');
	return sheets.map(({ properties }) => properties.sheetId ?? 0);
}

async function send(
	{ method, path, body }: Golden,
	id: string,
	token: string,
): Promise<{ status: number; text: string }> {
	const answer = await fetch(rootOf(path) + path.replace('{id}', id), {
		method,
		headers: { Authorization: `Bearer ${token}`, ...(body && { 'Content-Type': 'application/json' }) },
		body: body && JSON.stringify(body),
	});
	return { status: answer.status, text: await answer.text() };
}

if (options.credentials) {
	process.exitCode = (await main(options.credentials)) === 0 ? 0 : 1;
} else {
	console.error(USAGE);
	process.exitCode = 2;
}
