import { vietnam2026 } from '../followup/calendarVietnam2026';
import { deadlineWords } from '../messages/deadlineWords';
import { planNumber } from '../messages/planWords';
import { escapeHtml } from '../text/escapeHtml';
import { fromForm } from '../text/formFields';
import { formatDate, formatInstant } from '../text/time';
import type { Assignment, Calendar, FormField, Indicator } from '../types';
import type { Problem } from './checkReport';
import { dueText } from './dueText';
import type { UnitReportState } from './foldReports';
import {
	AS_A_WHOLE,
	FILES_FIELD,
	FILE_TYPES,
	INTENT_FIELD,
	LINKS_FIELD,
	MAX_FILES,
	NOTE_FIELD,
	STATUSES,
	STATUS_FIELD,
	YES_NO,
	fieldLabel,
	fieldOf,
	taskField,
} from './fields';
import type { OpenedLink } from './openLink';
import { html, options } from './pages/view';
import { answersBefore } from './reportedBefore';

export interface UnitForm {
	title: string;
	fields: FormField[];
}

/** What was typed before and refused: shown again so that nothing is lost. */
export interface Retry {
	answers: Record<string, unknown>;
	problems: Problem[];
}

/**
 * The page on which a unit's report is typed: plan, due time, what it reported before, its own tasks, its own fields.
 * `now` gives the due time its words ('còn 2 ngày làm việc').
 */
export function unitForm(
	opened: OpenedLink,
	state: UnitReportState,
	retry: Retry | null,
	{ now, calendar = vietnam2026 }: { now?: string; calendar?: Calendar } = {},
): UnitForm {
	const { assignment, unit } = opened;
	const before = retry?.answers ?? answersBefore(state, assignment);
	const typed = (name: string) => fromForm(before[name]);
	return {
		title: unit.name,
		fields: [
			html(
				'ke_hoach',
				head(opened, state, now && state.dueAt ? dueWords(assignment, state, now, calendar) : ''),
			),
			...taskFields(assignment.tasks, typed),
			...assignment.indicators.map((indicator) => indicatorField(indicator, typed(fieldOf(indicator)))),
			{
				fieldName: LINKS_FIELD,
				fieldLabel: 'Đường dẫn bài đăng, video, trang tin (nếu có, mỗi dòng một đường dẫn)',
				fieldType: 'textarea',
				defaultValue: typed(LINKS_FIELD),
			},
			{
				fieldName: NOTE_FIELD,
				fieldLabel: 'Ghi chú, khó khăn, đề xuất',
				fieldType: 'textarea',
				defaultValue: typed(NOTE_FIELD),
			},
			{
				fieldName: FILES_FIELD,
				fieldLabel: `Ảnh, tệp minh chứng (ảnh chụp, PDF, Word, Excel; chọn được nhiều tệp, tối đa ${MAX_FILES})`,
				fieldType: 'file',
				multipleFiles: true,
				acceptFileTypes: FILE_TYPES.join(', '),
			},
		],
	};
}

/**
 * The same fields with what is wrong with each said in its own label, where a screen reader finds it, behind a mark
 * (`u`) by which the page's styles draw the field red.
 */
export function withProblems(fields: FormField[], problems: Problem[]): FormField[] {
	return fields.flatMap((field) => {
		const own = problems.filter((problem) => problem.field === field.fieldName);
		if (own.length === 0) return [field];
		const words = own.map(({ message }) => withoutName(message, field.fieldLabel)).join(' ');
		return [
			html(`sai_${field.fieldName}`, '<u></u>'),
			{ ...field, fieldLabel: `${field.fieldLabel}\nCẦN SỬA: ${words}` },
		];
	});
}

/** 'Nhiệm vụ của đơn vị', with a status of its own each where there are several. */
function taskFields(tasks: Assignment['tasks'], typed: (name: string) => string): FormField[] {
	const whole: FormField = {
		fieldName: STATUS_FIELD,
		fieldLabel: 'Tình trạng thực hiện',
		fieldType: 'radio',
		defaultValue: typed(STATUS_FIELD),
		...options(STATUSES),
	};
	if (tasks.length < 2) return [...(tasks.length === 1 ? [html('nhiem_vu', taskList(tasks))] : []), whole];
	return [
		html(
			'nhiem_vu',
			`<h2>Nhiệm vụ của đơn vị (${tasks.length})</h2><p>Chọn tình trạng chung, rồi chỉ chọn riêng cho nhiệm vụ nào khác.</p>`,
		),
		{ ...whole, fieldLabel: 'Tình trạng thực hiện chung của các nhiệm vụ' },
		...tasks.map(
			(task, at): FormField => ({
				fieldName: taskField(task),
				fieldLabel: `${at + 1}. ${taskWords(task)}`,
				fieldType: 'dropdown',
				...options([AS_A_WHOLE, ...STATUSES]),
				defaultValue: typed(taskField(task)) || AS_A_WHOLE,
			}),
		),
	];
}

function taskList(tasks: Assignment['tasks']): string {
	const items = tasks.map((task) => `<li>${escapeHtml(taskWords(task))}</li>`);
	return `<h2>Nhiệm vụ của đơn vị</h2><ul>${items.join('')}</ul>`;
}

const ROLES: Record<string, string> = { lead: 'Chủ trì', coordinate: 'Phối hợp' };

/** 'Chủ trì: Treo băng rôn (hạn 18/05/2026)'; the role only where the task does not begin with it. */
export function taskWords({ text, role, due }: Assignment['tasks'][number]): string {
	const part = ROLES[role];
	const said = part && !text.toLocaleLowerCase('vi').startsWith(part.toLocaleLowerCase('vi'));
	const until = due ? ` (hạn ${due.includes('T') ? formatInstant(due) : formatDate(due)})` : '';
	return `${said ? `${part}: ` : ''}${text}${until}`;
}

function indicatorField(indicator: Indicator, typed: string): FormField {
	const field = { fieldName: fieldOf(indicator), fieldLabel: fieldLabel(indicator), defaultValue: typed };
	if (indicator.kind === 'text') return { ...field, fieldType: 'textarea' };
	if (indicator.kind === 'yesno') return { ...field, fieldType: 'radio', ...options(YES_NO) };
	const example =
		indicator.kind === 'money' ? 'Số tiền, ví dụ 2.500.000 hoặc 2,5 triệu' : 'Số đã thực hiện, ví dụ 1';
	return { ...field, fieldType: 'text', placeholder: example };
}

function head({ stored: { plan } }: OpenedLink, state: UnitReportState, due: string): string {
	const issuer = plan.issuer ? ` của ${plan.issuer}` : '';
	const lines = [
		`<p>${escapeHtml(`${planNumber(plan)}${issuer}`)}</p><h2>${escapeHtml(plan.title)}</h2>`,
		`<p><b>Hạn báo cáo: ${dueText(state.dueAt)}${due}</b></p>`,
		beforeWords(state),
	];
	return lines.join('');
}

function beforeWords(state: UnitReportState): string {
	const { state: standing, revision, submittedAt, returnReason } = state;
	if (standing === 'returned') {
		const reason = returnReason ? `: ${escapeHtml(returnReason)}` : '.';
		return `<p><b>Báo cáo lần ${revision} được trả lại để bổ sung${reason}</b></p><p>Số liệu đã gửi ở dưới; hãy sửa rồi gửi lại.</p>`;
	}
	if (submittedAt) {
		const accepted = standing === 'accepted' ? ' và đã được chấp nhận' : '';
		return (
			`<p>Đơn vị đã gửi báo cáo lần ${revision} lúc ${formatInstant(submittedAt)}${accepted}. Số liệu đã gửi ở dưới; ` +
			'gửi lại sẽ thay báo cáo này, các lần trước vẫn được lưu.</p>'
		);
	}
	return revision > 0
		? `<p>Đơn vị đã rút báo cáo lần ${revision}, hiện chưa có báo cáo nào. Số liệu lần trước ở dưới.</p>`
		: '';
}

function dueWords(
	assignment: Assignment,
	{ dueAt }: UnitReportState,
	now: string,
	calendar: Calendar,
): string {
	const { words, tone } = deadlineWords({ assignment: { ...assignment, dueAt }, now, calendar });
	const late = tone === 'late' ? '; báo cáo vẫn được nhận và ghi là nộp sau hạn' : '';
	return ` (${words}${late})`;
}

/** The field's name stands in its label already. */
function withoutName(message: string, label: string): string {
	const at = message.indexOf(': ');
	if (at <= 0 || !label.toLocaleLowerCase('vi').startsWith(message.slice(0, at).toLocaleLowerCase('vi')))
		return message;
	const rest = message.slice(at + 2);
	return rest.charAt(0).toLocaleUpperCase('vi') + rest.slice(1);
}

/** What the unit may do beside reporting. */
export const INTENTS = { report: 'Gửi báo cáo', withdraw: 'Rút báo cáo đã gửi' } as const;

export const intentField = (chosen: string): FormField => ({
	fieldName: INTENT_FIELD,
	fieldLabel: 'Việc cần làm',
	fieldType: 'radio',
	...options(Object.values(INTENTS)),
	defaultValue: chosen || INTENTS.report,
});
