import type { Plan } from '../types';
import { canon } from './canon';
import { firstDate } from './dates';
import { evidenceOf, type Line } from './lines';

const CITES = /^(?:[-–]\s*)?(?:căn cứ|thực hiện|theo|triển khai|xét)(?![A-Za-zÀ-ỹ])/u;
/** "202/KH-SKHCN", "30/2020/NĐ-CP", "72/2025/QH15", the Party's "01-KH/ĐU". */
const NUMBER =
	/(?<![A-Za-zÀ-ỹ\d/-])\d{1,6}(?:\s*\/\s*\d{4})?(?:\s*\/\s*(?:\p{Lu}[\p{Lu}\d&]*)(?:\s*[-.]\s*\p{Lu}[\p{Lu}\d&]*)*|\s*-\s*\p{Lu}{2,}\s*\/\s*\p{Lu}[\p{Lu}\d]*)(?![A-Za-zÀ-ỹ])/gu;
const DOCUMENT =
	'kế hoạch|quyết định|công văn|chỉ thị|nghị quyết|nghị định|thông tư|luật|thông báo|chương trình|hướng dẫn|kết luận|đề án';

/** The documents a plan rests on, one each; a basis without a number (a law, a meeting) counts once a paragraph. */
export function readBases(opening: Line[]): Plan['bases'] {
	return opening
		.filter((line) => CITES.test(canon(line.text)) || (line.mark !== 'none' && NUMBER_ONCE.test(line.text)))
		.flatMap(basesOf);
}

const NUMBER_ONCE = new RegExp(NUMBER.source, 'u');

function basesOf(line: Line): Plan['bases'] {
	const evidence = evidenceOf(line);
	const numbers = [...line.text.matchAll(NUMBER)];
	if (numbers.length === 0) {
		if (!new RegExp(`(?<![A-Za-zÀ-ỹ])(?:${DOCUMENT})(?![A-Za-zÀ-ỹ])`, 'u').test(canon(line.text))) return [];
		return [{ number: null, date: firstDate(line.text), issuer: issuerIn(line.text), evidence }];
	}
	return numbers.map((found, at) => {
		const after = line.text.slice(found.index + found[0].length, numbers[at + 1]?.index ?? line.text.length);
		const number = found[0].replace(/\s+/g, '');
		return { number, date: dateRightAfter(after), issuer: issuerIn(after), evidence };
	});
}

/** The date of issue stands right behind the number; a later one belongs to something else. */
function dateRightAfter(after: string): string | null {
	return /^\s*,?\s*(?:\(?ngày)/iu.test(after) ? firstDate(after.slice(0, 45)) : null;
}

/** "của Sở Khoa học và Công nghệ tỉnh Thanh Hóa": up to what the document is about. */
function issuerIn(text: string): string | null {
	const found = /(?<![A-Za-zÀ-ỹ])của\s+/iu.exec(text);
	if (!found || found.index > 60) return null;
	const from = text.slice(found.index + found[0].length);
	const ends = [...canon(from).matchAll(ISSUER_ENDS)].find((end) => !goesOn(from.slice(end.index)));
	const issuer = from.slice(0, ends?.index ?? from.length).trim();
	return /^\p{Lu}/u.test(issuer) ? issuer : null;
}

const ISSUER_ENDS =
	/\s+(?:về|v\/v|ban hành|quy định|phê duyệt|hướng dẫn|triển khai|thực hiện|tổ chức|kèm theo)(?![A-Za-zÀ-ỹ])|[;.(“":,]/gu;

/** After a comma, a capital that begins no document and no committee goes on with the name ("Sở Văn hóa, Thể thao…"). */
function goesOn(rest: string): boolean {
	if (!/^,\s+\p{Lu}/u.test(rest)) return false;
	return !new RegExp(`^,\\s+(?:${DOCUMENT}|ủy ban nhân dân|ubnd|hội đồng)(?![A-Za-zÀ-ỹ])`, 'u').test(
		canon(rest),
	);
}
