import type { drive_v3 } from '@googleapis/drive';
import type { GoogleAccount } from './GoogleAccount';
import { refusalOf } from './GoogleFault';
import { notSharedReason } from './reasons';

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const SHEET = 'application/vnd.google-apps.spreadsheet';
/** https://developers.google.com/workspace/drive/api/guides/performance#batch-requests */
const MOST_IN_BATCH = 100;
const BOUNDARY = 'ke-hoach-chia-se';

const pathOf = (id: string) => `/drive/v3/files/${encodeURIComponent(id)}`;

/** An empty spreadsheet in a folder, also one of a shared drive, where an account without storage of its own may create. */
export async function createInFolder(account: GoogleAccount, folder: string, name: string): Promise<string> {
	const file: drive_v3.Schema$File = { name, mimeType: SHEET, parents: [folder] };
	const { id } = await account.call<drive_v3.Schema$File>({
		api: 'drive',
		method: 'POST',
		path: '/drive/v3/files',
		query: { supportsAllDrives: true, fields: 'id' },
		body: file,
		repeatable: true,
	});
	return id!;
}

/** Whoever has the link may type into the answer cells. */
export async function shareByLink(account: GoogleAccount, id: string): Promise<void> {
	await account.call({
		api: 'drive',
		method: 'POST',
		path: `${pathOf(id)}/permissions`,
		query: { supportsAllDrives: true, fields: 'id' },
		body: { type: 'anyone', role: 'writer', allowFileDiscovery: false } satisfies drive_v3.Schema$Permission,
		repeatable: true,
	});
}

export interface NotShared {
	address: string;
	/** Vietnamese, to follow the address: 'địa chỉ này không có tài khoản Google'. */
	reason: string;
}

/**
 * Lets these addresses edit the file, a hundred a call. Google's own mail is not sent: ours carries the link. One that
 * is refused does not stop the others. Sharing with somebody who has it already changes nothing.
 */
export async function shareWith(
	account: GoogleAccount,
	id: string,
	addresses: string[],
): Promise<NotShared[]> {
	const refused: NotShared[] = [];
	for (let from = 0; from < addresses.length; from += MOST_IN_BATCH) {
		const batch = addresses.slice(from, from + MOST_IN_BATCH);
		const answer = await account.call<string>({
			api: 'drive',
			method: 'POST',
			path: '/batch/drive/v3',
			body: batchBody(id, batch),
			contentType: `multipart/mixed; boundary=${BOUNDARY}`,
			as: 'text',
			repeatable: true,
		});
		const outcomes = readBatch(answer);
		for (const [at, address] of batch.entries()) {
			const { status, body } = outcomes.get(at) ?? { status: 0, body: '' };
			if (status < 200 || status >= 300)
				refused.push({ address, reason: notSharedReason(refusalOf(status, body)) });
		}
	}
	return refused;
}

/** The spreadsheet as a workbook, as Google makes it; up to 10 MB. */
export async function exportWorkbook(account: GoogleAccount, id: string): Promise<Buffer> {
	return await account.call<Buffer>({
		api: 'drive',
		method: 'GET',
		path: `${pathOf(id)}/export`,
		query: { mimeType: XLSX },
		as: 'bytes',
		repeatable: true,
	});
}

function batchBody(id: string, addresses: string[]): string {
	const parts = addresses.map((emailAddress, at) => {
		const permission: drive_v3.Schema$Permission = { type: 'user', role: 'writer', emailAddress };
		return [
			`--${BOUNDARY}`,
			'Content-Type: application/http',
			`Content-ID: <${at}>`,
			'',
			`POST ${pathOf(id)}/permissions?sendNotificationEmail=false&supportsAllDrives=true&fields=id`,
			'Content-Type: application/json; charset=UTF-8',
			'',
			JSON.stringify(permission),
			'',
		].join('\r\n');
	});
	return `${parts.join('')}--${BOUNDARY}--\r\n`;
}

/** Each part's outcome by the place of its request: Google may answer them in any order. */
function readBatch(text: string): Map<number, { status: number; body: string }> {
	const outcomes = new Map<number, { status: number; body: string }>();
	for (const part of text.split(/\r?\n?--[\w-]+(?:--)?\r?\n/)) {
		const place = /Content-ID: <?response-<?(\d+)>?/i.exec(part)?.[1];
		const status = /^HTTP\/[\d.]+ (\d{3})/m.exec(part)?.[1];
		if (place === undefined || status === undefined) continue;
		outcomes.set(Number(place), { status: Number(status), body: part.slice(part.indexOf('{')) });
	}
	return outcomes;
}
