import { canon } from './canon';
import { isoDate } from './dates';
import type { Line } from './lines';

export interface Head {
	number: string | null;
	symbol: string | null;
	place: string | null;
	issuedOn: string | null;
	/** The year of the date line, which drafts carry even while day and month are blank. */
	year: number | null;
	/** The date line names a day that no calendar has. */
	impossibleDate: boolean;
	/** What is left of the head: the issuing body, its parent first. */
	issuerLines: string[];
}

const FRAME =
	/c[ôộ]ng h(?:òa|oà) xã hội(?: chủ nghĩa)?(?: việt nam)?|độc lập\s*[-–]\s*tự do\s*[-–]\s*hạnh phúc|đảng cộng sản việt nam/giu;
const NO_ISSUER =
	/^(?:việt nam|chủ nghĩa việt nam|dự thảo.*|(?:hỏa|thượng) tốc|(?:thượng )?khẩn|(?:tối |tuyệt )?mật|bản sao|v\/v.*|về việc.*|\/.*)$/u;
const DOTS = '[\\s.…_]*';
/** "Số: 36/KH-UBND", "Số:    /KH- UBND" and the Party's order "Số 01-KH/ĐU". */
const NUMBER = new RegExp(
	`(?:^|\\s)Số${DOTS}:?${DOTS}(\\d+\\p{Ll}?)?${DOTS}([/-])\\s*(\\p{Lu}[\\p{L}\\d&]*(?:\\s*[-/.]\\s*\\p{Lu}[\\p{L}\\d&]*)*)`,
	'u',
);
const PLACE_AND_DATE = new RegExp(
	`(?:^|[\\s|])([a-zà-ỹ][a-zà-ỹ .'-]{1,50}?),?\\s*(?:hồi\\s+\\d{1,2}\\s*(?:giờ|h)[\\s\\d]*(?:phút)?,?\\s*)?ngày${DOTS}(\\d{1,2})?${DOTS}tháng${DOTS}(\\d{1,2})?${DOTS}năm${DOTS}(\\d{4})?`,
	'u',
);

/** Reads the frame above the title (Nghị định 30/2020/NĐ-CP, Điều 8). What is blank stays null. */
export function readHead(lines: Line[]): Head {
	const head: Head = {
		number: null,
		symbol: null,
		place: null,
		issuedOn: null,
		year: null,
		impossibleDate: false,
		issuerLines: [],
	};
	for (const line of lines) {
		let rest = line.text.replace(FRAME, ' | ');
		rest = takeNumber(rest, head);
		rest = takeDate(rest, head);
		const left = rest
			.split('|')
			.map((part) => part.replace(/^[\s_.,:*-]+|[\s_.,:*-]+$/gu, ''))
			.filter((part) => /[a-zà-ỹ]{2}/i.test(part));
		const known = new Set(head.issuerLines.map(canon));
		head.issuerLines.push(...left.filter((part) => !NO_ISSUER.test(canon(part)) && !known.has(canon(part))));
	}
	return head;
}

function takeNumber(text: string, head: Head): string {
	const found = head.symbol === null ? NUMBER.exec(text) : null;
	if (!found) return text;
	const [, digits, sign = '/', symbol = ''] = found;
	head.symbol = symbol.replace(/\s+/g, '');
	head.number = digits ? `${digits}${sign}${head.symbol}` : null;
	return text.replace(found[0], ' | ');
}

function takeDate(text: string, head: Head): string {
	const found = head.place === null ? PLACE_AND_DATE.exec(canon(text)) : null;
	if (!found) return text;
	const [, place = '', day, month, year] = found;
	const placeAt = found.index + found[0].indexOf(place);
	head.place = text.slice(placeAt, placeAt + place.length).trim();
	head.year = year ? Number(year) : null;
	if (day && month && year) {
		head.issuedOn = isoDate(Number(day), Number(month), Number(year));
		head.impossibleDate = head.issuedOn === null;
	}
	return `${text.slice(0, found.index)} | ${text.slice(found.index + found[0].length)}`;
}
