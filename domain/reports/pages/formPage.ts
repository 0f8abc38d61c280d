import { fileWords } from '../evidence';
import { escapeHtml } from '../../text/escapeHtml';
import { fromForm } from '../../text/formFields';
import type { FormField } from '../../types';
import { FILES_FIELD, INTENT_FIELD, KEPT_FIELD } from '../fields';
import { isKept, keptOption } from '../reportedBefore';
import { intentField, unitForm, withProblems } from '../unitForm';
import { html, options, type Page, type ReportView, type Visit } from './view';

/** The page on which a report is typed; what was wrong with it stands on top, with a way to each field. */
export function formPage(visit: Visit, view: ReportView): Page {
	const { opened, state, now, calendar } = visit;
	const { answers, problems, kept } = view;
	const retry = Object.keys(answers).length > 0 ? { answers, problems } : null;
	const form = unitForm(opened, state, retry, { now, calendar });
	const fields = withProblems(
		form.fields.flatMap((field) => {
			if (field.fieldName === 'ke_hoach') return [field, ...paperFields(visit)];
			return field.fieldName === FILES_FIELD ? [...keptFields(kept, answers), field] : [field];
		}),
		problems,
	);
	const all = mayWithdraw(visit) ? [...fields, intentField(fromForm(answers[INTENT_FIELD]).trim())] : fields;
	return {
		title: form.title,
		button: mayWithdraw(visit) ? 'Tiếp tục' : 'Xem lại trước khi gửi',
		fields: problems.length > 0 ? [html('can_sua', summary(problems, all)), ...all] : all,
	};
}

/** A unit may take back what the officer has neither accepted nor returned. */
export function mayWithdraw({ state }: Visit): boolean {
	return state.state === 'submitted';
}

function paperFields({ paperLink, book }: Visit): FormField[] {
	const mailbox = book.settings?.senderEmail;
	const byMail = mailbox ? `, hoặc gửi kèm thư (cùng ảnh, tệp minh chứng) đến ${escapeHtml(mailbox)}` : '';
	return paperLink
		? [
				html(
					'phieu_excel',
					`<p><a href="${escapeHtml(paperLink)}">Tải phiếu Excel</a> nếu muốn điền trên máy tính rồi tải lên ở ô tệp bên dưới${byMail}.</p>`,
				),
			]
		: [];
}

function keptFields(kept: ReportView['kept'], answers: Record<string, unknown>): FormField[] {
	if (kept.length === 0) return [];
	const choices = kept.map((file, at) => keptOption(fileWords(file), at));
	return [
		{
			fieldName: KEPT_FIELD,
			fieldLabel: 'Tệp đã tải lên (bỏ dấu tệp không muốn gửi)',
			fieldType: 'checkbox',
			...options(choices),
			defaultValue: choices.filter((choice) => isKept(choice, answers)).join(','),
		},
	];
}

/** What is wrong, with a way to each field: n8n names a control by its place on the page (`field-7`), one after this list. */
function summary(problems: ReportView['problems'], below: FormField[]): string {
	const items = problems.map(({ field, message }) => {
		const place = below.findIndex(({ fieldName }) => fieldName === field);
		const words = escapeHtml(message);
		return `<li>${place < 0 ? words : `<a href="#field-${place + 1}">${words}</a>`}</li>`;
	});
	return (
		`<h2>Chưa gửi được: cần sửa ${problems.length} chỗ</h2>` +
		`<p>Những gì đã nhập và tệp đã tải lên vẫn còn ở dưới.</p><ul>${items.join('')}</ul>`
	);
}
