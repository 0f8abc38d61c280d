import type { LogEvent } from '../types';

/**
 * Who may open the shared sheet of a plan.
 * - addresses: the Google accounts of units, each its own answers only; other units report by form
 * - link: whoever has the link; units with a Google account still answer alone in their own rows
 * - keepers: the officer only, who gives access by hand
 */
export type Sharing = 'addresses' | 'link' | 'keepers';
export const SHARINGS: Sharing[] = ['addresses', 'link', 'keepers'];

/** The shared sheet of one plan, as the log knows it. */
export interface SharedSheet {
	planId: string;
	spreadsheetId: string;
	url: string;
	sharing: Sharing;
	/** Domains whose addresses are Google accounts. */
	domains: string[];
	/** Google addresses that may edit all of it. */
	keepers: string[];
	/** By unit: the Google address that was let in. */
	editors: Record<string, string>;
	/** When it was last closed off with a copy kept; null before. */
	lockedAt: string | null;
	/** Why the log could not be carried into it the last time, in Vietnamese; '' when it could. */
	stuck: string;
}

type Made = Pick<SharedSheet, 'planId' | 'spreadsheetId' | 'url' | 'sharing' | 'domains' | 'keepers'>;

const CREATED = 'sheet.created';
const SHARED = 'sheet.shared';
const LOCKED = 'sheet.locked';
const STUCK = 'sheet.stuck';
const SYSTEM = 'Hệ thống';

/** The sheets in force: a plan's latest one, with those who were let in since it was made. */
export function sharedSheets(events: LogEvent[]): Map<string, SharedSheet> {
	const sheets = new Map<string, SharedSheet>();
	for (const { kind, planId, unit, at, data } of events) {
		const sheet = sheets.get(planId);
		if (kind === CREATED)
			sheets.set(planId, { ...(data as unknown as Made), planId, editors: {}, lockedAt: null, stuck: '' });
		else if (kind === SHARED && sheet) sheet.editors[unit] = String(data.address);
		else if (kind === LOCKED && sheet) sheet.lockedAt = at;
		else if (kind === STUCK && sheet) sheet.stuck = String(data.reason);
	}
	return sheets;
}

/** Whether the plan was closed after its sheet was last closed off. */
export function mustBeLocked(sheet: SharedSheet, events: LogEvent[]): boolean {
	const last = events.findLast(
		({ planId, kind }) => planId === sheet.planId && /^plan\.(closed|reopened)$/.test(kind),
	);
	return (
		last?.kind === 'plan.closed' && (!sheet.lockedAt || Date.parse(sheet.lockedAt) < Date.parse(last.at))
	);
}

export function createdEvent(made: Made, at: string): LogEvent {
	const { planId, ...data } = made;
	return {
		planId,
		unit: '',
		kind: CREATED,
		at,
		by: SYSTEM,
		key: `${planId}:sheet:${made.spreadsheetId}`,
		data,
	};
}

export function sharedEvent(
	{ planId, spreadsheetId }: Made,
	unit: string,
	address: string,
	at: string,
): LogEvent {
	return {
		planId,
		unit,
		kind: SHARED,
		at,
		by: SYSTEM,
		key: `${planId}:${unit}:sheet:${spreadsheetId}`,
		data: { address },
	};
}

/** `file`: the copy as it is kept by Cất tệp. */
export function lockedEvent({ planId }: Made, file: object, at: string): LogEvent {
	return {
		planId,
		unit: '',
		kind: LOCKED,
		at,
		by: SYSTEM,
		key: `${planId}:sheet:locked:${at}`,
		data: { file },
	};
}

/** `reason` '' once it works again. */
export function stuckEvent({ planId }: Made, reason: string, at: string): LogEvent {
	return { planId, unit: '', kind: STUCK, at, by: SYSTEM, key: '', data: { reason } };
}
