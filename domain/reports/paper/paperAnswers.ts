import { DateTime } from 'luxon';
import { foldName } from '../../text/foldName';
import type { Assignment } from '../../types';
import type { Problem } from '../checkReport';
import { paperGroups, type PaperField } from './paperForm';
import { addressOf, type FoundSheet, type PaperCell, type PaperSheet } from './paperSheet';

/** What a sheet says: the web form's answers by field, and what cannot be read as an answer. */
export type PaperAnswers =
	| {
			ok: true;
			answers: Record<string, string>;
			problems: Problem[];
			/** By field: 'G12'. */
			cells: Record<string, string>;
	  }
	| { ok: false; message: string };

type Form = Extract<FoundSheet, { kind: 'form' }>;
type Asked = Omit<PaperField, 'before' | 'value'>;

/**
 * The answers of a sheet to what this assignment asks, as if they had been typed into the web form. Formulas, merged
 * answer cells, errors, and numbers that Excel turned into something else are problems that name their cell. A sheet that lacks a field is
 * no answer at all: its rows were removed, or the plan was changed since.
 */
export function paperAnswers(
	form: Form,
	{ merges }: Pick<PaperSheet, 'merges'>,
	assignment: Assignment,
): PaperAnswers {
	const asked = paperGroups(assignment).flatMap(({ fields }) => fields);
	const missing = asked.filter(({ field }) => !form.places.has(field));
	if (missing.length > 0) {
		const named = missing.map(({ label }) => `“${label.slice(0, 60)}”`).join(', ');
		return {
			ok: false,
			message: `Phiếu thiếu dòng ${named}: dòng đã bị xóa, hoặc kế hoạch đã thay đổi sau khi tải phiếu. Hãy tải phiếu mới rồi điền lại.`,
		};
	}
	const answers: Record<string, string> = {};
	const problems: Problem[] = [];
	const cells: Record<string, string> = {};
	for (const one of asked) {
		const place = form.places.get(one.field)!;
		const at = addressOf(place);
		cells[one.field] = at;
		const read = isMerged(place, merges)
			? { problem: 'đã bị gộp với ô khác. Hãy bỏ gộp ô rồi điền lại.' }
			: answerIn(form.cellAt(place), one);
		if ('problem' in read)
			problems.push({ field: one.field, message: `${one.label}: ô ${at} ${read.problem}` });
		answers[one.field] = 'problem' in read ? '' : read.answer;
	}
	return { ok: true, answers, problems, cells };
}

/** What cannot be read is said once; what follows from it is not. */
export function unreadFirst(unread: Problem[], checked: Problem[]): Problem[] {
	return [...unread, ...checked.filter(({ field }) => !unread.some((one) => one.field === field))];
}

/** Merged with what is beside or below it: which of the cells was meant cannot be told. */
function isMerged({ row, col }: { row: number; col: number }, merges: PaperSheet['merges']): boolean {
	return merges.some(
		(merge) => merge.row <= row && row <= merge.toRow && merge.col <= col && col <= merge.toCol,
	);
}

type Answer = { answer: string } | { problem: string };

function answerIn(cell: PaperCell | undefined, asked: Asked): Answer {
	if (!cell) return { answer: '' };
	if (cell.formula) return { problem: 'có công thức. Hãy gõ thẳng kết quả vào ô.' };
	if (cell.kind === 'error') return { problem: `có lỗi ${cell.shown || '#'}. Hãy xóa ô rồi gõ lại.` };
	if (asked.kind === 'choice') return chosen(cell, asked.options);
	if (cell.kind !== 'number') return { answer: cell.text };
	return asked.kind === 'number' ? numberTyped(cell) : { answer: numberInText(cell) };
}

function chosen({ kind, text }: PaperCell, options: readonly string[]): Answer {
	const said = kind === 'yesno' ? (text === 'true' ? 'Có' : 'Không') : text.trim();
	if (said === '') return { answer: '' };
	const option = options.find((one) => foldName(one) === foldName(said));
	return option === undefined
		? { problem: `ghi “${said.slice(0, 40)}”. Hãy chọn một trong các mục của danh sách ở ô đó.` }
		: { answer: option };
}

/**
 * The number as a person would type it. What Excel shows is not asked: '1,250' or '1.250' is the same number by the
 * computer's language. Only where a number may stand for another one ('12.000' that became 12) is it refused.
 */
function numberTyped({ number = 0, format, shown }: PaperCell): Answer {
	if (isDate(format))
		return {
			problem: `là ngày tháng (“${dateWords(number, format)}”), có thể do Excel tự đổi. Hãy gõ lại bằng số, ví dụ 5.`,
		};
	if (format.includes('%')) return { problem: `là phần trăm (“${shown}”). Hãy gõ số lượng, không gõ tỷ lệ.` };
	if (/^\d{1,3}[.,]000$/.test(shown) && number < 1000)
		return {
			problem: `hiện “${shown}” nhưng giá trị là ${number}. Hãy gõ lại liền các chữ số, ví dụ ${number} hoặc ${number}000.`,
		};
	return { answer: typedNumber(number) };
}

function numberInText({ number = 0, format, shown }: PaperCell): string {
	if (isDate(format)) return dateWords(number, format);
	return format.includes('%') ? shown : typedNumber(number);
}

const typedNumber = (value: number): string => String(value).replace('.', ',');

/** A format's code without the parts that are only shown: "…", \x, [Red], _x, *x. */
function isDate(format: string): boolean {
	return /[dmyhs]/i.test(
		format
			.replace(/"[^"]*"|\\.|_.|\*./g, '')
			.replace(/\[(?![hms]+\])[^\]]*\]/gi, '')
			.replace(/General/gi, ''),
	);
}

/** Excel counts days from 30/12/1899 (for dates after February 1900). */
function dateWords(serial: number, format: string): string {
	const at = DateTime.fromISO('1899-12-30', { zone: 'utc' }).plus({ minutes: Math.round(serial * 1440) });
	if (!at.isValid) return String(serial);
	if (serial < 1) return at.toFormat('HH:mm');
	return at.toFormat(/h/i.test(format) && !Number.isInteger(serial) ? 'HH:mm dd/MM/yyyy' : 'dd/MM/yyyy');
}
