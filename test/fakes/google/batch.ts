import { badRequest } from './googleError';

/** One request inside a batch. https://developers.google.com/workspace/drive/api/guides/performance#batch-requests */
export interface BatchPart {
	id: string;
	method: string;
	path: string;
	body: string;
}
export interface BatchOutcome {
	id: string;
	status: number;
	body: unknown;
}

const MOST = 100;

export function readBatch(contentType: string, text: string): BatchPart[] {
	const boundary = /^multipart\/mixed;\s*boundary="?([^";]+)"?/.exec(contentType)?.[1];
	if (!boundary || !text.trimEnd().endsWith(`--${boundary}--`))
		throw badRequest('Failed to parse batch request.');
	const parts = text.split(`--${boundary}`).slice(1, -1);
	if (parts.length > MOST) throw badRequest(`The batch request must not contain more than ${MOST} calls.`);
	return parts.map((part) => {
		const [, outer = '', inner = ''] = /^\r\n([\s\S]*?)\r\n\r\n([\s\S]*)$/.exec(part) ?? [];
		const [head = '', ...rest] = inner.split('\r\n\r\n');
		const line = /^([A-Z]+) (\S+)/.exec(head);
		const id = /^Content-ID: <?([^>\r\n]+)>?/im.exec(outer)?.[1];
		if (!/^Content-Type: application\/http/im.test(outer) || !line || !id)
			throw badRequest('Failed to parse batch request, part is no HTTP request.');
		return { id, method: line[1]!, path: line[2]!, body: rest.join('\r\n\r\n').trim() };
	});
}

/** In no order that the caller could rely on. */
export function writeBatch(outcomes: BatchOutcome[]): Buffer {
	const parts = outcomes
		.toReversed()
		.map(({ id, status, body }) =>
			[
				'--batch_dap',
				'Content-Type: application/http',
				`Content-ID: <response-${id}>`,
				'',
				`HTTP/1.1 ${status} ${status < 300 ? 'OK' : 'Error'}`,
				'Content-Type: application/json; charset=UTF-8',
				'',
				JSON.stringify(body),
				'',
			].join('\r\n'),
		);
	return Buffer.from(`${parts.join('')}--batch_dap--\r\n`);
}
