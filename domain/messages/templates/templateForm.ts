import type { Book } from '../../book';
import { defaultPolicy } from '../../followup/defaultPolicy';
import { escapeHtml } from '../../text/escapeHtml';
import type { FollowUpPolicy, FormField } from '../../types';
import { kindLabel } from './kindChoice';
import { kindOf, type Template, type TemplateKind } from './kinds';
import { previewTemplate } from './previewTemplate';
import { readTemplate } from './readTemplateForm';
import { BLOCK_SLOTS, isBlockSlot, TEXT_SLOTS } from './slots';
import { defaultTemplate } from './templatesInForce';
import { RESET, SAVE, SHOW, STOP, TEMPLATE_FIELDS, type TemplateRetry } from './templateFields';

/**
 * The page on which the officer changes the words of one kind of mail: the words in force or as typed, every slot
 * with its meaning, and how the mail reads with a made-up unit and plan.
 */
export function templateForm(
	book: Pick<Book, 'settings' | 'templates'>,
	kind: TemplateKind,
	{ policy = defaultPolicy, retry = null }: { policy?: FollowUpPolicy; retry?: TemplateRetry | null } = {},
): FormField[] {
	const own = book.templates?.get(kind);
	const standard = defaultTemplate(kind, policy);
	const template = retry ? readTemplate(retry.answers) : (own ?? standard);
	const state = own ? 'Đang dùng mẫu của đơn vị mình.' : 'Đang dùng mẫu có sẵn.';
	return [
		...(retry?.problems.length ? [html('can_sua', problemList(retry.problems))] : []),
		html('loai', `<h3>${escapeHtml(kindLabel(kind, policy))}</h3><p>${state}</p>`),
		{
			fieldName: TEMPLATE_FIELDS.subject,
			fieldLabel: 'Tiêu đề thư',
			fieldType: 'text',
			requiredField: true,
			defaultValue: template.subject,
		},
		{
			fieldName: TEMPLATE_FIELDS.heading,
			fieldLabel: 'Dòng tựa trong thư (để trống: như mẫu có sẵn)',
			fieldType: 'text',
			defaultValue: template.heading,
		},
		{
			fieldName: TEMPLATE_FIELDS.body,
			fieldLabel: 'Nội dung (dòng trống: sang đoạn mới)',
			fieldType: 'textarea',
			requiredField: true,
			defaultValue: template.body,
		},
		html('cac_o', slotList(kind)),
		html('xem_truoc', preview(kind, withHeading(template, standard), book)),
		{
			fieldName: TEMPLATE_FIELDS.decision,
			fieldLabel: 'Sau khi sửa',
			fieldType: 'radio',
			requiredField: true,
			fieldOptions: { values: [SHOW, SAVE, RESET, STOP].map((option) => ({ option })) },
			defaultValue: SHOW,
		},
	];
}

function withHeading(template: Template, standard: Template): Template {
	return { ...template, heading: template.heading || standard.heading };
}

function preview(kind: TemplateKind, template: Template, book: Pick<Book, 'settings'>): string {
	const { subject, structure } = previewTemplate(kind, template, book);
	return `<h3>Xem trước (đơn vị và kế hoạch không có thật)</h3><p>Tiêu đề: <b>${escapeHtml(subject)}</b></p>${structure}`;
}

function slotList(kind: TemplateKind): string {
	const { slots = [], required = [] } = kindOf(kind) ?? {};
	const rows = slots.toSorted().map((slot) => {
		const about = isBlockSlot(slot) ? BLOCK_SLOTS[slot] : TEXT_SLOTS[slot];
		const must = required.includes(slot) ? ' <b>(phải có)</b>' : '';
		return `<tr><td>{{${slot}}}</td><td>${escapeHtml(about)}${must}</td></tr>`;
	});
	return (
		'<h3>Các ô điền sẵn</h3><p>Viết tên ô trong hai dấu ngoặc nhọn, hệ thống thay bằng nội dung của từng thư. ' +
		'Phần trong ngoặc vuông, ví dụ [, hạn {{han_ngay}}], tự bỏ khi ô bên trong trống.</p>' +
		`<table><tbody>${rows.join('')}</tbody></table>`
	);
}

function problemList(problems: string[]): string {
	return `<h3>Cần sửa trước khi lưu</h3><ul>${problems.map((one) => `<li>${escapeHtml(one)}</li>`).join('')}</ul>`;
}

function html(fieldName: string, content: string): FormField {
	return { fieldName, fieldLabel: fieldName, fieldType: 'html', html: content };
}
