import { canon } from './canon';

const TIME =
	/\d{1,2}\s*[/.-]\s*\d{1,4}|tháng\s+\d|quý\s+(?:[ivx]+|\d)|năm\s+20\d\d|^(?:trước|sau|thường xuyên|hằng|hàng|định kỳ|cả năm|theo (?:kế hoạch|quy định)|đến hết|trong (?:tháng|quý|năm)|khi có|ngay sau|đột xuất)/u;

/** A short text that says when: "Trước 20/5/2026", "Quý III", "Thường xuyên". */
export function isTime(text: string): boolean {
	return text.length <= 80 && TIME.test(canon(text));
}
