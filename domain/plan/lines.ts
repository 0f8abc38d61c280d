import type { Evidence } from '../types';
import { joinBrokenSentences } from './joinBrokenSentences';
import { readMark, type Mark } from './marks';
import { restoreTables } from './restoreTables';
import { withDigits, type MendedNumber } from './scannedDigits';

/** One paragraph of the document that is not empty. */
export interface Line {
	/** Cleaned: NFC, single spaces, no emphasis signs. With its mark. */
	text: string;
	/** 1-based line of the original text; of the first part for a joined sentence. */
	line: number;
	mark: Mark;
	/** The text without its mark. */
	body: string;
	/** What stood side by side (two columns, tabs, cells of a table), from left to right. */
	cells: string[];
	/** The cells of a table's row, empty ones in their place; null for a paragraph. */
	row: string[] | null;
	/** Lines of the original text that were joined to this one. */
	joined: number[];
	/** The text before letters were read as digits; only where some were. */
	written?: string;
	/** Numbers that scanning had turned into letters. */
	mended?: MendedNumber[];
}

/** Where a reading came from: the line's words as written. */
export function evidenceOf(line: Line): Evidence {
	return { text: line.written ?? line.text, line: line.line };
}

/** The text as lines; a sentence that was broken over two paragraphs is one line again. */
export function toLines(text: string): Line[] {
	const lines: Line[] = [];
	text.split(/\r\n|\r|\n/).forEach((raw, at) => {
		const line = toLine(raw, at + 1);
		if (line) lines.push(line);
	});
	return joinBrokenSentences(restoreTables(lines));
}

/** Cleans one line; null when nothing is left of it. */
export function toLine(raw: string, line: number): Line | null {
	const written = withoutOddities(raw);
	const { text: clean, mended } = withDigits(written);
	const cells = clean
		.split(/\t+| {3,}|\s\|\s|^\||\|$/)
		.map(oneSpaced)
		.filter((cell) => /[\p{L}\p{N}]/u.test(cell));
	if (cells.length === 0) return null;
	const text = oneSpaced(clean);
	return {
		text,
		line,
		cells,
		row: rowOf(clean),
		joined: [],
		...readMark(text),
		...(mended.length > 0 && { written: oneSpaced(written), mended }),
	};
}

/** Cells between pipes, as converters write a table's row; empty cells at the edges keep their place. */
function rowOf(clean: string): string[] | null {
	const trimmed = clean.trim();
	if (/^\|.*\|$/u.test(trimmed)) return trimmed.slice(1, -1).split('|').map(oneSpaced);
	if (/(?:^|\s)\|(?:\s|$)/u.test(trimmed)) return trimmed.split('|').map(oneSpaced);
	// As a table is copied from a sheet.
	return (clean.match(/\t/g) ?? []).length >= 2 ? clean.split('\t').map(oneSpaced) : null;
}

function withoutOddities(raw: string): string {
	return (
		raw
			.normalize('NFC')
			// Icelandic eth, which old Vietnamese fonts show for đ.
			.replace(/Ð/g, 'Đ')
			.replace(/ð/g, 'đ')
			.replace(/[\u00AD\u200B-\u200F\u202A-\u202E\u2060\uFEFF]/g, '')
			.replace(/[\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]/g, ' ')
			.replace(/[\u2010\u2011\u2212]/g, '-')
			.replace(/\*\*|__+/g, '')
			// Rows of dots, to be filled in by hand.
			.replace(/(?:[.…_]\s?){4,}/g, '… ')
	);
}

function oneSpaced(text: string): string {
	return text.replace(/\s+/g, ' ').trim();
}
