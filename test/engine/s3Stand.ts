import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The three requests of S3 that n8n's node makes here: where a bucket lies, put, get. */
export async function startS3() {
	const objects = new Map<string, { body: Buffer; type: string }>();
	const unsigned: string[] = [];
	const server = createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			const { pathname, searchParams } = new URL(request.url ?? '/', 'http://s3');
			const key = decodeURIComponent(pathname.slice(1));
			if (!request.headers.authorization?.startsWith('AWS4-HMAC-SHA256')) unsigned.push(key);
			if (searchParams.has('location')) {
				response.setHeader('content-type', 'application/xml');
				response.end('<?xml version="1.0"?><LocationConstraint/>');
			} else if (request.method === 'PUT') {
				objects.set(key, { body: Buffer.concat(chunks), type: String(request.headers['content-type']) });
				response.end();
			} else {
				const found = objects.get(key);
				response.statusCode = found ? 200 : 404;
				response.setHeader('content-type', found?.type ?? 'text/plain');
				response.end(found?.body);
			}
		});
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	return {
		objects,
		unsigned,
		credential: {
			endpoint: `http://127.0.0.1:${port}`,
			region: 'us-east-1',
			accessKeyId: 'khoa-mau',
			secretAccessKey: 'bi-mat-mau',
			forcePathStyle: true,
			ignoreSSLIssues: false,
		},
		close: () => new Promise((resolve) => server.close(resolve)),
	};
}
