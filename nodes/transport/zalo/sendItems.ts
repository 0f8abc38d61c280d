import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { ZaloFailure } from '../../../domain/zalo/codes';
import type { ZaloResult } from './result';

/** Requests under way at once: enough for the whole limit where an answer takes a third of a second. */
const AT_ONCE = 20;

/** One message of an item: to whom, and what sends it. */
export interface Sending {
	to: string;
	send: () => Promise<ZaloResult<object>>;
}

/**
 * Sends one message an item, several at once, those to one recipient in their order. First output: what Zalo took; second:
 * what it did not, with the class of the reason. Once something was sent it never throws (design rule 2).
 */
export async function sendItems(
	context: IExecuteFunctions,
	prepare: (itemIndex: number) => Sending,
): Promise<INodeExecutionData[][]> {
	// All of them first: a parameter that cannot be read stops the node before anything has gone.
	const sendings = context.getInputData().map((_, i) => prepare(i));
	const lanes = new Map<string, number[]>();
	sendings.forEach(({ to }, i) => lanes.set(to, [...(lanes.get(to) ?? []), i]));
	const waiting = [...lanes.values()];
	const results: INodeExecutionData[] = [];
	const cancelled = context.getExecutionCancelSignal();
	const work = async () => {
		for (let lane = waiting.shift(); lane; lane = waiting.shift()) {
			for (const i of lane) {
				// n8n lets a node run on when its execution is stopped; whoever stopped it means the messages.
				if (cancelled?.aborted) return;
				results[i] = { json: await resultOf(sendings[i]!), pairedItem: { item: i } };
			}
		}
	};
	await Promise.all(Array.from({ length: AT_ONCE }, work));
	const sent = ({ json }: INodeExecutionData) => json.outcome === 'sent';
	return [results.filter(sent), results.filter((result) => !sent(result))];
}

async function resultOf({ to, send }: Sending): Promise<IDataObject> {
	const result = await send();
	const data = (result.data ?? {}) as IDataObject;
	if (!result.ok) return { outcome: outcomeOf(result.failure), to, ...data, ...failureRow(result.failure) };
	const { rate } = result;
	return {
		outcome: 'sent',
		to,
		...data,
		...(rate ? { rateLimit: rate.limit, rateRemain: rate.remain } : {}),
	};
}

/** A failure as a row of a result; no key is named `error`, which n8n would take for a failure of the node. */
export function failureRow({ host, code, remedy, sentence }: ZaloFailure): IDataObject {
	return { host, code, remedy, reason: sentence };
}

function outcomeOf({ remedy, unknown }: ZaloFailure): 'unknown' | 'deferred' | 'failed' {
	if (unknown) return 'unknown';
	return remedy === 'retry' || remedy === 'night' || remedy === 'tomorrow' ? 'deferred' : 'failed';
}
