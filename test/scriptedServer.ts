import { createServer, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/** What to send back for a line of the client; null keeps silent. */
export type Script = (line: string, socket: Socket) => string | null;

export interface ScriptedServer {
	port: number;
	/** Lines of all clients. */
	heard: string[];
	close(): Promise<void>;
}

/** A listener on loopback that speaks no more SMTP than its script, for what no mail server does on purpose. */
export async function startScript(script: Script, { msPerByte = 0 } = {}): Promise<ScriptedServer> {
	const heard: string[] = [];
	const sockets = new Set<Socket>();

	async function say(socket: Socket, text: string): Promise<void> {
		if (msPerByte === 0) return void socket.write(`${text}\r\n`);
		for (const byte of `${text}\r\n`) {
			if (socket.destroyed) return;
			socket.write(byte);
			await wait(msPerByte);
		}
	}

	const server = createServer((socket) => {
		sockets.add(socket);
		socket.on('close', () => sockets.delete(socket));
		socket.on('error', () => undefined);
		socket.write('220 ready\r\n');
		let rest = '';
		socket.on('data', (chunk) => {
			const lines = (rest + chunk.toString('latin1')).split('\r\n');
			rest = lines.pop() ?? '';
			for (const line of lines) {
				heard.push(line);
				const answer = script(line, socket);
				if (answer !== null) void say(socket, answer);
			}
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		port: (server.address() as AddressInfo).port,
		heard,
		close: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				for (const socket of sockets) socket.destroy();
			}),
	};
}
