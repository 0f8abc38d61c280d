import { randomBytes } from 'node:crypto';

/**
 * What the stand-in knows: one app, one Official Account, people, groups, templates, a bot. Its rules follow
 * facts/zalo.md (transcribed in the README's section on Zalo and in domain/zalo); each rule names its paragraph.
 */
export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
/** Facts, Tokens: 25 hours and 3 months. */
export const ACCESS_LIVES = 25 * HOUR;
export const REFRESH_LIVES = 90 * DAY;
/** Facts, shape 3: a consultation message reaches who interacted within 7 days. */
export const INTERACTION_COUNTS = 7 * DAY;

export interface FakeUser {
	userId: string;
	name: string;
	phone?: string;
	follows: boolean;
	/** Milliseconds since 1970; null: never. */
	interactedAt: number | null;
	/** Every message to this person is refused with this code. */
	refusesWith?: number;
}

export interface FakeGroup {
	groupId: string;
	name: string;
	status: 'enabled' | 'expired';
	members: number;
}

export interface FakeTemplate {
	templateId: string;
	name: string;
	status: 'ENABLE' | 'PENDING_REVIEW' | 'REJECT' | 'DISABLE';
	/** Whether it may be sent by user id (−249 otherwise). */
	byUser: boolean;
	parameters: {
		name: string;
		require: boolean;
		type: string;
		minLength: number;
		maxLength: number;
		acceptNull: boolean;
	}[];
	/** How many of it may go in a day (−147). */
	dailyQuota?: number;
}

/** One request as it came, and the answer it got. Tokens do not show: `token` says which kind came. */
export interface ZaloRecord {
	n: number;
	at: string;
	host: 'oauth' | 'oa' | 'zbs' | 'bot' | 'none';
	method: string;
	path: string;
	query: Record<string, string>;
	token?: 'good' | 'expired' | 'dead';
	/** Of a rotation: the how manieth refresh token was spent. */
	generation?: number;
	body: unknown;
	status: number;
	answer: unknown;
}

/** What goes wrong at the next requests whose path contains `path`. */
export interface Fault {
	path: string;
	/**
	 * cut: the line breaks before anything is done · lost: it is done and the answer never comes · slow: it is done and the
	 * answer comes `ms` later · code: refused with `code` · gateway: a proxy answers HTTP 502 in HTML after it was done ·
	 * proxy: a proxy answers HTTP 407 in its place
	 */
	kind: 'cut' | 'lost' | 'slow' | 'code' | 'gateway' | 'proxy';
	code?: number;
	ms?: number;
	/** How often; default once. */
	times?: number;
}

export interface World {
	now: () => number;
	appId: string;
	appSecret: string;
	oaSecretKey: string;
	oaName: string;
	needsProof: boolean;
	/** Facts, OA API: requests a minute for one app. */
	perMinute: number;
	/** Templates a day (−144), and how many went on which day. */
	dailyQuota: number;
	sentOn: Map<string, number>;
	/** Messages of the OA a day (−211). */
	oaDailyQuota: number;
	balance: number;
	access: { token: string; bornAt: number } | null;
	deadAccess: Set<string>;
	refresh: { token: string; bornAt: number; generation: number } | null;
	spentRefresh: Map<string, number>;
	codes: Map<string, { verifier: string }>;
	users: Map<string, FakeUser>;
	groups: Map<string, FakeGroup>;
	templates: Map<string, FakeTemplate>;
	uploads: Map<string, { name: string; size: number; bornAt: number }>;
	/** ZBS messages by id, for their status. */
	messages: Map<string, { phone: string; trackingId: string; at: number }>;
	bot: {
		token: string;
		name: string;
		chats: Set<string>;
		webhook: { url: string; secret: string } | null;
		updates: unknown[];
	};
	faults: Fault[];
}

export interface Answer {
	status?: number;
	body: unknown;
	headers?: Record<string, string>;
}

let ids = 0;
export const newId = (): string =>
	`${(++ids).toString(16).padStart(6, '0')}${randomBytes(7).toString('hex')}`;
export const newToken = (): string => randomBytes(24).toString('base64url');

/** Facts, shape 4: HTTP 200 whatever happened. */
export const failed = (error: number, message = 'Error'): Answer => ({ body: { error, message } });
export const done = (data: unknown): Answer => ({ body: { error: 0, message: 'Success', data } });

/** The hour in Vietnam, which has no summer time. */
export const hourOf = (now: number): number => new Date(now + 7 * HOUR).getUTCHours();
export const dayOf = (now: number): string => new Date(now + 7 * HOUR).toISOString().slice(0, 10);
/** Facts, Codes: 22:00–06:00. */
export const isNight = (now: number): boolean => hourOf(now) >= 22 || hourOf(now) < 6;

export const asRecord = (value: unknown): Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value)
		? (value as Record<string, unknown>)
		: {};

export interface ZaloSetting {
	port?: number;
	/** The clock everything goes by; default: the machine's, shifted by setClock. */
	clock?: () => number;
	users?: FakeUser[];
	groups?: FakeGroup[];
	templates?: FakeTemplate[];
	perMinute?: number;
	dailyQuota?: number;
	oaDailyQuota?: number;
	needsProof?: boolean;
	/** Where OA events go, once set. */
	webhookUrl?: string;
	/** Whether requests are kept; a bench of many need not. */
	records?: boolean;
}

export function newWorld(now: () => number, setting: ZaloSetting): World {
	const byId = <T, K extends keyof T>(list: T[] | undefined, key: K) =>
		new Map((list ?? []).map((one) => [String(one[key]), { ...one }] as const));
	return {
		now,
		appId: '1000000000000000001',
		appSecret: 'bi-mat-ung-dung-thu-nghiem',
		oaSecretKey: 'khoa-oa-thu-nghiem',
		oaName: 'UBND phường Hòa Bình Mẫu',
		needsProof: setting.needsProof ?? false,
		perMinute: setting.perMinute ?? 4000,
		dailyQuota: setting.dailyQuota ?? 500,
		sentOn: new Map(),
		oaDailyQuota: setting.oaDailyQuota ?? Infinity,
		balance: Infinity,
		access: null,
		deadAccess: new Set(),
		refresh: null,
		spentRefresh: new Map(),
		codes: new Map(),
		users: byId(setting.users, 'userId'),
		groups: byId(setting.groups, 'groupId'),
		templates: byId(setting.templates, 'templateId'),
		uploads: new Map(),
		messages: new Map(),
		bot: {
			token: '1000000000000000009:khoa-bot-thu-nghiem',
			name: 'Bot Hòa Bình Mẫu',
			chats: new Set(),
			webhook: null,
			updates: [],
		},
		faults: [],
	};
}
