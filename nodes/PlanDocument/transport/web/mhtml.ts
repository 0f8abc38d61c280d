import { decodeText } from '../text/decodeText';

/** Parts inside parts; Word and browsers write one level, mail two. */
const DEEPEST = 4;
const HEADERS = /^(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)+\r?\n/;

/** Looks like a web page in a single file (MHTML, RFC 2557), as Word and browsers save it. */
export function isMhtml(buffer: Buffer): boolean {
	const opening = buffer.toString('latin1', 0, 4000);
	return /^mime-version:/im.test(opening) && /^content-type:\s*multipart\//im.test(opening);
}

/** The web page in an MHTML file: its first part that is one. Null when none is there. */
export function pageOfMhtml(buffer: Buffer): string | null {
	const page = firstPage(buffer.toString('latin1'), 0);
	return page && decodeText(page.bytes, page.charset);
}

/** @param message bytes as letters of Latin-1 */
function firstPage(message: string, depth: number): { bytes: Buffer; charset?: string } | null {
	const headers = HEADERS.exec(message.slice(0, 20_000))?.[0] ?? '';
	const body = message.slice(headers.length);
	const header = (name: string) =>
		new RegExp(`^${name}:((?:[^\\n]*\\n[ \\t])*[^\\n]*)`, 'im')
			.exec(headers)?.[1]
			?.replace(/\s+/g, ' ')
			.trim() ?? '';
	const type = header('content-type');
	if (/^multipart\//i.test(type)) {
		const boundary = parameter(type, 'boundary');
		if (!boundary || depth >= DEEPEST) return null;
		for (const part of partsOf(body, boundary)) {
			const page = firstPage(part, depth + 1);
			if (page) return page;
		}
		return null;
	}
	if (!/^text\/html/i.test(type)) return null;
	return {
		bytes: decodeBody(body, header('content-transfer-encoding')),
		charset: parameter(type, 'charset'),
	};
}

function* partsOf(body: string, boundary: string): Generator<string> {
	const mark = `--${boundary}`;
	for (let from = body.indexOf(mark); from >= 0; ) {
		const start = body.indexOf('\n', from) + 1;
		const end = body.indexOf(mark, start);
		if (start === 0) return;
		yield body.slice(start, end < 0 ? undefined : end);
		from = end;
	}
}

function parameter(type: string, name: string): string | undefined {
	const found = new RegExp(`${name}=(?:"([^"]*)"|([^\\s;]+))`, 'i').exec(type);
	return found?.[1] ?? found?.[2];
}

function decodeBody(body: string, encoding: string): Buffer {
	if (/base64/i.test(encoding)) return Buffer.from(body, 'base64');
	if (!/quoted-printable/i.test(encoding)) return Buffer.from(body, 'latin1');
	const bytes = body
		.replace(/=[ \t]*\r?\n/g, '')
		.replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
	return Buffer.from(bytes, 'latin1');
}
