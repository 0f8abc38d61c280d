import type { LogEvent } from '../types';
import type { CheckedReport } from './checkReport';
import type { UnitReportState } from './foldReports';
import type { OpenedLink } from './openLink';

/**
 * The log row of a report: a new revision, never an overwrite. The same submission always has the same key. `revision`
 * is what it will be if nothing else comes in at the same moment; the report's place in the log decides (foldReports).
 * `from` is the address of the mail that brought it, `paper` the name of the file that an officer entered it from.
 */
export function submittedEvent(
	{ stored, unit }: OpenedLink,
	state: UnitReportState,
	report: CheckedReport,
	{
		at,
		submissionId,
		via,
		from,
		paper,
	}: { at: string; submissionId: string; via: string; from?: string; paper?: string },
): LogEvent {
	return {
		planId: stored.planId,
		unit: unit.code,
		kind: 'report.submitted',
		at,
		by: unit.name,
		key: `${stored.planId}:${unit.code}:report:${submissionId}`,
		data: { revision: state.revision + 1, ...report, via, ...(from && { from }), ...(paper && { paper }) },
	};
}

/** The unit takes its latest revision back. */
export function withdrawnEvent(
	{ stored, unit }: OpenedLink,
	{ revision }: UnitReportState,
	{ at, reason }: { at: string; reason: string },
): LogEvent {
	return {
		planId: stored.planId,
		unit: unit.code,
		kind: 'report.withdrawn',
		at,
		by: unit.name,
		key: `${stored.planId}:${unit.code}:withdrawn:${revision}`,
		data: { revision, reason },
	};
}

/** The unit says that it has the plan; only the first time counts. */
export function acknowledgedEvent({ stored, unit }: OpenedLink, at: string): LogEvent {
	return {
		planId: stored.planId,
		unit: unit.code,
		kind: 'notice.acknowledged',
		at,
		by: unit.name,
		key: `${stored.planId}:${unit.code}:acknowledged`,
		data: {},
	};
}
