import type { LogEvent } from '../types';

/** The unit's links were revoked and no message with a new one has gone out since. `history` in order. */
export function linkIsDead(history: LogEvent[]): boolean {
	const revoked = history.findLastIndex(({ kind }) => kind === 'link.revoked');
	return revoked >= 0 && !history.slice(revoked).some(({ kind }) => kind === 'delivery.sent');
}
