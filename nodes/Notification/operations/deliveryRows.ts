import type { LogEvent, Message } from '../../../domain/types';
import type { SendResult } from '../transport/journey';

/** What came of one message, as it goes to the outputs. */
export function deliveryResult(
	message: Pick<Message, 'covers' | 'step' | 'to' | 'messageId'>,
	result: SendResult,
	at: string,
) {
	const { covers, step, to, messageId } = message;
	const said = {
		...('errorClass' in result ? { errorClass: result.errorClass } : {}),
		...(result.reason ? { reason: result.reason } : {}),
	};
	const { outcome, attempts, response } = result;
	const delivery = {
		channel: 'email',
		to,
		step,
		messageId,
		...said,
		...(result.outcome === 'failed' && result.final ? { final: true } : {}),
	};
	const rows = covers.map(
		({ planId, unit, key }): LogEvent => ({
			planId,
			unit,
			kind: `delivery.${outcome}`,
			at,
			by: 'Hệ thống',
			key,
			data: { ...delivery },
		}),
	);
	return { covers, step, channel: 'email', to, messageId, outcome, ...said, response, attempts, rows };
}
