import type { Book, StoredPlan } from '../../book';
import { policiesInForce } from '../../followup';
import { composeBatch, recipientMessages, type Batch } from '../../messages';
import { messageIdOf } from '../../messages/messageId';
import { escapeHtml } from '../../text/escapeHtml';
import type { FormField, Message } from '../../types';
import { applyEdits } from './applyEdits';
import { EDIT_FIELDS } from './editPages';
import type { PlanEdits } from './edits';
import { html, options, type Reviewed, type View } from './view';

/** Stands where the unit's own link will be. */
const SAMPLE_LINK = 'https://xem-thu.invalid/lien-ket-rieng-cua-don-vi';
const BACK = 'Quay về trang xem lại';
/** Sends the message that is shown to the officer's own address. */
export const TRY_OUT = 'Gửi thử thư này về hộp thư của cán bộ đầu mối';

/** The message of one unit as it will be sent, its text part; the link is made when it is sent. */
export function messagePage(reviewed: Reviewed, edits: PlanEdits, view: View, book: Book): FormField[] {
	const { composed, unreachable } = composeFor(reviewed, edits, book, [view.unit ?? '']);
	const message = composed[0]?.message;
	const problem = unreachable[0]?.one.reason ?? 'Đơn vị này không nhận việc trong kế hoạch.';
	const shown = message
		? `<p>Gửi tới: <b>${escapeHtml(message.to)}</b><br>Tiêu đề: <b>${escapeHtml(message.subject)}</b></p><pre>${escapeHtml(
				message.text.replaceAll(SAMPLE_LINK, '(liên kết riêng của đơn vị)'),
			)}</pre>`
		: `<p><b>${escapeHtml(problem)}</b></p>`;
	const note = view.note ? [html('da_lam', `<p><b>${escapeHtml(view.note)}</b></p>`)] : [];
	return [...note, html('thu', shown), back(message ? [BACK, TRY_OUT] : [BACK])];
}

/** Every message that confirming would send, and whom none can reach. Nothing is sent. */
export function allMessagesPage(reviewed: Reviewed, edits: PlanEdits, book: Book): FormField[] {
	const stored = storedAs(reviewed, edits);
	const units = stored.assignments.map(({ unit }) => unit);
	const { composed, unreachable } = composeFor(reviewed, edits, book, units);
	const copies = book.settings
		? recipientMessages({
				stored,
				units: book.units,
				settings: book.settings,
				now: reviewed.now,
				statusLink: null,
				templates: book.templates,
			})
		: { messages: [], unreachable: [] };
	const missed = [
		...unreachable.map(({ one }) => one.reason),
		...copies.unreachable.map(({ reason }) => reason),
	];
	return [
		html(
			'tat_ca',
			`<p>Chưa gửi gì. Khi xác nhận, hệ thống gửi ${composed.length} thư giao việc và ${copies.messages.length} bản sao theo nơi nhận.</p>` +
				table(
					'Thư giao việc',
					composed.map(({ message }) => message),
				) +
				table('Bản sao theo nơi nhận', copies.messages) +
				(missed.length > 0
					? `<h3>Chưa gửi được (${missed.length})</h3><ul>${missed.map((reason) => `<li>${escapeHtml(reason)}</li>`).join('')}</ul>`
					: ''),
		),
		back([BACK]),
	];
}

/** The message of a unit, addressed to the officer, under a key of its own; null when there is none. */
export function tryOut(reviewed: Reviewed, edits: PlanEdits, unit: string, book: Book): Message | null {
	const [first] = composeFor(reviewed, edits, book, [unit]).composed;
	if (!first || !book.settings) return null;
	const { planId } = reviewed.waiting;
	const key = `${planId}:${unit}:test:${reviewed.now}:email`;
	return {
		...first.message,
		covers: [{ planId, unit: '', key }],
		step: 'test',
		to: book.settings.officer.email,
		subject: `[Gửi thử] ${first.message.subject}`,
		messageId: messageIdOf([key], book.settings.senderEmail),
	};
}

function composeFor(reviewed: Reviewed, edits: PlanEdits, book: Book, units: string[]): Batch {
	const { waiting, now, calendar } = reviewed;
	return composeBatch({
		kind: 'notice',
		requests: units.map((unit) => ({ planId: waiting.planId, unit, step: 'notice', link: SAMPLE_LINK })),
		// What was sent before does not matter here: this shows what each would get.
		book: { ...book, plans: [storedAs(reviewed, edits)], events: [] },
		now,
		policy: policiesInForce(book.events).of(waiting.planId),
		calendar,
	});
}

function storedAs({ waiting, units }: Reviewed, edits: PlanEdits): StoredPlan {
	const { plan, assignments } = applyEdits(waiting, units, edits);
	return { ...waiting, plan, assignments, copies: edits.copies };
}

function table(title: string, messages: Message[]): string {
	if (messages.length === 0) return '';
	const rows = messages.map(
		({ to, subject }) => `<tr><td>${escapeHtml(to)}</td><td>${escapeHtml(subject)}</td></tr>`,
	);
	return `<h3>${title} (${messages.length})</h3><table><thead><tr><th>Gửi tới</th><th>Tiêu đề</th></tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

function back(choices: string[]): FormField {
	return {
		fieldName: EDIT_FIELDS.back,
		fieldLabel: 'Sau đó',
		fieldType: 'radio',
		requiredField: true,
		...options(choices),
		defaultValue: choices[0],
	};
}
