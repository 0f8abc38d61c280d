import type { LogEvent } from '../types';
import type { Desk, DeskUnit } from './openDesk';
import { ofPlan, type DecisionName } from './rules';
import type { Terms } from './view';

/** A message that a decision causes. The link of the unit is signed later, by the node that holds the secret. */
export interface Telling {
	planId: string;
	unit: string;
	step: 'returned' | 'extended' | 'excluded' | 'included' | 'link';
	/** Idempotency key of the message; it names its decision, so a decision stored twice is told once. */
	key: string;
	/** The due time in force after the decision, ISO. */
	dueAt: string;
	reason: string;
	/** Of an extension, what it replaces. */
	dueBefore?: string;
	/** Of a new link, whether the old ones are dead. */
	revoked?: boolean;
}

export interface Decided {
	rows: LogEvent[];
	tellings: Telling[];
}

interface Row {
	kind: string;
	/** What the key says: the decision and its number, counted so that only the same decision has it twice. */
	what: string;
	number: number;
	data: Record<string, unknown>;
	tells?: Telling['step'];
}

/**
 * The rows that put a decision in force for units it fits (see weigh), with the messages that it causes. Each row's key
 * is made of plan, unit, decision and its number; a row whose key is in the log already is a repeat and dropped when
 * the book is opened, so that a double click or two officers at once store nothing twice.
 */
export function decide(
	decision: DecisionName,
	fit: DeskUnit[],
	terms: Terms,
	{ desk, by }: { desk: Desk; by: string },
): Decided {
	const { now, stored } = desk;
	const planId = stored.planId;
	const event = (unit: string, { kind, what, number, data }: Row): LogEvent => {
		return { planId, unit, kind, at: now, by, key: decisionKey(planId, unit, what, number), data };
	};
	if (ofPlan(decision)) return { rows: [event('', planRow(decision, terms, desk))], tellings: [] };
	const decided: Decided = { rows: [], tellings: [] };
	for (const one of fit) {
		const code = one.unit.code;
		for (const row of unitRows(decision, one, terms)) {
			const stored = event(code, row);
			decided.rows.push(stored);
			if (row.tells)
				decided.tellings.push({
					planId,
					unit: code,
					step: row.tells,
					key: `${stored.key}:email`,
					dueAt: terms.dueAt ?? one.report.dueAt,
					reason: terms.reason,
					...(row.tells === 'extended' && { dueBefore: one.report.dueAt }),
					...(row.tells === 'link' && { revoked: decision === 'revoke' }),
				});
		}
	}
	return decided;
}

function planRow(decision: 'close' | 'reopen', { reason }: Terms, { planEvents }: Desk): Row {
	const closings = planEvents.filter(({ kind }) => kind === 'plan.closed').length;
	return decision === 'close'
		? { kind: 'plan.closed', what: 'closed', number: closings + 1, data: { reason } }
		: { kind: 'plan.reopened', what: 'reopened', number: closings, data: { reason } };
}

function unitRows(decision: DecisionName, { report }: DeskUnit, { reason, dueAt, newLink }: Terms): Row[] {
	const { revision, history } = report;
	const before = (kind: string) => history.filter((event) => event.kind === kind).length;
	const renewal: Row = {
		kind: 'link.renewed',
		what: 'link',
		number: before('link.renewed') + 1,
		data: {},
		tells: 'link',
	};
	switch (decision) {
		case 'accept':
			return [{ kind: 'report.accepted', what: 'accepted', number: revision, data: { revision } }];
		case 'return':
			return [
				{
					kind: 'report.returned',
					what: 'returned',
					number: revision,
					data: { reason, revision },
					tells: 'returned',
				},
			];
		case 'extend':
			return [
				{
					kind: 'due.extended',
					what: 'extended',
					number: before('due.extended') + 1,
					data: { dueAt, reason },
					tells: 'extended',
				},
			];
		case 'exclude': {
			const number = before('unit.excluded') + 1;
			return [{ kind: 'unit.excluded', what: 'excluded', number, data: { reason }, tells: 'excluded' }];
		}
		case 'include': {
			const number = before('unit.excluded');
			return [{ kind: 'unit.included', what: 'included', number, data: { reason }, tells: 'included' }];
		}
		case 'relink':
			return [renewal];
		case 'revoke': {
			const number = before('link.revoked') + 1;
			const revocation = { kind: 'link.revoked', what: 'link-revoked', number, data: { reason } };
			return newLink ? [revocation, renewal] : [revocation];
		}
		default:
			return [];
	}
}

/** @example 'kh-36:CA:returned:2' */
export function decisionKey(planId: string, unit: string, what: string, number: number): string {
	return [planId, unit || '-', what, String(number)]
		.map((part) => part.replace(/[%:\s]/g, encodeURIComponent))
		.join(':');
}
