import type { OaFile } from './zaloOaClient';

export interface Multipart {
	body: Buffer;
	contentType: string;
}

/** A file as a form sends it, whole in memory (5 MB at most), so that the request can be made again. */
export async function multipart({ name, mimeType, content }: OaFile): Promise<Multipart> {
	const form = new FormData();
	form.append('file', new Blob([new Uint8Array(content)], { type: mimeType }), name);
	const written = new Response(form);
	return {
		body: Buffer.from(await written.arrayBuffer()),
		contentType: written.headers.get('content-type') ?? '',
	};
}
