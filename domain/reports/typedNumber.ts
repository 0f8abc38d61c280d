import { foldName } from '../text/foldName';
import { parseNumber } from '../text/parseNumber';
import type { Indicator } from '../types';
import { measureOf } from './measure';

/** Under this a sum of money was surely meant in thousands or millions. */
const LEAST_MONEY = 1000;
const COUNTERS = [
	'cái',
	'chiếc',
	'người',
	'lượt',
	'hộ',
	'buổi',
	'cuộc',
	'tin',
	'bài',
	'tin bài',
	'lớp',
	'điểm',
];

export type TypedNumber = { value: number } | { problem: string };

/**
 * What was typed into an indicator's field, understood or refused; the refusal is a Vietnamese sentence without the
 * field's name. Counts are whole; the indicator's own measure may stand behind the number ('05 băng rôn').
 */
export function readTypedNumber(indicator: Indicator, typed: string): TypedNumber {
	const text = withoutMeasure(indicator, typed.normalize('NFKC').trim());
	const shown = `“${typed.trim().slice(0, 40)}”`;
	if (/^[-−–]\s*\d/u.test(text)) return { problem: `${shown} là số âm. Hãy nhập số từ 0 trở lên.` };
	const value = parseNumber(text);
	if (value === null) return { problem: `${shown} không phải là số. ${howTo(text, indicator)}` };
	if (indicator.kind === 'money') {
		return value > 0 && value < LEAST_MONEY
			? {
					problem: `${shown} chưa đủ ${LEAST_MONEY} đồng. Hãy nhập đủ số đồng, hoặc ghi kèm đơn vị: 2,5 triệu.`,
				}
			: { value };
	}
	if (!Number.isInteger(value))
		return { problem: `${shown} không phải là số nguyên. ${howTo(text, indicator)}` };
	return { value };
}

function withoutMeasure(indicator: Indicator, text: string): string {
	const [, number = '', words = ''] = /^([\d.,\s]+?)\s*(\p{L}[\p{L}\s]*)$/u.exec(text) ?? [];
	if (!words) return text;
	const known = [measureOf(indicator), ...COUNTERS].filter(Boolean).map(foldName);
	return known.includes(foldName(words)) ? number : text;
}

function howTo(text: string, { kind }: Indicator): string {
	if (/\d\s*[-–~]\s*\d/u.test(text)) return 'Hãy nhập một con số, không nhập khoảng.';
	const [, whole = '', rest = ''] = /^(\d{1,3}),(\d{3})$/u.exec(text) ?? [];
	if (whole && kind === 'count') return `Nếu là ${whole}.${rest}, hãy nhập liền: ${whole}${rest}.`;
	if (/^\d+\.\d{1,2}$/u.test(text) && kind === 'money') return 'Hãy dùng dấu phẩy cho phần lẻ: 2,5 triệu.';
	return kind === 'money'
		? 'Hãy nhập bằng chữ số, ví dụ 15.000.000 hoặc 2,5 triệu.'
		: 'Hãy nhập bằng chữ số, ví dụ 5 hoặc 1.250.';
}
