import type { IExecuteFunctions } from 'n8n-workflow';
import { afterZalo, fitTemplate, type Refusal, type RoadOutcome } from '../../../domain/messages/roads';
import type { Message, Road, RoadName, ZaloMessage } from '../../../domain/types';
import type { ZaloResult } from '../../transport/zalo';
import { openGate, type Gate } from './gate';

/**
 * Sends one message on one road of Zalo's; never rejects. `shut` says at its turn why not to, `heard` is told what came of
 * it before the next message has its turn.
 */
export type ZaloSender = (
	message: Message,
	road: Road,
	watch: { shut: () => RoadOutcome | null; heard: (outcome: RoadOutcome) => void },
) => Promise<RoadOutcome>;

type Sent = ZaloResult<{ messageId: string }>;

/** How many messages are under way on a road once it has let one through; how fast is the client's to say. */
const AT_ONCE = 10;

/**
 * The Zalo roads of one run of the node. A road that has not let anything through yet is tried by one message at a time,
 * so that a wrong token is found out once and not once a message.
 */
export function zaloRoads(context: IExecuteFunctions, now: string): ZaloSender {
	const credentials = context.getNode().credentials ?? {};
	const gates = new Map<RoadName, Gate>();
	let opened: ReturnType<typeof openClients> | undefined;

	async function attempt({ zalo, messageId }: Message, { road, to }: Road): Promise<RoadOutcome> {
		const needed = road === 'bot' ? 'zaloBotApi' : 'zaloOaApi';
		if (!credentials[needed]) return withoutCredential(needed);
		if (!zalo) return wrongMessage;
		try {
			opened ??= openClients(context, now);
			const { oa, bot } = await opened;
			if (road === 'bot') return outcomeOf(await bot.sendText(to, zalo.text));
			if (road === 'group') return outcomeOf(await oa.sendToGroup(to, zalo.text));
			if (road === 'consultation') return outcomeOf(await oa.sendText(to, zalo.text));
			return outcomeOf(await sendTemplate(oa, { road, to }, zalo, messageId));
		} catch {
			return lostTrack;
		}
	}

	return async (message, road, { shut, heard }) => {
		const gate = gates.get(road.road) ?? openGate({ max: AT_ONCE, perSecond: 1000, breathMs: 1000 });
		gates.set(road.road, gate);
		return await gate.run(async () => {
			const closed = shut();
			if (closed) return closed;
			const outcome = await attempt(message, road);
			heard(outcome);
			if (outcome.outcome === 'sent' || outcome.after === 'nextRoad') gate.widen();
			return outcome;
		});
	};
}

async function openClients(context: IExecuteFunctions, now: string) {
	const { zaloBotClient, zaloOaClient } = await import('../../transport/zalo');
	const at = Date.parse(now);
	return { oa: zaloOaClient(context, 0, { at: () => at }), bot: zaloBotClient(context, 0) };
}

type OaClient = Awaited<ReturnType<typeof openClients>>['oa'];

async function sendTemplate(
	oa: OaClient,
	{ road, to }: Road,
	{ templateId, templateData }: ZaloMessage,
	messageId: string,
): Promise<Sent> {
	const definition = await oa.templateDefinition(templateId);
	if (!definition.ok) return { ok: false, failure: definition.failure };
	const data = fitTemplate(templateData, definition.data);
	if (road === 'templateUser') return await oa.sendTemplateToUser(to, templateId, data);
	return await oa.sendTemplateToPhone(to, templateId, data, trackingId(messageId));
}

/** The same for one message whenever it is sent, as its Message-ID is: at most 48 characters. */
export function trackingId(messageId: string): string {
	return messageId.replace(/^<|@.*$/g, '').slice(0, 48);
}

function outcomeOf(result: Sent): RoadOutcome {
	if (!result.ok) return afterZalo(result.failure);
	return { outcome: 'sent', messageId: result.data.messageId };
}

const stopped = (reason: string): Refusal => ({ outcome: 'refused', after: 'stopRoad', reason });

function withoutCredential(name: 'zaloOaApi' | 'zaloBotApi'): Refusal {
	const what = name === 'zaloOaApi' ? 'Zalo OA' : 'Zalo Bot';
	return stopped(
		`Nút gửi chưa có chứng thực ${what} nên chưa gửi được bằng kênh này. Quản trị viên gắn chứng thực đó vào nút Gửi thư của luồng Gửi thông báo, hoặc bỏ kênh này ở biểu mẫu Thiết lập.`,
	);
}

const wrongMessage: Refusal = {
	outcome: 'refused',
	after: 'fix',
	reason: 'Tin không có nội dung cho Zalo nên chưa gửi. Báo quản trị viên.',
};

/** Something of ours broke on the way: whether the message left cannot be told. */
const lostTrack: Refusal = {
	outcome: 'refused',
	after: 'nextRoad',
	unknown: true,
	reason:
		'Gửi qua Zalo bị ngắt giữa chừng nên chưa biết tin có đến không. Hệ thống không gửi lại trên kênh ấy mà dùng kênh khác.',
};
