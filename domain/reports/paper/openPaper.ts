import type { Book } from '../../book';
import type { Problem } from '../checkReport';
import { openLink, type OpenedLink, type Refusal } from '../openLink';
import type { LinkClaims } from '../link';
import { paperAnswers } from './paperAnswers';
import type { FoundSheet, PaperSheet } from './paperSheet';

/** Whose sheet it is and what it says; or why it is not taken, as a plain Vietnamese sentence. */
export type OpenedPaper =
	| {
			ok: true;
			opened: OpenedLink;
			claims: LinkClaims;
			answers: Record<string, string>;
			problems: Problem[];
			/** By field: 'G12'. */
			cells: Record<string, string>;
	  }
	| { ok: false; reason: Refusal['reason'] | 'spoilt'; message: string; opened?: OpenedLink };

const NEW_ONE = 'Hãy tải phiếu mới từ liên kết trong thư mới nhất đã gửi cho đơn vị rồi điền lại.';
const REFUSED: Partial<Record<Refusal['reason'], string>> = {
	expired: `Phiếu Excel này đã hết hạn dùng nên hệ thống không ghi nhận gì. ${NEW_ONE}`,
	revoked: `Phiếu Excel này đã bị cán bộ đầu mối thu hồi nên hệ thống không ghi nhận gì. ${NEW_ONE}`,
};
const FORGED = `Mã trong phiếu Excel không đúng hoặc đã bị thay đổi, không biết phiếu của đơn vị nào, nên hệ thống không ghi nhận gì. ${NEW_ONE}`;

/** Opens a sheet by the token in it: signature and expiry first, then the book, then the answers. */
export function openPaper(
	form: Exclude<FoundSheet, { kind: 'none' }>,
	sheet: Pick<PaperSheet, 'merges'>,
	book: Book,
	secret: string,
	now: string,
): OpenedPaper {
	if (form.kind === 'spoilt') return { ok: false, reason: 'spoilt', message: form.message };
	const outcome = openLink(form.token, book, secret, now, 'workbook');
	if (!outcome.ok) return { ok: false, reason: outcome.reason, message: REFUSED[outcome.reason] ?? FORGED };
	const { opened, claims } = outcome;
	const read = paperAnswers(form, sheet, opened.assignment);
	if (!read.ok) return { ok: false, reason: 'spoilt', message: read.message, opened };
	const { answers, problems, cells } = read;
	return { ok: true, opened, claims, answers, problems, cells };
}
