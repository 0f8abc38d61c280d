import type { StoredFile } from '../book';
import type { Assignment, LogEvent, UnitState } from '../types';
import { inOrder } from './foldOrder';

/** What the log says about one unit in one plan. */
export interface UnitReportState {
	state: UnitState;
	/** Number of the latest submission, 1 for the first; 0 while there was none. Withdrawals do not lower it. */
	revision: number;
	/** Of the latest revision; kept after a return, so that the unit corrects instead of typing anew. */
	values: Record<string, unknown>;
	/** The unit said that it has nothing to report (không phát sinh). */
	nil: boolean;
	note: string;
	files: StoredFile[];
	/** When the latest revision came in; null before the first one and after a withdrawal. */
	submittedAt: string | null;
	/** When the first revision of all came in, whatever became of it. */
	firstSubmittedAt: string | null;
	/**
	 * Since when the unit owes nothing: its first revision since it last came to owe a report. Punctuality is
	 * judged by this one, so that a correction sent after the due time does not make a punctual unit late.
	 */
	settledAt: string | null;
	/** How the latest revision came: 'form', 'sheet', 'officer'…; empty when unknown. */
	via: string;
	/** Of the last return, also after the unit has answered it. */
	returnedAt: string | null;
	returnReason: string;
	acceptedAt: string | null;
	/** The latest extension's, else the assignment's. */
	dueAt: string;
	/** When that due time was set by an extension. */
	extendedAt: string | null;
	excludeReason: string;
	acknowledgedAt: string | null;
	/** How often the unit came to owe its report anew: returns, withdrawals and inclusions after an exclusion. */
	round: number;
	/** When the last of those happened. */
	reopenedAt: string | null;
	/** The unit's events of this plan, deliveries included, in order. */
	history: LogEvent[];
}

/**
 * Folds the log for one unit in one plan. Events of other plans and units are left out, the rest is taken in
 * order of `at`. What is in the log counts, whatever its instant: a row is written when the thing has happened.
 *
 * - Each `report.submitted` is a new revision and takes the place of the one before, also after acceptance; one with
 *   the key and the values of the revision that stands is the same submission stored twice and counts once.
 * - `report.withdrawn` leads back to 'waiting' and counts only while the report is 'submitted': what the
 *   officer has accepted or returned is no longer the unit's to take back. One that names its `revision` counts only while
 *   that revision stands, so that a report that came in at the same moment is not taken back with it.
 * - A return or an acceptance that names its `revision` counts only while that revision stands and is open to it: two
 *   officers at once, or a report that comes in at the same moment, must not lead to what nobody decided.
 * - `unit.excluded` covers whatever else happens until `unit.included`.
 */
export function foldReports(assignment: Assignment, events: LogEvent[]): UnitReportState {
	const own = events.filter((e) => e.unit === assignment.unit && e.planId === assignment.planId);
	return foldOwn(assignment, own);
}

/** The same for assignments of any number of plans: one state each, in their order. */
export function foldEach(assignments: Assignment[], events: LogEvent[]): UnitReportState[] {
	const own = ownEvents(assignments, events);
	return assignments.map((one) => foldOwn(one, own(one)));
}

/** Finds the events of each of these assignments, having read the log once. */
export function ownEvents(assignments: Assignment[], events: LogEvent[]): (one: Assignment) => LogEvent[] {
	const plans = new Map<string, Map<string, LogEvent[]>>();
	for (const { planId, unit } of assignments) {
		let units = plans.get(planId);
		if (!units) plans.set(planId, (units = new Map()));
		units.set(unit, []);
	}
	for (const event of events) plans.get(event.planId)?.get(event.unit)?.push(event);
	return ({ planId, unit }) => plans.get(planId)?.get(unit) ?? [];
}

/** Folds events that all belong to this assignment. */
export function foldOwn(assignment: Assignment, own: LogEvent[]): UnitReportState {
	const history = inOrder(own);
	const state = untouched(assignment, history);
	let excluded = false;
	for (const event of history) {
		if (event.kind === 'unit.excluded') {
			excluded = true;
			state.excludeReason = text(event.data.reason);
		} else if (event.kind === 'unit.included') {
			if (excluded) reopen(state, event);
			excluded = false;
		} else if (Object.hasOwn(APPLY, event.kind)) APPLY[event.kind]!(state, event);
	}
	if (excluded) state.state = 'excluded';
	return state;
}

function untouched({ dueAt }: Assignment, history: LogEvent[]): UnitReportState {
	return {
		state: 'waiting',
		...NO_REPORT,
		values: {},
		files: [],
		revision: 0,
		firstSubmittedAt: null,
		returnedAt: null,
		returnReason: '',
		dueAt,
		extendedAt: null,
		excludeReason: '',
		acknowledgedAt: null,
		round: 0,
		reopenedAt: null,
		history,
	};
}

const NO_REPORT = { nil: false, note: '', submittedAt: null, settledAt: null, via: '', acceptedAt: null };

const APPLY: Record<string, (state: UnitReportState, event: LogEvent) => void> = {
	'report.submitted'(state, event) {
		const { at, data } = event;
		if (isRepeat(state, event)) return;
		state.state = 'submitted';
		state.revision += 1;
		state.values = isRecord(data.values) ? data.values : {};
		state.nil = data.nil === true;
		state.note = text(data.note);
		state.files = Array.isArray(data.files) ? (data.files as StoredFile[]) : [];
		state.via = text(data.via);
		state.submittedAt = at;
		state.firstSubmittedAt ??= at;
		state.settledAt ??= at;
		state.acceptedAt = null;
	},
	'report.withdrawn'(state, event) {
		if (
			state.state !== 'submitted' ||
			(typeof event.data.revision === 'number' && event.data.revision !== state.revision)
		)
			return;
		Object.assign(state, NO_REPORT, { state: 'waiting', values: {}, files: [] });
		reopen(state, event);
	},
	'report.returned'(state, event) {
		if (isOutdated(state, event)) return;
		if (state.state !== 'returned') reopen(state, event);
		state.state = 'returned';
		state.returnedAt = event.at;
		state.returnReason = text(event.data.reason);
		state.settledAt = null;
		state.acceptedAt = null;
	},
	'report.accepted'(state, event) {
		if (isOutdated(state, event)) return;
		const { at } = event;
		state.state = 'accepted';
		state.acceptedAt = at;
		state.settledAt ??= state.submittedAt;
	},
	'due.extended'(state, { at, data }) {
		if (!text(data.dueAt)) return;
		state.dueAt = text(data.dueAt);
		state.extendedAt = at;
	},
	'notice.acknowledged'(state, { at }) {
		state.acknowledgedAt ??= at;
	},
};

/** A decision on a revision that was not there any more when it was stored: something else came a moment before it. */
function isOutdated({ state, revision }: UnitReportState, { kind, data }: LogEvent): boolean {
	if (typeof data.revision !== 'number') return false;
	const open = state === 'submitted' || (state === 'accepted' && kind === 'report.returned');
	return data.revision !== revision || !open;
}

function isRepeat(state: UnitReportState, { key, data }: LogEvent): boolean {
	if (!key || state.settledAt === null) return false;
	const standing = state.history.find(
		(one) => one.kind === 'report.submitted' && one.at === state.submittedAt,
	);
	return standing?.key === key && JSON.stringify(standing.data) === JSON.stringify(data);
}

function reopen(state: UnitReportState, { at }: LogEvent): void {
	state.round += 1;
	state.reopenedAt = at;
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function text(value: unknown): string {
	return typeof value === 'string' ? value : '';
}
