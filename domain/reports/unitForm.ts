import type { OpenedLink } from './openLink';
import type { Problem } from './checkReport';
import type { UnitReportState } from './foldReports';
import type { FormField, Indicator } from '../types';
import { escapeHtml } from '../text/escapeHtml';
import { formatDate, formatInstant, instant } from '../text/time';
import { FILES_FIELD, FILE_TYPES, NOTE_FIELD, STATUSES, STATUS_FIELD, fieldLabel, fieldOf } from './fields';

export interface UnitForm {
	title: string;
	fields: FormField[];
}

/** What was typed before and refused: shown again so that nothing is lost. */
export interface Retry {
	answers: Record<string, unknown>;
	problems: Problem[];
}

const ROLES: Record<string, string> = { lead: 'Chủ trì', coordinate: 'Phối hợp' };

/** The page a unit sees: its plan, its due time, what it reported before, its own tasks, its own fields. */
export function unitForm(opened: OpenedLink, state: UnitReportState, retry: Retry | null): UnitForm {
	const { stored, assignment, unit } = opened;
	const before = retry?.answers ?? answersOf(state, assignment.indicators);
	const typed = (name: string) => String(before[name] ?? '');
	const html = (name: string, content: string): FormField => ({
		fieldName: name,
		fieldLabel: name,
		fieldType: 'html',
		html: content,
	});
	return {
		title: unit.name,
		fields: [
			html('ke_hoach', head(stored.plan.title, stored.plan.number, stored.plan.issuer, state)),
			...(retry && retry.problems.length > 0 ? [html('can_sua', problemList(retry.problems))] : []),
			html('nhiem_vu', taskList(assignment.tasks)),
			{
				fieldName: STATUS_FIELD,
				fieldLabel: 'Tình trạng thực hiện',
				fieldType: 'radio',
				requiredField: true,
				defaultValue: typed(STATUS_FIELD),
				fieldOptions: { values: STATUSES.map((option) => ({ option })) },
			},
			...assignment.indicators.map((indicator) => indicatorField(indicator, typed(fieldOf(indicator)))),
			{
				fieldName: NOTE_FIELD,
				fieldLabel: 'Ghi chú, khó khăn, đề xuất',
				fieldType: 'textarea',
				defaultValue: typed(NOTE_FIELD),
			},
			{
				fieldName: FILES_FIELD,
				fieldLabel: 'Ảnh, tệp minh chứng (có thể chọn nhiều tệp)',
				fieldType: 'file',
				multipleFiles: true,
				acceptFileTypes: FILE_TYPES.join(', '),
			},
		],
	};
}

function indicatorField(indicator: Indicator, typed: string): FormField {
	const field = { fieldName: fieldOf(indicator), fieldLabel: fieldLabel(indicator), defaultValue: typed };
	if (indicator.kind === 'text') return { ...field, fieldType: 'textarea' };
	if (indicator.kind === 'yesno') {
		return {
			...field,
			fieldType: 'radio',
			fieldOptions: { values: [{ option: 'Có' }, { option: 'Không' }] },
		};
	}
	const example =
		indicator.kind === 'money' ? 'Số tiền (đồng), ví dụ 2.500.000' : 'Số lượng đã thực hiện, ví dụ 1';
	return { ...field, fieldType: 'text', placeholder: example };
}

function head(title: string, number: string | null, issuer: string | null, state: UnitReportState): string {
	const plan = `Kế hoạch${number ? ` số ${number}` : ''}${issuer ? ` của ${issuer}` : ''}`;
	const lines = [
		`<p>${escapeHtml(plan)}</p><h3>${escapeHtml(title)}</h3>`,
		`<p><b>Hạn báo cáo: ${formatInstant(state.dueAt)}</b></p>`,
	];
	if (state.state === 'returned' && state.returnReason) {
		lines.push(`<p><b>Báo cáo được trả lại: ${escapeHtml(state.returnReason)}</b></p>`);
	} else if (state.submittedAt) {
		lines.push(
			`<p>Đơn vị đã gửi báo cáo lần ${state.revision} lúc ${formatInstant(state.submittedAt)}. ` +
				'Gửi lại sẽ tạo lần báo cáo mới, các lần trước vẫn được lưu.</p>',
		);
	}
	return lines.join('');
}

function taskList(tasks: { text: string; role: string }[]): string {
	const items = tasks.map(({ text, role }) => {
		const part = ROLES[role];
		return `<li>${part ? `<b>${part}:</b> ` : ''}${escapeHtml(text)}</li>`;
	});
	return `<h4>Nhiệm vụ của đơn vị</h4><ol>${items.join('')}</ol>`;
}

function problemList(problems: Problem[]): string {
	const items = problems.map((problem) => `<li>${escapeHtml(problem.message)}</li>`);
	return (
		`<p><b>Báo cáo chưa được gửi. Hãy sửa ${problems.length} chỗ sau rồi gửi lại ` +
		`(nếu có tệp minh chứng, hãy chọn lại tệp):</b></p><ul>${items.join('')}</ul>`
	);
}

function answersOf(state: UnitReportState, indicators: Indicator[]): Record<string, unknown> {
	if (state.revision === 0) return {};
	const answers: Record<string, unknown> = { [NOTE_FIELD]: state.note };
	for (const indicator of indicators) answers[fieldOf(indicator)] = state.values[indicator.id] ?? '';
	return answers;
}

/** 'Đã nhận': what the unit reads once its report is in the log. Plain HTML, everything escaped. */
export function receipt(
	opened: OpenedLink,
	revision: number,
	at: string,
	dueAt: string,
	files: number,
): string {
	const late = instant(at) > instant(dueAt) ? ' Báo cáo được ghi nhận là nộp sau hạn.' : '';
	return (
		`${escapeHtml(opened.unit.name)} đã gửi báo cáo lần ${revision} lúc ${formatInstant(at)}` +
		`${files > 0 ? `, kèm ${files} tệp minh chứng` : ''}.${late}<br><br>` +
		`Hạn báo cáo: ${formatDate(dueAt)}. Cần sửa số liệu, đơn vị mở lại liên kết trong thư và gửi lại.`
	);
}
