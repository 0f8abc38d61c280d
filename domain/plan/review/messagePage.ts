import type { Book } from '../../book';
import { defaultPolicy, vietnam2026 } from '../../followup';
import { composeBatch } from '../../messages';
import { escapeHtml } from '../../text/escapeHtml';
import type { FormField } from '../../types';
import { applyEdits } from './applyEdits';
import { EDIT_FIELDS } from './editPages';
import type { PlanEdits } from './edits';
import { html, options, type Reviewed } from './view';

/** Stands where the unit's own link will be. */
const SAMPLE_LINK = 'https://xem-thu.invalid/lien-ket-rieng-cua-don-vi';
const BACK = 'Quay về trang xem lại';

/** The message of one unit as it will be sent, its text part; the link is made when it is sent. */
export function messagePage(reviewed: Reviewed, edits: PlanEdits, unit: string, book: Book): FormField[] {
	const { waiting, now } = reviewed;
	const edited = applyEdits(waiting, reviewed.units, edits);
	const stored = { ...waiting, plan: edited.plan, assignments: edited.assignments };
	const { composed, unreachable } = composeBatch({
		kind: 'notice',
		requests: [{ planId: waiting.planId, unit, step: 'notice', link: SAMPLE_LINK }],
		book: { ...book, plans: [stored] },
		now,
		policy: defaultPolicy,
		calendar: vietnam2026,
	});
	const message = composed[0]?.message;
	const problem = unreachable[0]?.one.reason ?? 'Đơn vị này không nhận việc trong kế hoạch.';
	const shown = message
		? `<p>Gửi tới: <b>${escapeHtml(message.to)}</b><br>Tiêu đề: <b>${escapeHtml(message.subject)}</b></p><pre>${escapeHtml(
				message.text.replaceAll(SAMPLE_LINK, '(liên kết riêng của đơn vị)'),
			)}</pre>`
		: `<p><b>${escapeHtml(problem)}</b></p>`;
	return [
		html('thu', shown),
		{
			fieldName: EDIT_FIELDS.back,
			fieldLabel: 'Sau đó',
			fieldType: 'radio',
			requiredField: true,
			...options([BACK]),
			defaultValue: BACK,
		},
	];
}
