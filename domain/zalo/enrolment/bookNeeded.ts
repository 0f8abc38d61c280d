import type { ZaloEvent } from '../zaloEvent';
import { NO_PLAN } from './kinds';
import { isReceipt } from './receiptRows';

/** What the workflow Đọc nhật ký is asked for. */
export interface BookNeeded {
	/** The plan whose rows are read beside those of no plan; '' for all. */
	planId: string;
	/** Rows whose data holds this text are read as well; '' for none. */
	containing: string;
}

/**
 * Which rows an event needs. A thousand messages bring two thousand receipts: each finds its message by the id, instead of
 * reading the whole log. A receipt for several messages at once is rare and reads it all.
 */
export function bookNeeded(event: ZaloEvent): BookNeeded {
	if (!isReceipt(event)) return { planId: NO_PLAN, containing: '' };
	const [mark = '', ...more] = event.trackingId ? [event.trackingId] : event.messageIds;
	return more.length === 0 && /^[\w.:-]{4,}$/.test(mark)
		? { planId: NO_PLAN, containing: mark }
		: { planId: '', containing: '' };
}
