import { escapeHtml } from '../../../text/escapeHtml';
import { formatDate } from '../../../text/time';
import type { Settings } from '../../../types';
import { CODE_SLOT, doorsInForce } from './doors';
import { SHEET_CSS } from './sheetCss';
import { standings, type UnitStanding } from './standing';
import type { EnrolmentBook, Road } from './view';

const PER_PAGE = 8;

/**
 * The printable sheet: one HTML file that asks nobody for anything, A4, eight cards a page to be cut apart, each with the
 * unit's name, the QR code that opens the chat, the code and what to do. `qr` draws a text as an SVG picture. Units
 * without an open code are left out. Throws an Error when the link that opens the chat is not set.
 */
export function enrolmentSheet(
	opened: EnrolmentBook,
	{ units, road, qr }: { units: string[]; road: Road; qr: (text: string) => string },
): { html: string; cards: number } {
	const door = doorsInForce(opened.book)[road];
	if (!door)
		throw new Error('Chưa có liên kết mở khung chat: hãy điền ở trang “Đặt liên kết mở khung chat”.');
	const chosen = standings(opened).filter(({ unit, code }) => code && units.includes(unit.code));
	const cards = chosen.map((one) => card(one, { door, road, settings: opened.book.settings, qr }));
	const pages = Array.from({ length: Math.ceil(cards.length / PER_PAGE) }, (_, i) =>
		cards.slice(i * PER_PAGE, (i + 1) * PER_PAGE).join(''),
	);
	const html =
		'<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Phiếu mã Zalo</title>' +
		`<style>${SHEET_CSS}</style></head><body>${pages.map((page) => `<section>${page}</section>`).join('')}</body></html>`;
	return { html, cards: cards.length };
}

interface CardOptions {
	door: string;
	road: Road;
	settings: Settings | null;
	qr: (text: string) => string;
}

function card(
	{ unit, code = '', invitation }: UnitStanding,
	{ door, road, settings, qr }: CardOptions,
): string {
	const typed = door.includes(CODE_SLOT);
	const link = door.replace(CODE_SLOT, encodeURIComponent(code));
	const open =
		road === 'oa' ? 'bấm <b>Quan tâm</b>, rồi <b>Nhắn tin</b>' : 'bấm <b>Bắt đầu</b> hoặc <b>Nhắn tin</b>';
	const send = typed
		? 'Mã đã được gõ sẵn: bấm <b>Gửi</b>. Chưa thấy thì tự gõ:'
		: 'Tự gõ mã này rồi gửi (mã QR chỉ mở khung chat, không gõ sẵn được):';
	const where = typed ? '' : `<small>${escapeHtml(door.replace(/^https:\/\//, ''))}</small>`;
	return (
		`<article><header><span>${escapeHtml(settings?.wardName ?? '')}</span><h2>${escapeHtml(unit.name)}</h2></header>` +
		`<figure>${qr(link)}${where}</figure><div><ol><li>Quét mã QR bằng Zalo, ${open}.</li><li>${send}</li></ol>` +
		`<p class="code">${escapeHtml(code)}</p></div>` +
		`<footer>Dùng một lần, đến hết ${formatDate(invitation?.expiresAt ?? '')}. Ngừng nhận: nhắn HỦY.${officer(settings)}</footer></article>`
	);
}

function officer(settings: Settings | null): string {
	const phone = settings?.officer.phone;
	return phone ? ` Cần giúp: ${escapeHtml(phone)}.` : '';
}
