import { html, options } from '../plan/review/view';
import { checkReport, type CheckedReport } from '../reports/checkReport';
import type { OpenedLink } from '../reports/openLink';
import { checkPaper } from '../reports/paper/checkPaper';
import { lastSubmission } from '../reports/reportedBefore';
import { submittedEvent } from '../reports/submittedEvent';
import { unitForm } from '../reports/unitForm';
import { escapeHtml } from '../text/escapeHtml';
import { fromForm } from '../text/formFields';
import type { FormField, LogEvent } from '../types';
import { noticed } from './blocks';
import { decisionKey } from './decisionRows';
import type { Desk, DeskUnit } from './openDesk';
import { paperFor, readBrought, type BroughtFile, type ReadPaper } from './papers';
import { FIELDS, type DeskView } from './view';

const SEND = 'Ghi báo cáo thay đơn vị';
const BACK = 'Thôi, quay lại';

/**
 * The unit's own fields, with what it reported before, or what a form says that it filled in and handed over. Evidence stays
 * with the unit: an officer has none to photograph.
 */
export function enterPage(one: DeskUnit, desk: Desk, view: DeskView): FormField[] {
	const retry = view.answers ? { answers: view.answers, problems: [] } : null;
	const { fields } = unitForm(openedBy(one, desk), one.report, retry, { now: desk.now });
	const read = view.paper
		? `<h3>Đã đọc phiếu Excel “${escapeHtml(view.paper)}”</h3><p><b>Chưa ghi gì.</b> Số liệu của phiếu ở dưới: xem lại, sửa nếu cần, rồi bấm Tiếp tục để ghi.</p>`
		: '';
	return [
		...noticed(view, desk),
		html(
			'nhap_thay',
			`${read}<p><b>Báo cáo ghi ở đây được lưu là do cán bộ nhập thay, không phải đơn vị tự gửi.</b></p>`,
		),
		{
			fieldName: FIELDS.papers,
			fieldLabel: 'Phiếu Excel đơn vị đã điền, nếu có (đọc ra trang này để xem lại trước khi ghi)',
			fieldType: 'file',
			acceptFileTypes: '.xlsx',
		},
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
	/** A form was read: its answers are shown, with what is wrong in them, before anything is stored. */
	| { what: 'read'; paper: ReadPaper; problems: string[] }
	| { what: 'go'; row: LogEvent };

interface Entering {
	desk: Desk;
	by: string;
	/** The name of the file whose answers these are. */
	paper?: string;
}

/** What follows from the page: a form that came with it is read first, else its answers are the report. */
export function readEnter(
	answers: Record<string, unknown>,
	one: DeskUnit,
	{ brought = [], ...entering }: Entering & { brought?: BroughtFile[] },
): EnterAnswer {
	if (fromForm(answers[FIELDS.after]).trim() === BACK) return { what: 'back' };
	if (brought.length > 0) return readPaper(one, brought, entering.desk);
	const { report, assignment } = one;
	const { indicators, tasks } = assignment;
	const before = (lastSubmission(report)?.values ?? {}) as Record<string, unknown>;
	const checked = checkReport(indicators, { answers, files: [] }, { tasks, before });
	if (!checked.ok) return { what: 'problems', problems: checked.problems.map(({ message }) => message) };
	return { what: 'go', row: enteredRow(one, checked.report, entering) };
}

function readPaper(one: DeskUnit, brought: BroughtFile[], desk: Desk): EnterAnswer {
	const paper = paperFor(one, readBrought(brought, desk), desk);
	if (typeof paper === 'string') return { what: 'problems', problems: [paper] };
	const checked = checkPaper(paper, one.assignment, one.report, []);
	return {
		what: 'read',
		paper,
		problems: checked.ok ? [] : checked.problems.map(({ message }) => message),
	};
}

/** The report as the log will hold it: `via` 'officer', by the officer. Files of the report it replaces stay with it. */
export function enteredRow(one: DeskUnit, checked: CheckedReport, { desk, by, paper }: Entering): LogEvent {
	const { report, unit } = one;
	const files = report.files.length > 0 ? { files: report.files } : {};
	const sent = { at: desk.now, submissionId: '', via: 'officer', paper };
	const row = submittedEvent(openedBy(one, desk), report, { ...checked, ...files }, sent);
	return { ...row, by, key: decisionKey(desk.stored.planId, unit.code, 'entered', report.revision + 1) };
}

function openedBy({ unit, assignment }: DeskUnit, { stored }: Desk): OpenedLink {
	return { stored, assignment, unit };
}
