import { inOrder, notAfter } from '../reports/foldOrder';
import type { LogEvent } from '../types';
import type { Change } from './changes';
import type { SummaryFigures } from './types';

/** A close-off whose figures have not been frozen yet. */
export interface DueVersion {
	planId: string;
	version: number;
	/** When the plan was closed: the figures are those of that moment. */
	closedAt: string;
	/** The version before, which this one is compared with. */
	previous: { version: number; at: string } | null;
}

/** What makes a summary a frozen one. */
export interface Version {
	number: number;
	/** Of the version before; null for the first. */
	previousAt: string | null;
	changes: Change[];
}

/** The plans that stand closed and whose last close-off has no frozen version. */
export function dueVersions(events: LogEvent[]): DueVersion[] {
	const plans = new Map<
		string,
		{ closedAt: string | null; frozen: { version: number; at: string } | null }
	>();
	for (const { planId, kind, at, data } of inOrder(events)) {
		const plan = plans.get(planId) ?? { closedAt: null, frozen: null };
		if (kind === 'plan.closed') plan.closedAt = at;
		else if (kind === 'plan.reopened') plan.closedAt = null;
		else if (kind === 'summary.frozen') {
			// Its figures are those of the close-off, whenever the row came to be written.
			plan.frozen = { version: Number(data.version), at: String(data.closedAt ?? at) };
			if (plan.closedAt !== null && notAfter(plan.closedAt, plan.frozen.at)) plan.closedAt = null;
		} else continue;
		plans.set(planId, plan);
	}
	return [...plans].flatMap(([planId, { closedAt, frozen }]) =>
		closedAt === null ? [] : [{ planId, closedAt, version: (frozen?.version ?? 0) + 1, previous: frozen }],
	);
}

/** The log row of a frozen version; two runs at once write the same key. */
export function frozenEvent(
	{ planId, version, closedAt }: DueVersion,
	file: { name: string; type: string; size: number; sha256: string; path: string },
	figures: SummaryFigures,
	at: string,
): LogEvent {
	return {
		planId,
		unit: '',
		kind: 'summary.frozen',
		at,
		by: 'Chốt tổng hợp',
		key: `${planId}:summary.frozen:${version}`,
		data: { version, closedAt, file, figures },
	};
}
