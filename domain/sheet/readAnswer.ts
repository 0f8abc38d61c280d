import { STATUSES, YES_NO } from '../reports/fields';
import { numberWords } from '../reports/measure';
import { plainText } from '../reports/plainText';
import { readTypedNumber } from '../reports/typedNumber';
import { titleOf, type AnswerColumn } from './columns';
import type { Content } from './grid';
import type { SheetProblemCode } from './sheetModel';
import type { SheetRow } from './sheetRows';

/** What an answer cell says, as the form's field would have it; or why it cannot be read. */
export type Answer = { text: string } | { code: SheetProblemCode; sentence: string };

const DATE = /^\d{1,2}\s*[/-]\s*\d{1,2}(?:\s*[/-]\s*\d{2,4})?$|^\d{4}-\d{2}-\d{2}/;
const TICKS = ['x', 'v', '✓', '✔', '☑', 'có', 'rồi', 'xong', 'true', 'đúng', 'đã hoàn tất'];
const NO_TICKS = ['không', 'chưa', 'false', 'sai', '☐', '-'];

export const TICKED = 'x';

/** Written into a remark or a link that was reported and is to be taken back: an empty cell only asks a question. */
export const TAKEN_BACK = '-';

/** Reads one answer cell of a row, however it was typed; the number itself is read by the form's own rules. */
export function readAnswer(row: SheetRow, name: AnswerColumn, content: Content): Answer {
	const label = cellWords(row, name);
	const refuse = (code: SheetProblemCode, words: string): Answer => ({
		code,
		sentence: `${label}: ${words}`,
	});
	if (content.is === 'empty') return { text: '' };
	if (content.is === 'picture')
		return refuse(
			'picture',
			'ô này là hình ảnh, hệ thống không đọc được. Hãy xóa ảnh, gõ số hoặc chữ; ảnh minh chứng gửi qua biểu mẫu.',
		);
	if (content.is === 'error')
		return refuse(
			'error-value',
			`ô này đang báo lỗi${content.shown && ` “${content.shown}”`}. Hãy xóa đi và gõ lại.`,
		);
	if (content.is === 'formula')
		return refuse(
			'formula',
			`ô này là công thức${content.shown && ` (đang ra “${short(content.shown)}”)`}. Hãy gõ thẳng kết quả.`,
		);
	if (name === 'done') return readTick(content, refuse);
	if (name === 'status') return listed(shownText(content), [...STATUSES], refuse);
	const kind = name === 'result' ? row.indicator?.kind : 'text';
	if (kind === 'yesno') {
		const typed = content.is === 'boolean' ? (content.value ? 'Có' : 'Không') : shownText(content);
		return listed(typed, [...YES_NO], refuse);
	}
	if (kind === 'count' || kind === 'money') return readFigure(row, content, refuse);
	return { text: name === 'link' ? linkText(content) : plainText(shownText(content)) };
}

type Refuse = (code: SheetProblemCode, words: string) => Answer;

function readFigure({ indicator }: SheetRow, content: Content, refuse: Refuse): Answer {
	if (content.is === 'boolean')
		return refuse('not-a-number', 'ô này cần một con số. Hãy gõ số, ví dụ 5 hoặc 1.250.');
	const typed = content.is === 'number' ? numberWords(content.value) : shownText(content);
	if ((content.is === 'number' && content.date) || (content.is === 'text' && DATE.test(typed))) {
		const shown = shownText(content);
		return refuse(
			'date',
			`ô này đang là ngày tháng${shown && ` “${short(shown)}”`}, cần một con số. Hãy xóa ô, định dạng lại là Số rồi gõ số.`,
		);
	}
	const read = readTypedNumber(indicator!, typed);
	return 'problem' in read ? refuse('not-a-number', read.problem) : { text: typed };
}

function readTick(content: Content, refuse: Refuse): Answer {
	if (content.is === 'boolean') return { text: content.value ? TICKED : '' };
	const typed = shownText(content).toLocaleLowerCase('vi');
	if (TICKS.includes(typed) || typed === '1') return { text: TICKED };
	if (NO_TICKS.includes(typed) || typed === '0') return { text: '' };
	return refuse('not-in-list', 'hãy đánh dấu vào ô này khi đã điền xong, hoặc để trống.');
}

function listed(typed: string, options: string[], refuse: Refuse): Answer {
	const same = (text: string) => text.normalize('NFC').replace(/\s+/gu, ' ').trim().toLocaleLowerCase('vi');
	const found = options.find((option) => same(option) === same(typed));
	if (found !== undefined) return { text: found };
	return refuse(
		'not-in-list',
		`“${short(typed)}” không có trong danh sách. Hãy chọn một trong các mục: ${options.join(', ')}.`,
	);
}

function shownText(content: Content): string {
	if (content.is === 'text') return content.text;
	if (content.is === 'number') return content.shown || numberWords(content.value);
	return content.is === 'boolean' ? (content.value ? 'Có' : 'Không') : '';
}

/** The addresses of chips and of words with a link behind them, where the text itself shows none. */
function linkText(content: Content): string {
	if (content.is !== 'text') return plainText(shownText(content));
	const plain = /^https?:/iu.test(content.text) || content.links.length === 0;
	return plainText(plain ? content.text : content.links.join('\n'));
}

/** How a sentence names a cell: 'Băng rôn', 'Tình trạng (1. Treo băng rôn)'. */
export function cellWords(row: SheetRow, name: AnswerColumn): string {
	const item = short(String(row.given.item ?? ''));
	return name === 'result' ? item : row.kind === 'unit' ? titleOf(name) : `${titleOf(name)} (${item})`;
}

export function short(text: string): string {
	return text.length > 60 ? `${text.slice(0, 59).trimEnd()}…` : text;
}
