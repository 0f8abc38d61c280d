import { writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerBot } from './bot.ts';
import { answerOa, type Asked } from './oa.ts';
import { answerOauth, hasProof, mint, tokenState } from './oauth.ts';
import { RateWindow } from './rate.ts';
import { masked, parse, readAll, readFile } from './request.ts';
import { deliver, signedEvent, type Delivered, type EventOptions } from './webhooks.ts';
import {
	failed,
	newId,
	newWorld,
	type Answer,
	type FakeGroup,
	type FakeTemplate,
	type FakeUser,
	type Fault,
	type World,
	type ZaloRecord,
	type ZaloSetting,
} from './world.ts';
import { answerZbs } from './zbs.ts';

export type { Delivered, EventOptions, FakeGroup, FakeTemplate, FakeUser, Fault, ZaloRecord, ZaloSetting };

export type ZaloStand = Awaited<ReturnType<typeof startZalo>>;

/**
 * Zalo on loopback: OAuth, Official Account, ZBS and bot platform in one server. It refuses what the real one refuses.
 *
 * `credential` and `botCredential` are the data of the credentials zaloOaApi and zaloBotApi that work with it.
 */
export async function startZalo(setting: ZaloSetting = {}) {
	let offset = 0;
	const now = setting.clock ?? (() => Date.now() + offset);
	const world = newWorld(now, setting);
	const rate = new RateWindow();
	const requests: ZaloRecord[] = [];
	let webhookUrl = setting.webhookUrl ?? '';

	const server = createServer((request, response) => {
		void handle(request, response).catch((error: unknown) => {
			response.writeHead(500).end(String(error));
		});
	});

	async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const raw = await readAll(request);
		const url = new URL(request.url ?? '/', 'http://127.0.0.1');
		const fault = takeFault(world, url.pathname);
		if (fault?.kind === 'cut') return void request.socket.destroy();
		const record: ZaloRecord = {
			n: requests.length + 1,
			at: new Date(now()).toISOString(),
			host: 'none',
			method: request.method ?? '',
			path: url.pathname,
			query: Object.fromEntries(url.searchParams),
			body: null,
			status: 200,
			answer: null,
		};
		if (setting.records !== false) requests.push(record);
		const answer: Answer =
			fault?.kind === 'code'
				? failed(fault.code ?? -100)
				: fault?.kind === 'proxy'
					? { status: 407, body: '<html>Proxy</html>' }
					: route(request, url, raw, record);
		record.status = fault?.kind === 'gateway' ? 502 : (answer.status ?? 200);
		record.answer = masked(answer.body);
		if (fault?.kind === 'lost') return void request.socket.destroy();
		if (fault?.kind === 'slow') await new Promise((resolve) => setTimeout(resolve, fault.ms ?? 1000));
		const body = fault?.kind === 'gateway' ? '<html>Bad Gateway</html>' : answer.body;
		const headers = { 'content-type': typeof body === 'string' ? 'text/html' : 'application/json' };
		response.writeHead(record.status, { ...headers, ...answer.headers });
		response.end(typeof body === 'string' ? body : JSON.stringify(body));
	}

	function route(request: IncomingMessage, url: URL, raw: Buffer, record: ZaloRecord): Answer {
		const type = request.headers['content-type'] ?? '';
		const { pathname } = url;
		if (pathname === '/v4/oa/access_token') {
			record.host = 'oauth';
			const form = new URLSearchParams(raw.toString());
			const spent = form.get('refresh_token') ?? '';
			record.generation =
				world.spentRefresh.get(spent) ?? (spent === world.refresh?.token ? world.refresh.generation : 0);
			record.body = { app_id: form.get('app_id'), grant_type: form.get('grant_type') };
			if (!type.startsWith('application/x-www-form-urlencoded')) return failed(-14018, 'Not a form');
			return answerOauth(world, form, String(request.headers.secret_key ?? ''));
		}
		const bot = /^\/bot([^/]+)\/(\w+)$/.exec(pathname);
		if (bot) {
			record.host = 'bot';
			record.path = `/bot…/${bot[2]}`;
			record.body = parse(raw);
			return answerBot(world, bot[1]!, bot[2]!, record.body);
		}
		const file = type.startsWith('multipart/form-data') ? readFile(raw, type) : undefined;
		record.body = file ?? parse(raw);
		record.host = /^\/v\d/.test(pathname) ? 'oa' : 'zbs';
		const asked: Asked = {
			method: record.method,
			path: pathname,
			query: url.searchParams,
			body: record.body,
			file,
		};
		return guarded(request, record, asked);
	}

	/** Token, proof and rate, then the account itself. */
	function guarded(request: IncomingMessage, record: ZaloRecord, asked: Asked): Answer {
		const zbs = record.host === 'zbs';
		const token = String(request.headers.access_token ?? '');
		record.token = tokenState(world, token);
		if (record.token !== 'good')
			return failed(zbs ? -124 : record.token === 'expired' ? -220 : -216, 'Access token is invalid');
		if (!hasProof(world, token, request.headers.appsecret_proof as string | undefined))
			return failed(zbs ? -1241 : -242, 'appsecret_proof is invalid');
		const taken = rate.take(now(), world.perMinute);
		const headers = {
			'X-RateLimit-Limit': String(world.perMinute),
			'X-RateLimit-Remain': String(Math.max(0, world.perMinute - rate.used(now()))),
		};
		if (!taken) return { ...failed(-32, 'Request limit exceeded'), headers };
		const answer = zbs ? answerZbs(world, asked) : answerOa(world, asked);
		return answer ? { ...answer, headers } : { status: 404, body: '<html>404</html>' };
	}

	const post = async (event: object, options?: EventOptions): Promise<Delivered | null> => {
		if (!webhookUrl) return null;
		const { raw, headers } = signedEvent(world, event, options);
		return await deliver(webhookUrl, raw, headers);
	};

	await new Promise<void>((resolve) => server.listen(setting.port ?? 0, '127.0.0.1', resolve));
	const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	const first = mint(world);
	const credential = {
		appId: world.appId,
		appSecret: world.appSecret,
		oaSecretKey: world.oaSecretKey,
		...first,
		signRequests: world.needsProof,
		requestsPerMinute: 0,
		oauthRoot: url,
		oaRoot: url,
		zbsRoot: url,
		expiresAt: now() + 25 * 3_600_000,
	};
	return {
		url,
		world,
		requests,
		rate,
		credential,
		botCredential: { botToken: world.bot.token, webhookSecret: 'bi-mat-webhook-thu-nghiem', apiRoot: url },
		/** From now on it is this moment, and time goes on from there. */
		setClock(at: string | number): void {
			offset = (typeof at === 'string' ? Date.parse(at) : at) - Date.now();
		},
		/** Another app got the account: the access token dies, the refresh token is still good (−216 from outside). */
		killAccessToken(): void {
			if (world.access) world.deadAccess.add(world.access.token);
			world.access = null;
		},
		/** Nothing of what this app holds is good any more. */
		revoke(): void {
			this.killAccessToken();
			if (world.refresh) world.spentRefresh.set(world.refresh.token, world.refresh.generation);
			world.refresh = null;
		},
		/** A person consents again. */
		consent: () => mint(world),
		fail(fault: Fault): void {
			world.faults.push({ ...fault });
		},
		/** The requests of one host or path, in their order. */
		asked: (part: string): ZaloRecord[] =>
			requests.filter(({ host, path }) => host === part || path.includes(part)),
		setWebhook(address: string): void {
			webhookUrl = address;
		},
		/** An event of the OA, signed; null while no webhook is set. */
		event: post,
		/** The same bytes once more, as Zalo does when it got no 200. */
		redeliver: async ({ raw, headers }: Delivered): Promise<Delivered> =>
			await deliver(webhookUrl, raw, headers),
		/** Somebody writes to the OA: that is an interaction, and an event. */
		async userSends(userId: string, text: string, options?: EventOptions): Promise<Delivered | null> {
			const user = world.users.get(userId) ?? { userId, name: userId, follows: false, interactedAt: null };
			world.users.set(userId, { ...user, interactedAt: now() });
			const message = { text, msg_id: newId() };
			return await post(
				{
					event_name: 'user_send_text',
					sender: { id: userId },
					recipient: { id: '4318657068771012646' },
					message,
				},
				options,
			);
		},
		async userFollows(userId: string, name = userId, options?: EventOptions): Promise<Delivered | null> {
			const known = world.users.get(userId);
			world.users.set(userId, { interactedAt: now(), name, userId, ...known, follows: true });
			return await post({ event_name: 'follow', follower: { id: userId }, source: 'oa_profile' }, options);
		},
		async userUnfollows(userId: string, options?: EventOptions): Promise<Delivered | null> {
			const known = world.users.get(userId);
			if (known) world.users.set(userId, { ...known, follows: false });
			return await post({ event_name: 'unfollow', follower: { id: userId } }, options);
		},
		/** Somebody writes to the bot: its chat is known from then on. */
		async botReceives(chatId: string, text: string, secret?: string): Promise<Delivered | null> {
			world.bot.chats.add(chatId);
			const chat = { id: chatId, chat_type: 'PRIVATE' };
			const from = { id: chatId, display_name: chatId, is_bot: false };
			const message = { from, chat, text, message_id: newId(), date: now() };
			const update = { ok: true, result: { event_name: 'message.text.received', message } };
			if (!world.bot.webhook) {
				world.bot.updates.push(update.result);
				return null;
			}
			const headers = {
				'content-type': 'application/json',
				'x-bot-api-secret-token': secret ?? world.bot.webhook.secret,
			};
			return await deliver(world.bot.webhook.url, JSON.stringify(update), headers);
		},
		/** Every request, one a line. */
		writeRequests: (path: string): void =>
			writeFileSync(path, requests.map((request) => `${JSON.stringify(request)}\n`).join('')),
		async stop(): Promise<void> {
			await new Promise<void>((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			});
		},
	};
}

function takeFault(world: World, path: string): Fault | undefined {
	const fault = world.faults.find((one) => path.includes(one.path));
	if (!fault) return undefined;
	fault.times = (fault.times ?? 1) - 1;
	if (fault.times <= 0) world.faults.splice(world.faults.indexOf(fault), 1);
	return fault;
}
