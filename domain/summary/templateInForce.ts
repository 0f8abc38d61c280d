import type { StoredFile } from '../book';
import type { LogEvent } from '../types';

const KIND = 'summary.template';
/** The `planId` of log rows that belong to no plan. */
const NO_PLAN = '-';

/** The log row that puts the ward's own form in force, or with null takes it out of use. */
export function templateEvent(file: StoredFile | null, at: string): LogEvent {
	const key = `${KIND}:${at}`;
	return { planId: NO_PLAN, unit: '', kind: KIND, at, by: 'Mẫu tổng hợp', key, data: { file } };
}

/** The ward's own form; null where there is none or it was taken out of use. */
export function templateInForce(events: LogEvent[]): StoredFile | null {
	const latest = events.findLast(({ kind }) => kind === KIND);
	return (latest?.data.file as StoredFile | null | undefined) ?? null;
}
