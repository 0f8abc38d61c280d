import type { Book, PlanRow, StoredFile } from '../book';
import { foldName } from '../text/foldName';
import { readJson } from '../text/readJson';
import { formatDate, formatInstant } from '../text/time';
import type { Doubt, LogEvent, Plan } from '../types';
import { isoDate } from './dates';
import { planIdOf } from './planId';

/** What the e-office knows of a document beside its text. */
export interface DocumentMetadata {
	number?: string;
	/** ISO, or as people write it: 08/05/2026. */
	date?: string;
	issuer?: string;
}

/** A document that came in through any of the doors, read. */
export interface Arrival {
	plan: Plan;
	file: StoredFile | null;
	/** Of the document, or of the text where it was pasted. */
	sha256: string;
	metadata: DocumentMetadata;
	/** Who brought it, in Vietnamese. */
	by: string;
	/** ISO instant. */
	now: string;
}

export interface Receipt {
	planId: string;
	/** `new`: waits for the officer from now on. `waiting`, `confirmed`: the same document came before. */
	state: 'new' | 'waiting' | 'confirmed';
	/** A Vietnamese sentence for whoever brought it. */
	message: string;
	planRows: PlanRow[];
	eventRows: LogEvent[];
}

/**
 * Takes a document in: it waits for the officer, and nothing leaves before they confirm (design rule 8). The same
 * document is known by its bytes, whoever brings it and under whatever name, and is not started again; another
 * version of a plan that is known (the same number, issuer, title and dates) waits as a change of it.
 */
export function receivePlan(arrival: Arrival, book: Book): Receipt {
	const { file, sha256, by, now } = arrival;
	const plan = withMetadata(arrival.plan, arrival.metadata);
	const planId = planIdOf(arrival.plan);
	const waiting = book.waiting.find((each) => each.sha256 === sha256);
	if (waiting) {
		const message = `Văn bản này đã được nhận lúc ${formatInstant(waiting.at)} và đang chờ cán bộ đầu mối xem lại; không tạo thêm lần nữa.`;
		return { planId: waiting.planId, state: 'waiting', message, planRows: [], eventRows: [] };
	}
	const confirmed = book.plans.find((each) => each.file?.sha256 === sha256 || each.sha256 === sha256);
	if (confirmed) {
		const message = `Văn bản này đã được nhận và xác nhận lúc ${formatInstant(confirmed.at)}; không tạo thêm lần nữa.`;
		return { planId: confirmed.planId, state: 'confirmed', message, planRows: [], eventRows: [] };
	}
	const data = { plan, sha256, ...(file && { file }) };
	return {
		planId,
		state: 'new',
		message:
			'Đã nhận văn bản. Kế hoạch đang chờ cán bộ đầu mối xem lại; chưa có thư nào được gửi cho các đơn vị.',
		planRows: [{ planId, title: plan.title, dueAt: '', at: now, by, data }],
		eventRows: [
			{
				planId,
				unit: '',
				kind: 'plan.received',
				at: now,
				by,
				key: `plan.received:${sha256}`,
				data: { sha256 },
			},
		],
	};
}

/**
 * Metadata as an e-office sends it, an object or JSON text; only texts under the known names count. Throws a Vietnamese
 * sentence for text that is no JSON.
 */
export function readMetadata(given: unknown): DocumentMetadata {
	let of: Record<string, unknown>;
	try {
		of = readJson<Record<string, unknown> | null>(given, 'Metadata', {}) ?? {};
	} catch {
		throw new Error(
			'Phần metadata không phải là JSON. Hãy gửi dạng {"number": "36/KH-UBND", "date": "2026-05-08", "issuer": "…"} hoặc bỏ phần này.',
		);
	}
	const text = (value: unknown) =>
		typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, 300) : undefined;
	return { number: text(of.number), date: text(of.date), issuer: text(of.issuer) };
}

/** What the document leaves blank is taken from the e-office; where the two differ, the officer is asked. */
export function withMetadata(plan: Plan, { number, date, issuer }: DocumentMetadata): Plan {
	const given = { number: number?.normalize('NFC').trim(), issuer: issuer?.normalize('NFC').trim() };
	const issuedOn = date ? readDate(date) : null;
	const doubts: Doubt[] = [];
	const differs = (what: string, read: string, said: string) =>
		doubts.push({
			code: 'metadata-differs',
			message: `${what} trong văn bản là “${read}”, văn phòng điện tử ghi “${said}”. Đề nghị kiểm tra và sửa ở ô bên dưới nếu cần.`,
		});
	if (given.number && plan.number && squeezed(given.number) !== squeezed(plan.number))
		differs('Số, ký hiệu', plan.number, given.number);
	if (issuedOn && plan.issuedOn && issuedOn !== plan.issuedOn)
		differs('Ngày ban hành', formatDate(plan.issuedOn), formatDate(issuedOn));
	if (date && !issuedOn)
		doubts.push({
			code: 'metadata-date',
			message: `Ngày ban hành do văn phòng điện tử ghi (“${date.slice(0, 40)}”) không đọc được. Đề nghị nhập ngày ở ô bên dưới.`,
		});
	if (given.issuer && plan.issuer && foldName(given.issuer) !== foldName(plan.issuer))
		differs('Cơ quan ban hành', plan.issuer, given.issuer);
	const filled = new Set([
		...(!plan.number && given.number ? ['number-blank'] : []),
		...(!plan.issuedOn && issuedOn ? ['date-blank'] : []),
	]);
	return {
		...plan,
		number: plan.number ?? (given.number || null),
		issuedOn: plan.issuedOn ?? issuedOn,
		issuer: plan.issuer ?? (given.issuer || null),
		doubts: [...plan.doubts.filter(({ code }) => !filled.has(code)), ...doubts],
	};
}

function squeezed(number: string): string {
	return number.replace(/\s+/gu, '').toLocaleUpperCase('vi');
}

function readDate(text: string): string | null {
	const iso = /^(\d{4})-(\d{2})-(\d{2})/.exec(text.trim());
	if (iso) return isoDate(Number(iso[3]), Number(iso[2]), Number(iso[1]));
	const people = /^(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})$/.exec(text.trim());
	return people ? isoDate(Number(people[1]), Number(people[2]), Number(people[3])) : null;
}
