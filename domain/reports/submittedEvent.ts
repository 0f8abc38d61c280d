import type { LogEvent } from '../types';
import type { CheckedReport } from './checkReport';
import type { UnitReportState } from './foldReports';
import type { OpenedLink } from './openLink';

/** The log row of a report: a new revision, never an overwrite. The same submission always has the same key. */
export function submittedEvent(
	{ stored, unit }: OpenedLink,
	state: UnitReportState,
	report: CheckedReport,
	{ at, submissionId, via }: { at: string; submissionId: string; via: string },
): LogEvent {
	return {
		planId: stored.planId,
		unit: unit.code,
		kind: 'report.submitted',
		at,
		by: unit.name,
		key: `${stored.planId}:${unit.code}:report:${submissionId}`,
		data: { revision: state.revision + 1, ...report, via },
	};
}
