import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { IRun, Workflow } from 'n8n-workflow';
import type { Engine } from './harness';

export type Run = { run: IRun; workflow: Workflow };

/**
 * A trigger behind a real HTTP server, as n8n does it: the body is read as bytes and as JSON, the trigger decides, the
 * caller is answered, then the workflow runs.
 */
export async function openDoor(engine: Engine, name: string, trigger: string) {
	const running: Promise<Run>[] = [];
	const server = createServer((request, response) => {
		void (async () => {
			const chunks: Buffer[] = [];
			for await (const chunk of request) chunks.push(chunk as Buffer);
			const rawBody = Buffer.concat(chunks);
			const asked = { rawBody, body: json(rawBody), headers: request.headers, method: request.method };
			const answer = {
				status(code: number) {
					response.statusCode = code;
					return answer;
				},
				json: (body: unknown) => response.end(JSON.stringify(body)),
			};
			const heard = await engine.hear(name, trigger, asked, answer);
			if (!heard.noWebhookResponse) response.end(String(heard.webhookResponse ?? ''));
			if (heard.workflowData) running.push(engine.run(name, trigger, heard.workflowData[0] ?? []));
		})().catch((error: unknown) => response.writeHead(500).end(String(error)));
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
		/** The runs that the requests so far have started, once they have ended. */
		runs: async (): Promise<Run[]> => await Promise.all(running),
		close: async () => await new Promise<void>((resolve) => server.close(() => resolve())),
	};
}

function json(raw: Buffer): unknown {
	try {
		return JSON.parse(raw.toString()) as unknown;
	} catch {
		return {};
	}
}
