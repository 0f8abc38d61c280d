import { createHash } from 'node:crypto';
import type { SheetProblem } from '../sheet';
import { instant } from '../text/time';
import type { LogEvent } from '../types';

/** Somebody in the middle of typing is not written to: what is told has stood this long. */
const STANDS_MINUTES = 25;
export const DIGEST_STEP = 'sheet';
const NOTED = 'sheet.problems';

/** What one unit, or with unit '' the officer, is to be told. */
export interface ProblemDigest {
	unit: string;
	/** The same problems have the same key: they are told once. */
	key: string;
	problems: SheetProblem[];
}

/**
 * Whom to write to about the sheet: a unit whose problems have been the same for a while, once for the same problems and
 * once a day at most. `rows` note for the log what changed since the last reading.
 */
export function problemDigests(
	planId: string,
	problems: SheetProblem[],
	events: LogEvent[],
	now: string,
	/** The sheet could not be read: what it said of units stands as it was. */
	{ unread = false }: { unread?: boolean } = {},
): { rows: LogEvent[]; digests: ProblemDigest[] } {
	const own = events.filter((event) => event.planId === planId);
	const noted = new Map(own.filter(({ kind }) => kind === NOTED).map((event) => [event.unit, event]));
	const of = (unit: string) => problems.filter((problem) => problem.unit === unit);
	const units = unread ? [''] : new Set([...problems.map(({ unit }) => unit), ...noted.keys()]);
	const rows: LogEvent[] = [];
	const digests: ProblemDigest[] = [];
	for (const unit of units) {
		const theirs = of(unit);
		const hash = fingerprint(theirs);
		const before = noted.get(unit);
		if ((before?.data.hash ?? '') !== hash) {
			const data = { hash, count: theirs.length };
			rows.push({ planId, unit, kind: NOTED, at: now, by: 'Hệ thống', key: '', data });
			continue;
		}
		if (!hash || instant(now).diff(instant(before!.at), 'minutes').minutes < STANDS_MINUTES) continue;
		const key = `${planId}:${unit}:${DIGEST_STEP}:${hash}:email`;
		if (!toldTodayOrBefore(own, unit, key, now)) digests.push({ unit, key, problems: theirs });
	}
	return { rows, digests };
}

/** Where a problem stands may change with every row that is moved: what it says counts. */
function fingerprint(problems: SheetProblem[]): string {
	if (problems.length === 0) return '';
	const lines = problems.map(
		({ code, sentence, cell }) => `${code} ${sentence.replaceAll(cell || '\0', '')}`,
	);
	return createHash('sha256').update(lines.toSorted().join('\n')).digest('hex').slice(0, 16);
}

function toldTodayOrBefore(events: LogEvent[], unit: string, key: string, now: string): boolean {
	const today = instant(now).toISODate();
	return events.some(
		(event) =>
			event.kind === 'delivery.sent' &&
			event.unit === unit &&
			(event.key === key || (event.data.step === DIGEST_STEP && instant(event.at).toISODate() === today)),
	);
}
