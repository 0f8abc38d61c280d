import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { readBatch, writeBatch, type BatchOutcome } from './batch';
import { Book } from './book';
import { badRequest, forbidden, GoogleError, notFound } from './googleError';
import { Person } from './person';
import { Quota, type Limits } from './quota';
import { routeOf, type Call } from './routes';
import { checkBody, checkQuery } from './schema';
import { createBook } from './spreadsheetsApi';
import { Tokens, type ServiceAccount } from './tokenApi';

export interface GoogleOptions {
	/** Waited before each answer, milliseconds. */
	latency?: number;
	limits?: Partial<Limits>;
	/** False for a service account without storage of its own, as those made since 2025 are. */
	mayCreate?: boolean;
	/** Called before a request is served: what somebody else does at that moment. */
	before?: (path: string) => unknown;
	/** Addresses that are no Google account. */
	strangers?: string[];
	/** APIs that the project has not switched on. */
	off?: ('sheets' | 'drive')[];
}

/** One request as it came in. */
export interface Recorded {
	method: string;
	path: string;
	status: number;
	/** Bytes of the request's and the answer's bodies. */
	sent: number;
	received: number;
	body: unknown;
	/** Why it was refused; '' where it was not. */
	refused: string;
}

export interface Fault {
	status: number;
	/** Seconds, as the header Retry-After says them. */
	retryAfter?: number;
	/** Only calls whose path has this. */
	path?: RegExp;
	/** 'after': the call has done its work and the answer is lost. */
	when?: 'before' | 'after';
	times?: number;
}

export interface Google {
	/** `http://127.0.0.1:PORT`: root of Sheets, Drive and the token endpoint alike. */
	url: string;
	account: ServiceAccount;
	calls: Recorded[];
	/** Answers the next calls with a failure. */
	fail(fault: Fault): void;
	book(id: string): Book;
	person(id: string, email: string): Person;
	/** A token for a person, as after an OAuth consent. */
	tokenOf(email: string): string;
	/** All tokens are over at once. */
	revokeTokens(): void;
	/** An empty spreadsheet that a person made and shared. */
	emptyBook(owner: string, writers?: string[]): Book;
	options: GoogleOptions;
	close(): Promise<void>;
}

/**
 * The part of Google Sheets v4 and Drive v3 that this package uses, and of what n8n's own Google Sheets node uses, on
 * loopback. It refuses what Google refuses: unknown fields (by Google's published types), ranges outside the sheet, edits
 * of protected cells, requests above the quota. It does not reckon formulas.
 */
export async function startGoogle(options: GoogleOptions = {}): Promise<Google> {
	const tokens = new Tokens('ke-hoach@du-an-mau.iam.gserviceaccount.example');
	const quota = new Quota({ reads: 60, writes: 60, ...options.limits });
	const books = new Map<string, Book>();
	const calls: Recorded[] = [];
	const faults: Fault[] = [];
	const newId = () => randomBytes(33).toString('base64url');

	const bookOf = (id: string) => {
		const book = books.get(id);
		if (!book) throw notFound();
		return book;
	};
	const keep = (book: Book) => {
		books.set(book.id, book);
		return book;
	};

	async function answer(
		request: IncomingMessage,
		text: string,
		url: URL,
	): Promise<{ status: number; body: unknown }> {
		if (request.method === 'POST' && url.pathname === '/token')
			return { status: 200, body: tokens.exchange(new URLSearchParams(text)) };
		if (request.method === 'POST' && url.pathname === '/batch/drive/v3')
			return { status: 200, body: await batch(request, text) };
		const found = routeOf(request.method ?? '', url.pathname);
		if (!found) throw notFound();
		const { route, path } = found;
		const email = tokens.holder(request.headers.authorization);
		const [api] = route.api.split('/') as ['sheets' | 'drive'];
		if (options.off?.includes(api))
			throw new GoogleError(
				403,
				'PERMISSION_DENIED',
				`Google ${api === 'sheets' ? 'Sheets' : 'Drive'} API has not been used in project 000000000000 before or it is disabled.`,
				'accessNotConfigured',
			);
		// Drive counts apart, and far higher.
		if (api === 'sheets') quota.take(email, route.counts);
		checkQuery(route.api, route.method, url.searchParams);
		const body = parseBody(text);
		if (route.body) checkBody(route.api, route.body, body);
		const call: Call = {
			email,
			strangers: options.strangers ?? [],
			path,
			query: url.searchParams,
			body,
			book: () => bookOf(path[0] ?? '').visibleTo(email),
			create(given, parents) {
				if (options.mayCreate === false && email === tokens.account.email) {
					if (api === 'sheets') throw forbidden();
					if (!parents)
						throw new GoogleError(
							403,
							'PERMISSION_DENIED',
							"The user's Drive storage quota has been exceeded.",
							'storageQuotaExceeded',
						);
				}
				const book = keep(createBook(newId(), email, given));
				if (parents) book.parents = parents;
				return book;
			},
		};
		return { status: 200, body: route.run(call) ?? '' };
	}

	/** Each inner request has an outcome of its own. */
	async function batch(request: IncomingMessage, text: string): Promise<Buffer> {
		const outcomes: BatchOutcome[] = [];
		for (const part of readBatch(request.headers['content-type'] ?? '', text)) {
			const url = new URL(part.path, 'http://127.0.0.1');
			const inner = { method: part.method, headers: request.headers } as IncomingMessage;
			try {
				outcomes.push({ id: part.id, ...(await answer(inner, part.body, url)) });
			} catch (cause) {
				if (!(cause instanceof GoogleError)) throw cause;
				outcomes.push({ id: part.id, status: cause.status, body: cause.body() });
			}
		}
		return writeBatch(outcomes);
	}

	async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const chunks: Buffer[] = [];
		for await (const chunk of request) chunks.push(chunk as Buffer);
		const text = Buffer.concat(chunks).toString();
		const url = new URL(request.url ?? '/', 'http://127.0.0.1');
		if (options.latency) await pause(options.latency);
		options.before?.(url.pathname);
		const fault = takeFault(faults, url.pathname);
		let result: { status: number; body: unknown };
		let refused = '';
		try {
			if (fault && fault.when !== 'after') throw injected(fault);
			result = await answer(request, text, url);
			if (fault) throw injected(fault);
		} catch (cause) {
			if (!(cause instanceof GoogleError)) throw cause;
			refused = cause.message;
			result = { status: cause.status, body: cause.body() };
			if (fault?.retryAfter !== undefined) response.setHeader('Retry-After', String(fault.retryAfter));
		}
		const payload = Buffer.isBuffer(result.body) ? result.body : Buffer.from(JSON.stringify(result.body));
		calls.push({
			method: request.method ?? '',
			path: url.pathname + url.search,
			status: result.status,
			sent: text.length && Buffer.byteLength(text),
			received: payload.length,
			body: parseQuietly(text),
			refused,
		});
		response.writeHead(result.status, {
			'Content-Type': Buffer.isBuffer(result.body)
				? 'application/octet-stream'
				: 'application/json; charset=UTF-8',
		});
		response.end(payload);
	}

	const server = createServer((request, response) => {
		serve(request, response).catch((cause: unknown) => {
			// A fault of the stand-in itself must be seen, not retried.
			console.error(cause);
			response.writeHead(400, { 'Content-Type': 'application/json' });
			response.end(
				JSON.stringify({
					error: { code: 400, message: `Stand-in broke: ${String(cause)}`, status: 'INTERNAL' },
				}),
			);
		});
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}`,
		account: tokens.account,
		calls,
		options,
		fail: (fault) => faults.push({ ...fault }),
		book: bookOf,
		person: (id, email) => new Person(bookOf(id), email),
		tokenOf: (email) => tokens.grant(`ya29.${randomBytes(12).toString('hex')}`, email),
		revokeTokens: () => tokens.revokeAll(),
		emptyBook(owner, writers = []) {
			const book = keep(createBook(newId(), owner, { properties: { title: 'Bảng trống', locale: 'vi_VN' } }));
			for (const emailAddress of writers)
				book.permissions.push({ id: `p-${emailAddress}`, type: 'user', role: 'writer', emailAddress });
			return book;
		},
		async close() {
			server.closeAllConnections();
			server.close();
			await once(server, 'close');
		},
	};
}

function takeFault(faults: Fault[], path: string): Fault | undefined {
	const at = faults.findIndex((one) => !one.path || one.path.test(path));
	const fault = faults[at];
	if (!fault) return undefined;
	fault.times = (fault.times ?? 1) - 1;
	if (fault.times <= 0) faults.splice(at, 1);
	return fault;
}

const injected = ({ status }: Fault) =>
	status === 429
		? new GoogleError(429, 'RESOURCE_EXHAUSTED', 'Quota exceeded')
		: new GoogleError(status, status === 503 ? 'UNAVAILABLE' : 'INTERNAL', 'Internal error encountered.');

function parseBody(text: string): unknown {
	if (!text) return {};
	try {
		return JSON.parse(text) as unknown;
	} catch {
		throw badRequest('Invalid JSON payload received.');
	}
}

function parseQuietly(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return undefined;
	}
}
