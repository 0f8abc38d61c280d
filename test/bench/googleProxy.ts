import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { createSecureContext, setDefaultCACertificates, TLSSocket } from 'node:tls';
import { generate } from 'selfsigned';

const HOSTS = ['sheets.googleapis.com', 'www.googleapis.com', 'oauth2.googleapis.com'];

/**
 * A proxy that leads Google's own addresses to a stand-in, so that a node which knows no other address can be measured
 * beside one that does: both speak TLS, both go through here. Set as HTTPS_PROXY until it is closed.
 */
export async function startGoogleProxy(target: string): Promise<{ close(): Promise<void> }> {
	const certificate = await generate([{ name: 'commonName', value: HOSTS[0]! }], {
		extensions: [{ name: 'subjectAltName', altNames: HOSTS.map((value) => ({ type: 2 as const, value })) }],
	});
	setDefaultCACertificates([certificate.cert]);
	const secureContext = createSecureContext({ key: certificate.private, cert: certificate.cert });
	const { hostname, port } = new URL(target);
	const open = new Set<Socket>();
	const server = createServer();
	server.on('connect', (request, socket: Socket) => {
		open.add(socket);
		socket.on('error', () => socket.destroy());
		if (!HOSTS.includes(request.url?.split(':')[0] ?? '')) return socket.destroy();
		socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
		const inside = new TLSSocket(socket, { isServer: true, secureContext });
		const onward = connect(Number(port), hostname);
		inside.on('error', () => onward.destroy());
		onward.on('error', () => inside.destroy());
		inside.pipe(onward).pipe(inside);
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	process.env.HTTPS_PROXY = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	return {
		async close() {
			delete process.env.HTTPS_PROXY;
			for (const socket of open) socket.destroy();
			server.close();
			await once(server, 'close');
		},
	};
}
