import { html, options } from '../plan/review/view';
import { checkReport } from '../reports/checkReport';
import type { OpenedLink } from '../reports/openLink';
import { lastSubmission } from '../reports/reportedBefore';
import { submittedEvent } from '../reports/submittedEvent';
import { unitForm } from '../reports/unitForm';
import { fromForm } from '../text/formFields';
import type { FormField, LogEvent } from '../types';
import { noticed } from './blocks';
import { decisionKey } from './decisionRows';
import type { Desk, DeskUnit } from './openDesk';
import { FIELDS, type DeskView } from './view';

const SEND = 'Ghi báo cáo thay đơn vị';
const BACK = 'Thôi, quay lại';

/** The unit's own fields, with what it reported before. Evidence stays with the unit: an officer has none to photograph. */
export function enterPage(one: DeskUnit, desk: Desk, view: DeskView): FormField[] {
	const retry = view.answers ? { answers: view.answers, problems: [] } : null;
	const { fields } = unitForm(openedBy(one, desk), one.report, retry, { now: desk.now });
	return [
		...noticed(view, desk),
		html(
			'nhap_thay',
			'<p><b>Báo cáo ghi ở đây được lưu là do cán bộ nhập thay, không phải đơn vị tự gửi.</b></p>',
		),
		// Nothing is required by the page itself: it must let the officer go back. What is missing is said after sending.
		...fields
			.filter(({ fieldType }) => fieldType !== 'file')
			.map((field) => ({ ...field, requiredField: false })),
		{
			fieldName: FIELDS.after,
			fieldLabel: 'Sau đó',
			fieldType: 'radio',
			requiredField: true,
			...options([SEND, BACK]),
			defaultValue: SEND,
		},
	];
}

export type EnterAnswer =
	| { what: 'back' }
	| { what: 'problems'; problems: string[] }
	| { what: 'go'; row: LogEvent };

/** The report as the log will hold it: `via` 'officer', by the officer. Files of the report it replaces stay with it. */
export function readEnter(
	answers: Record<string, unknown>,
	one: DeskUnit,
	{ desk, by }: { desk: Desk; by: string },
): EnterAnswer {
	if (fromForm(answers[FIELDS.after]).trim() === BACK) return { what: 'back' };
	const { report, assignment, unit } = one;
	const { indicators, tasks } = assignment;
	const before = (lastSubmission(report)?.values ?? {}) as Record<string, unknown>;
	const checked = checkReport(indicators, { answers, files: [] }, { tasks, before });
	if (!checked.ok) return { what: 'problems', problems: checked.problems.map(({ message }) => message) };
	const files = report.files.length > 0 ? { files: report.files } : {};
	const row = submittedEvent(
		openedBy(one, desk),
		report,
		{ ...checked.report, ...files },
		{
			at: desk.now,
			submissionId: '',
			via: 'officer',
		},
	);
	const key = decisionKey(desk.stored.planId, unit.code, 'entered', report.revision + 1);
	return { what: 'go', row: { ...row, by, key } };
}

function openedBy({ unit, assignment }: DeskUnit, { stored }: Desk): OpenedLink {
	return { stored, assignment, unit };
}
