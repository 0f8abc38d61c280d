import { once } from 'node:events';
import { createServer, request, type Server } from 'node:http';
import { createServer as createTcpServer, type AddressInfo, type Server as TcpServer } from 'node:net';

/** What README asks the admin to put in front of the forms: nothing of a page may come from, or go to, anywhere else. */
export const FORM_POLICY =
	"default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** A reverse proxy as a ward has one, on loopback: adds the policy to what n8n answers. */
export class FrontDoor {
	readonly url: string;
	target = '';
	policy = FORM_POLICY;
	private readonly server: Server;

	private constructor(server: Server) {
		this.server = server;
		this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	}

	static async open(): Promise<FrontDoor> {
		let door: FrontDoor | undefined;
		const server = createServer((incoming, outgoing) => {
			const { target, policy } = door as FrontDoor;
			const onward = request(
				target + (incoming.url ?? '/'),
				{ method: incoming.method, headers: incoming.headers },
				(answer) => {
					const own = answer.headers['content-security-policy'];
					const policies = [own, policy].flat().filter((one) => one !== undefined && one !== '') as string[];
					outgoing.statusCode = answer.statusCode ?? 502;
					for (const [name, value] of Object.entries(answer.headers))
						if (value) outgoing.setHeader(name, value);
					if (policies.length > 0) outgoing.setHeader('content-security-policy', policies);
					outgoing.setHeader('referrer-policy', 'no-referrer');
					answer.pipe(outgoing);
				},
			);
			onward.on('error', () => outgoing.writeHead(502).end());
			incoming.pipe(onward);
		}).listen(0, '127.0.0.1');
		await once(server, 'listening');
		return (door = new FrontDoor(server));
	}

	close(): Promise<unknown> {
		this.server.closeAllConnections();
		return new Promise((resolve) => this.server.close(resolve));
	}
}

/** Where everything that a browser wants from elsewhere ends: told, never fetched. */
export class Elsewhere {
	readonly asked: string[] = [];
	readonly url: string;
	private readonly server: TcpServer;

	private constructor(server: TcpServer) {
		this.server = server;
		this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
		server.on('connection', (socket) => {
			socket.once('data', (data) => {
				const [line = ''] = data.toString().split('\r\n');
				// Chromium's own, with or without a page.
				if (!line.includes('content-autofill.googleapis.com')) this.asked.push(line);
				socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
			});
			socket.on('error', () => undefined);
		});
	}

	static async open(): Promise<Elsewhere> {
		const server = createTcpServer().listen(0, '127.0.0.1');
		await once(server, 'listening');
		return new Elsewhere(server);
	}

	close(): Promise<unknown> {
		return new Promise((resolve) => this.server.close(resolve));
	}
}
