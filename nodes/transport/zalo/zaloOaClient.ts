import type { IDataObject } from 'n8n-workflow';
import { sleep } from 'n8n-workflow';
import { zaloFailure, type ZaloFailure, type ZaloHost } from '../../../domain/zalo/codes';
import { isNight } from '../../../domain/zalo/nightWindow';
import { zaloPhone } from '../../../domain/zalo/phone';
import {
	checkTemplate,
	type TemplateData,
	type TemplateDefinition,
} from '../../../domain/zalo/templateCheck';
import { cleanText, splitText } from '../../../domain/zalo/text';
import { accountOf, type Account } from './account';
import { OaCaller } from './oaCaller';
import {
	readAccount,
	readGroups,
	readLastInteraction,
	readSent,
	readTemplate,
	readUploaded,
	readUser,
	readUserIds,
	type OaAccount,
	type OaGroup,
	type OaUser,
	type Page,
	type Sent,
	type TemplateQuota,
} from './oaAnswers';
import { multipart } from './multipart';
import type { ZaloClock, ZaloContext, ZaloResult } from './result';
import type { TokenAnswer } from './tokenKeeper';

export interface ZaloOaOptions {
	clock?: ZaloClock;
	/** The moment to reckon with for the night window and the daily quota, where it is not the clock's. Milliseconds. */
	at?: () => number;
	/** Whether templates wait at night without asking Zalo; true unless the admin knows that Zalo takes them. */
	holdAtNight?: boolean;
	/** For one answer of Zalo's. */
	timeoutMs?: number;
	/** How often a request is made again after −32 or without a connection. */
	retries?: number;
}

export interface OaFile {
	name: string;
	mimeType: string;
	content: Buffer;
}

const systemClock: ZaloClock = { now: () => Date.now(), sleep };
const LARGEST_FILE = 5 * 1024 * 1024;
const FILE_KINDS = /\.(?:pdf|docx?|csv)$/i;
const LONGEST_TRACKING_ID = 48;
const TEMPLATE_KEPT_MS = 10 * 60_000;
/** One caller for a run of a node: its items share the pair of tokens, read once. */
const callers = new WeakMap<ZaloContext, OaCaller>();

export type ZaloOaClient = ReturnType<typeof zaloOaClient>;

/**
 * The Official Account behind the node's credential `zaloOaApi`. Every method answers with a ZaloResult and throws for
 * nothing that Zalo says; tokens, pacing, back-off and the holds of night and quota are taken care of.
 */
export function zaloOaClient(context: ZaloContext, _itemIndex: number, options: ZaloOaOptions = {}) {
	const clock = options.clock ?? systemClock;
	const at = options.at ?? (() => clock.now());
	const caller = callers.get(context) ?? new OaCaller(context, clock, options);
	callers.set(context, caller);
	const account: Account = accountOf(caller.tokens.key(), clock);

	/** Parts in their order: a part that fails ends the message there, and what went before is told. */
	async function sendParts(
		text: string,
		send: (part: string) => Promise<ZaloResult<Sent>>,
	): Promise<ZaloResult<Sent>> {
		const parts = splitText(cleanText(text));
		if (parts.length === 0) return wrong('oa', -201, 'Tin không có nội dung. Viết nội dung rồi gửi lại.');
		const messageIds: string[] = [];
		let last: ZaloResult<Sent> | undefined;
		for (const part of parts) {
			last = await send(part);
			if (!last.ok) return messageIds.length > 0 ? { ...last, data: { messageIds } } : last;
			messageIds.push(...last.data.messageIds);
		}
		const { data, ...rest } = last as ZaloResult<Sent> & { ok: true };
		return { ...rest, data: { ...data, messageId: messageIds[0] ?? data.messageId, messageIds } };
	}

	const toUser = (userId: string, message: IDataObject) =>
		caller.post('oa', '/v3.0/oa/message/cs', { recipient: { user_id: userId }, message }, readSent);

	async function templateDefinition(templateId: string): Promise<ZaloResult<TemplateDefinition>> {
		const known = account.templates.get(templateId);
		if (known && clock.now() - known.readAt < TEMPLATE_KEPT_MS) return { ok: true, data: known.definition };
		const query = { template_id: templateId };
		const read = await caller.get('zbs', '/template/info/v2', query, readTemplate);
		if (read.ok) account.templates.set(templateId, { definition: read.data, readAt: clock.now() });
		return read;
	}

	/** What keeps a template from being sent now, found without sending it. */
	async function templateHold(
		host: ZaloHost,
		templateId: string,
		data: TemplateData,
	): Promise<ZaloFailure | null> {
		if (options.holdAtNight !== false && isNight(at()))
			return zaloFailure(host, host === 'zbs' ? -133 : -234);
		const definition = await templateDefinition(templateId);
		if (!definition.ok) return definition.failure;
		const wrong = checkTemplate(definition.data, data, host);
		if (wrong) return wrong;
		return host === 'zbs' && account.isUsedUp(at()) ? zaloFailure(host, -144) : null;
	}

	return {
		/** A consultation message (tin tư vấn): only to someone who interacted within 7 days. */
		sendText: (userId: string, text: string): Promise<ZaloResult<Sent>> =>
			sendParts(text, (part) => toUser(userId, { text: part })),

		/** A file as a consultation message: an uploaded one by its token, or the file itself. */
		async sendFile(userId: string, file: string | OaFile): Promise<ZaloResult<Sent>> {
			let token = file;
			if (typeof token !== 'string') {
				const uploaded = await this.uploadFile(token);
				if (!uploaded.ok) return { ok: false, failure: uploaded.failure };
				token = uploaded.data.token;
			}
			return await toUser(userId, { attachment: { type: 'file', payload: { token } } });
		},

		/** A template (ZBS) to somebody who is known by user id. */
		async sendTemplateToUser(
			userId: string,
			templateId: string,
			data: TemplateData,
		): Promise<ZaloResult<Sent>> {
			const clean = cleanData(data);
			const hold = await templateHold('oa', templateId, clean);
			if (hold) return { ok: false, failure: hold };
			const body = { user_id: userId, template_id: templateId, template_data: clean };
			return await caller.post('oa', '/v3.0/oa/message/template', body, readSent);
		},

		/** A template (ZBS) to a phone, written in any common way. The tracking id comes back with the delivery event. */
		async sendTemplateToPhone(
			phone: string,
			templateId: string,
			data: TemplateData,
			trackingId: string,
		): Promise<ZaloResult<Sent>> {
			const number = await zaloPhone(phone);
			if (!number) return { ok: false, failure: zaloFailure('zbs', -108) };
			if (!trackingId || trackingId.length > LONGEST_TRACKING_ID)
				return wrong('zbs', -201, `Mã theo dõi phải có từ 1 đến ${LONGEST_TRACKING_ID} ký tự.`);
			const clean = cleanData(data);
			const hold = await templateHold('zbs', templateId, clean);
			if (hold) return { ok: false, failure: hold };
			const body = { phone: number, template_id: templateId, template_data: clean, tracking_id: trackingId };
			const sent = await caller.post('zbs', '/message/template', body, readSent);
			const empty = sent.ok ? sent.data.templateQuota?.remaining === 0 : sent.failure.code === -144;
			if (empty) account.usedUp(at());
			return sent;
		},

		/** Text into a group that belongs to the OA (GMF). */
		sendToGroup: (groupId: string, text: string): Promise<ZaloResult<Sent>> =>
			sendParts(text, (part) => {
				const body = { recipient: { group_id: groupId }, message: { text: part } };
				return caller.post('oa', '/v3.0/oa/group/message', body, readSent);
			}),

		/** PDF, DOC, DOCX or CSV up to 5 MB; the token it gives is good for 7 days. */
		async uploadFile(file: OaFile): Promise<ZaloResult<{ token: string }>> {
			if (!FILE_KINDS.test(file.name))
				return wrong('oa', -201, `Zalo không nhận tệp “${file.name}”. Chỉ gửi được PDF, DOC, DOCX hoặc CSV.`);
			if (file.content.length > LARGEST_FILE)
				return wrong('oa', -210, `Tệp “${file.name}” lớn hơn 5 MB. Giảm dung lượng hoặc gửi liên kết.`);
			return await caller.upload('/v2.0/oa/upload/file', await multipart(file), readUploaded);
		},

		getUser: (userId: string): Promise<ZaloResult<OaUser>> =>
			caller.get('oa', '/v3.0/oa/user/detail', { data: JSON.stringify({ user_id: userId }) }, readUser),

		/** Ids of those who follow the OA, at most 50 at a time. */
		listUsers: (page: Page = {}): Promise<ZaloResult<{ total: number; userIds: string[] }>> => {
			const data = JSON.stringify({ offset: page.offset ?? 0, count: Math.min(page.count ?? 50, 50) });
			return caller.get('oa', '/v3.0/oa/user/getlist', { data }, readUserIds);
		},

		/** When somebody last interacted: only within 7 days of that does a consultation message reach them. */
		lastInteraction: (userId: string): Promise<ZaloResult<{ userId: string; at: string | null }>> =>
			caller.ask('oa', '/v3.0/oa/quota/message', { user_id: userId }, readLastInteraction(userId)),

		listGroups: (page: Page = {}): Promise<ZaloResult<{ total: number; groups: OaGroup[] }>> =>
			caller.get(
				'oa',
				'/v3.0/oa/group/getgroupsofoa',
				{ offset: String(page.offset ?? 0), count: String(page.count ?? 50) },
				readGroups,
			),

		account: (): Promise<ZaloResult<OaAccount>> => caller.get('oa', '/v2.0/oa/getoa', {}, readAccount),

		/** How many templates may still be sent to phones today. */
		quota: (): Promise<ZaloResult<TemplateQuota>> =>
			caller.get('zbs', '/message/quota', {}, (data) => readSent({ quota: data }).templateQuota!),

		templateDefinition,

		/** Has the pair of tokens exchanged if it ends within so many milliseconds, and answers until when it is good. */
		async keepToken(within: number): Promise<ZaloResult<{ expiresAt: number; exchanged: boolean }>> {
			const before = await caller.tokens.read();
			const soon = before.expiresAt !== '' && !caller.tokens.lasts(before, within);
			const kept: TokenAnswer = soon
				? await caller.tokens.renew(before.accessToken)
				: await caller.tokens.credential();
			if ('failure' in kept) return { ok: false, failure: kept.failure };
			const { expiresAt, accessToken } = kept.credential;
			return {
				ok: true,
				data: { expiresAt: Number(expiresAt), exchanged: accessToken !== before.accessToken },
			};
		},
	};
}

function wrong(host: ZaloHost, code: number, sentence: string): { ok: false; failure: ZaloFailure } {
	return { ok: false, failure: { ...zaloFailure(host, code), remedy: 'fix', sentence } };
}

function cleanData(data: TemplateData): TemplateData {
	return Object.fromEntries(
		Object.entries(data).map(([name, value]) => [name, cleanText(String(value ?? ''))]),
	);
}
