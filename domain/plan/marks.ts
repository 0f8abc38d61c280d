/**
 * How a paragraph is numbered (Nghị định 30/2020/NĐ-CP, Phụ lục I: phần, mục "I.", khoản "1.", điểm "a)"),
 * and the dashes and pluses that wards use below these.
 */
export type Mark = 'part' | 'roman' | 'number' | 'decimal' | 'letter' | 'star' | 'dash' | 'plus' | 'none';

/** Outermost first; a paragraph without a mark belongs to whatever stands above it. */
export const DEPTH: Record<Mark, number> = {
	part: -1,
	roman: 0,
	number: 1,
	decimal: 2,
	letter: 3,
	star: 3.5,
	dash: 4,
	plus: 5,
	none: 6,
};

const MARKS: [Mark, RegExp][] = [
	// A decision's articles stand where a plan has its sections.
	['roman', /^(?:Điều|ĐIỀU)\s+\d{1,2}\s*[.:]\s*(?=\S)/u],
	// "II.1. Công an phường" stands below "II.".
	['number', /^[IVX]{1,6}\.\d{1,2}\s*[.)/:]?\s+(?=\S)/u],
	['roman', /^(?:(?:phần|Phần|PHẦN)\s+)?[IVX]{1,6}\s*[.)\-–:]\s*(?=[A-Za-zÀ-ỹ“"])/],
	['roman', /^[IVX]{1,6}\s*\/\s*(?=\p{Lu}|[“"])/u],
	['part', /^[A-EĐ]\s*[.)/]\s*(?=\p{Lu}{2})|^[A-EĐ]\.\s+(?=\p{Lu}\p{Ll})/u],
	['decimal', /^\d{1,2}(?:\.\d{1,2})+[.)]?\s+(?=\D)/u],
	['number', /^\d{1,2}\s*[.)/]\s+(?=\S)/u],
	['number', /^\d{1,2}\s*[.)](?=[A-Za-zÀ-ỹ“"])/],
	['letter', /^[a-zđ]\s*[)./]\s*(?=[A-Za-zÀ-ỹ]{2})/],
	['number', /^\d{1,2}\s*[-–]\s+(?=\p{Lu}|\d{1,3}\s*%|[“"])/u],
	['number', /^\(\d{1,2}\)\s*(?=\S)/u],
	// "* Công an xã:" stands above dashes, where a text has both.
	['star', /^\*+\s*(?=\S)/u],
	['dash', /^(?:[-–—•●▪■□◦‣⁃·\uF0B7\uF02D\uF0A7\uF0D8]\s*(?=\S)|o\s+(?=\p{Lu}))/u],
	['plus', /^\+\s*(?=\S)/u],
];

/** @example readMark('a) Công an phường') → { mark: 'letter', body: 'Công an phường' } */
export function readMark(text: string): { mark: Mark; body: string } {
	for (const [mark, pattern] of MARKS) {
		const found = pattern.exec(text);
		if (found) return { mark, body: text.slice(found[0].length) };
	}
	return { mark: 'none', body: text };
}

/** The point stands below the heading, by their marks. */
export function isBelow(point: { mark: Mark }, heading: { mark: Mark }): boolean {
	return DEPTH[point.mark] > DEPTH[heading.mark];
}
