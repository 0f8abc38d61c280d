import type { Book } from '../../../book';
import { html } from '../../../plan/review/view';
import { fromForm } from '../../../text/formFields';
import type { FormField } from '../../../types';
import { NO_PLAN, ZALO } from '../kinds';
import {
	OFFICER,
	type Answers,
	type EnrolmentAnswer,
	type EnrolmentBook,
	type EnrolmentView,
	type Road,
} from './view';

/** The links that open the account's and the bot's chat. `{ma}` in one is replaced by the code. */
export type Doors = Record<Road, string>;

/** Where a code stands in a link, for wards whose Zalo takes a text along. */
export const CODE_SLOT = '{ma}';

const FIELDS: Doors = { oa: 'lien_ket_oa', bot: 'lien_ket_bot' };

/** As the officer set them last, else by the account's id in the ward's settings; empty where nothing is set. */
export function doorsInForce({ events, settings }: Book): Doors {
	const data = events.findLast(({ kind }) => kind === ZALO.doors)?.data ?? {};
	const { oaId } = (settings as { zalo?: { oaId?: string } } | null)?.zalo ?? {};
	return { oa: String(data.oa || readDoor(oaId ?? '') || ''), bot: String(data.bot ?? '') };
}

export function doorsPage(view: EnrolmentView, { book }: EnrolmentBook): FormField[] {
	const now = doorsInForce(book);
	const field = (road: Road, fieldLabel: string, placeholder: string): FormField => ({
		fieldName: FIELDS[road],
		fieldLabel,
		fieldType: 'text',
		placeholder,
		defaultValue: view.answers?.[FIELDS[road]] ?? now[road],
	});
	return [
		html(
			'huong_dan',
			'<p>Mã QR trên phiếu mở khung chat này. Zalo không công bố cách gõ sẵn nội dung cho người mở, nên phiếu ghi ' +
				'rõ mã để tự gõ. Nếu đơn vị mình đã thử và thấy liên kết kèm được nội dung, đặt <b>{ma}</b> vào chỗ của mã.</p>',
		),
		field('oa', 'Liên kết mở Zalo OA, hoặc OA ID', 'https://zalo.me/1234567890123456789'),
		field('bot', 'Liên kết mở Zalo Bot', 'https://zalo.me/bot.AbCdEfGh'),
	];
}

export function readDoors(
	answers: Answers,
	view: EnrolmentView,
	{ book, now }: EnrolmentBook,
): EnrolmentAnswer {
	const typed = { oa: fromForm(answers[FIELDS.oa]).trim(), bot: fromForm(answers[FIELDS.bot]).trim() };
	const doors = { oa: readDoor(typed.oa), bot: readDoor(typed.bot) };
	const wrong = [doors.oa === null ? typed.oa : '', doors.bot === null ? typed.bot : ''].filter(Boolean);
	if (wrong.length > 0) {
		const problems = wrong.map(
			(text) => `“${text}” không phải liên kết của Zalo: hãy chép liên kết bắt đầu bằng https://zalo.me/.`,
		);
		const kept = { [FIELDS.oa]: typed.oa, [FIELDS.bot]: typed.bot };
		return { decision: 'page', view: { ...view, problems, answers: kept }, rows: [] };
	}
	const row = {
		planId: NO_PLAN,
		unit: '',
		kind: ZALO.doors,
		at: now,
		by: book.settings?.officer.title ?? OFFICER,
		key: '',
	};
	return {
		decision: 'page',
		view: {
			page: 'list',
			filter: view.filter,
			ticked: view.ticked,
			done: ['Đã lưu liên kết mở khung chat.'],
		},
		rows: [{ ...row, data: doors }],
	};
}

/** An OA id stands for its link; null for what is no address of Zalo's. */
function readDoor(text: string): string | null {
	if (text === '') return '';
	if (/^\d{6,25}$/.test(text)) return `https://zalo.me/${text}`;
	const url = URL.parse(/^[a-z]+:/i.test(text) ? text : `https://${text}`);
	const zalo = url?.protocol === 'https:' && /(^|\.)zalo\.me$/.test(url.hostname) && !url.username;
	return url && zalo ? url.href.replace(encodeURIComponent(CODE_SLOT), CODE_SLOT) : null;
}
