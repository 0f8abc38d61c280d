import type { IDataObject } from 'n8n-workflow';
import { sleep } from 'n8n-workflow';
import { zaloFailure } from '../../../domain/zalo/codes';
import { cleanText, splitText } from '../../../domain/zalo/text';
import { accountOf } from './account';
import { readBotAnswer } from './call';
import type { ZaloClock, ZaloContext, ZaloResult } from './result';
import { send } from './wire';

export interface ZaloBotOptions {
	clock?: ZaloClock;
	timeoutMs?: number;
	retries?: number;
}

export interface BotSent {
	messageId: string;
	/** Of all parts, where a text was too long for one. */
	messageIds: string[];
}

interface BotCredential extends IDataObject {
	botToken: string;
	webhookSecret: string;
	apiRoot: string;
}

const systemClock: ZaloClock = { now: () => Date.now(), sleep };
const TIMEOUT_MS = 20_000;
const RETRIES = 4;
const FIRST_WAIT_MS = 1000;
/** How much a bot may send is written nowhere: gently. */
const PER_MINUTE = 600;

export type ZaloBotClient = ReturnType<typeof zaloBotClient>;

/** The bot behind the node's credential `zaloBotApi`. Every method answers with a ZaloResult; its token shows nowhere. */
export function zaloBotClient(context: ZaloContext, itemIndex: number, options: ZaloBotOptions = {}) {
	const clock = options.clock ?? systemClock;

	async function call<T>(
		method: string,
		body: IDataObject,
		repeatable: boolean,
		read: (result: unknown) => T,
	): Promise<ZaloResult<T>> {
		const { apiRoot, botToken } = await context.getCredentials<BotCredential>('zaloBotApi', itemIndex);
		const reference = context.getNode().credentials?.zaloBotApi;
		const pace = accountOf(`bot ${reference?.id ?? reference?.name ?? ''}`, clock).pace(PER_MINUTE);
		for (let attempt = 0; ; attempt++) {
			await pace.turn();
			const url = `${apiRoot}/bot${botToken}/${method}`;
			const timeoutMs = options.timeoutMs ?? TIMEOUT_MS;
			const answer = await send(context, { method: 'POST', url, headers: {}, body, timeoutMs });
			const reading = readBotAnswer(answer, repeatable);
			if ('data' in reading) {
				pace.passed();
				return { ok: true, data: read(reading.data) };
			}
			const { failure } = reading;
			if (failure.remedy !== 'retry' || attempt >= (options.retries ?? RETRIES))
				return { ok: false, failure };
			if (failure.code === 0) await clock.sleep(FIRST_WAIT_MS * 2 ** attempt);
			else pace.backOff();
		}
	}

	return {
		/** Text in as many messages as it needs; a part that fails ends it, and `data` tells what went before. */
		async sendText(chatId: string, text: string): Promise<ZaloResult<BotSent>> {
			const messageIds: string[] = [];
			for (const part of splitText(cleanText(text))) {
				const sent = await call('sendMessage', { chat_id: chatId, text: part }, false, readSent);
				if (!sent.ok) return messageIds.length > 0 ? { ...sent, data: { messageIds } } : sent;
				messageIds.push(...sent.data.messageIds);
			}
			if (messageIds.length > 0) return { ok: true, data: { messageId: messageIds[0] ?? '', messageIds } };
			const sentence = 'Tin không có nội dung. Viết nội dung rồi gửi lại.';
			return { ok: false, failure: { ...zaloFailure('bot', 400), sentence } };
		},

		/** A picture by its public address, with a caption of at most 2,000 characters. */
		async sendPhoto(chatId: string, photoUrl: string, caption = ''): Promise<ZaloResult<BotSent>> {
			const [words] = splitText(cleanText(caption));
			const body = { chat_id: chatId, photo: photoUrl, ...(words ? { caption: words } : {}) };
			return await call('sendPhoto', body, false, readSent);
		},

		getMe: (): Promise<ZaloResult<{ id: string; name: string; canJoinGroups: boolean }>> =>
			call('getMe', {}, true, (result) => {
				const me = result as IDataObject;
				return {
					id: String(me.id ?? ''),
					name: String(me.account_name ?? ''),
					canJoinGroups: me.can_join_groups === true,
				};
			}),

		/** Where Zalo sends events; it shows the secret with each. Instead of asking for updates, not beside it. */
		setWebhook: (url: string, secretToken: string): Promise<ZaloResult<{ url: string }>> =>
			call('setWebhook', { url, secret_token: secretToken }, true, readWebhook),

		deleteWebhook: (): Promise<ZaloResult<{ url: string }>> => call('deleteWebhook', {}, true, readWebhook),

		getWebhookInfo: (): Promise<ZaloResult<{ url: string }>> => call('getWebhookInfo', {}, true, readWebhook),
	};
}

function readSent(result: unknown): BotSent {
	const messageId = String((result as IDataObject).message_id ?? '');
	return { messageId, messageIds: messageId ? [messageId] : [] };
}

function readWebhook(result: unknown): { url: string } {
	return { url: String((result as IDataObject).url ?? '') };
}
