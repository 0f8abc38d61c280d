import type { LogEvent } from '../types';
import type { Desk, DeskUnit } from './openDesk';
import { ofPlan, type DecisionName } from './rules';
import { tellingOf, type Telling } from './tellings';
import type { Terms } from './view';

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
	const each = fit.map((one) => {
		const rows = unitRows(decision, one, terms).map((row) => event(one.unit.code, row));
		return { rows, tellings: rows.flatMap((row) => tellingOf(row, one.report.dueAt) ?? []) };
	});
	return { rows: each.flatMap(({ rows }) => rows), tellings: each.flatMap(({ tellings }) => tellings) };
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
		data: decision === 'revoke' ? { revoked: true } : {},
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
				},
			];
		case 'extend':
			return [
				{
					kind: 'due.extended',
					what: 'extended',
					number: before('due.extended') + 1,
					data: { dueAt, reason, dueBefore: report.dueAt },
				},
			];
		case 'exclude': {
			const number = before('unit.excluded') + 1;
			return [{ kind: 'unit.excluded', what: 'excluded', number, data: { reason } }];
		}
		case 'include': {
			const number = before('unit.excluded');
			return [{ kind: 'unit.included', what: 'included', number, data: { reason } }];
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
