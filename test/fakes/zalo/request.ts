import type { IncomingMessage } from 'node:http';

export async function readAll(request: IncomingMessage): Promise<Buffer> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	return Buffer.concat(chunks);
}

export function parse(raw: Buffer): unknown {
	try {
		return raw.length > 0 ? (JSON.parse(raw.toString()) as unknown) : null;
	} catch {
		return raw.toString();
	}
}

/** Name and size of the part `file`; only that is looked at. */
export function readFile(raw: Buffer, type: string): { name: string; size: number } | undefined {
	const boundary = /boundary=(?:"([^"]+)"|([^;]+))/.exec(type);
	const border = Buffer.from(`\r\n--${boundary?.[1] ?? boundary?.[2] ?? ''}`);
	const head = raw.indexOf('\r\n\r\n');
	const name = /name="file"; filename="([^"]*)"/.exec(raw.subarray(0, Math.max(head, 0)).toString());
	const end = raw.indexOf(border, head);
	return name && end > 0 ? { name: name[1]!, size: end - head - 4 } : undefined;
}

/** Tokens do not belong into a record. */
export function masked(body: unknown): unknown {
	if (typeof body !== 'object' || body === null || !('access_token' in body)) return body;
	return { ...body, access_token: '…', refresh_token: '…' };
}
