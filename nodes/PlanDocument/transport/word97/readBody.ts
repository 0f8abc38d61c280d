import type { Numbering } from '../numbering';
import { rowLines, tableLines, type EdgedRow } from '../tableRow';
import { FontText } from '../text/FontText';
import { CHARACTER, PARAGRAPH, valueOf, type Sprm } from './sprms';
import { textBoxesAt } from './textBoxes';
import type { WordFile } from './WordFile';
import { WordFormats } from './WordFormats';
import { readWordLists } from './wordLists';
import { WordStyles } from './WordStyles';
import { WordText } from './WordText';

/** Characters with a meaning of their own ([MS-DOC] 2.4.1 and 2.8.25). */
const SIGNS: Record<string, string> = { '\t': '\t', '\v': '\n', '\u001E': '-', '\u001F': '\u00AD' };
const FIELD = { begin: '\u0013', middle: '\u0014', end: '\u0015' };
const CELL_END = '\u0007';
const ENDS = new Set(['\r', '\f', CELL_END]);

/** A character, and its place in the main stream. */
interface Sign {
	sign: string;
	place: number;
}

/** The lines of the body, those of a text box before the paragraph that holds it. Throws RangeError for tables that are cut off. */
export function readBody(file: WordFile): string[] {
	return new BodyReader(file).read();
}

class BodyReader {
	private readonly text: WordText;
	private readonly formats: WordFormats;
	private readonly styles: WordStyles;
	private readonly lists: Numbering;
	private lines: string[] = [];
	private rows: EdgedRow[] = [];
	private cells: string[][] = [];
	private cell: string[] = [];
	private innerCells: string[][] = [];
	private innerCell: string[] = [];

	constructor(private readonly file: WordFile) {
		this.text = new WordText(file);
		this.formats = new WordFormats(file);
		this.styles = new WordStyles(file);
		this.lists = readWordLists(file);
	}

	read(): string[] {
		const boxes = textBoxesAt(this.file);
		let signs: Sign[] = [];
		let boxed: string[] = [];
		for (const { sign, place, position } of this.text.characters(this.file.part('body'))) {
			if (sign === '\b') boxed.push(...this.boxLines(boxes.get(position)));
			else if (!ENDS.has(sign)) signs.push({ sign, place });
			// Its end was deleted: it goes on with the next paragraph.
			else if (sign === '\r' && this.runAt(place).unseen) continue;
			else {
				this.endParagraph(signs, sign, place, boxed);
				[signs, boxed] = [[], []];
			}
		}
		if (signs.length > 0) this.endParagraph(signs, '\r', signs.at(-1)?.place ?? 0, boxed);
		this.endTable();
		return this.lines;
	}

	private boxLines(range: [number, number] | undefined): string[] {
		if (!range) return [];
		const [from] = this.file.part('textBoxes');
		const lines: string[] = [];
		let signs: Sign[] = [];
		for (const { sign, place } of this.text.characters([from + range[0], from + range[1]])) {
			if (!ENDS.has(sign)) signs.push({ sign, place });
			else {
				const { style, sprms } = this.formats.paragraph(place);
				lines.push(...this.paragraphLines(signs, style, sprms));
				signs = [];
			}
		}
		return lines;
	}

	private endParagraph(signs: Sign[], end: string, place: number, boxed: string[]): void {
		const { style, sprms } = this.formats.paragraph(place);
		const value = (code: number) => valueOf(sprms, code) ?? 0;
		const depth = Math.max(value(PARAGRAPH.depth), value(PARAGRAPH.inTable) ? 1 : 0);
		if (end === CELL_END && value(PARAGRAPH.endOfRow)) {
			this.endRow(sprms);
			return;
		}
		if (value(PARAGRAPH.endOfInnerRow)) {
			this.cell.push(...rowLines(this.innerCells.map((lines) => ({ lines, span: 1 }))));
			this.innerCells = [];
			return;
		}
		const lines = [...boxed, ...this.paragraphLines(signs, style, sprms)];
		if (depth === 0 && lines.length > 0) this.endTable();
		(depth === 0 ? this.lines : depth === 1 ? this.cell : this.innerCell).push(...lines);
		if (value(PARAGRAPH.endOfInnerCell)) {
			this.innerCells.push(this.innerCell);
			this.innerCell = [];
		} else if (end === CELL_END) {
			this.cells.push(this.cell);
			this.cell = [];
		}
	}

	private paragraphLines(signs: Sign[], style: number, sprms: Sprm[]): string[] {
		const given = this.styles.of(style);
		const list = valueOf(sprms, PARAGRAPH.list) ?? given.list ?? 0;
		const level = valueOf(sprms, PARAGRAPH.level) ?? given.level ?? 0;
		const number = list > 0 ? this.lists.next(String(list), level) : '';
		const lines = this.textOf(signs, given.font)
			.split('\n')
			.filter((line) => line.trim() !== '');
		if (lines.length > 0 && number) lines[0] = `${number} ${lines[0]?.trimStart()}`;
		return lines;
	}

	/** What is seen of a paragraph: no instructions of fields, nothing deleted or hidden. */
	private textOf(signs: Sign[], styleFont: number | undefined): string {
		const text = new FontText();
		/** For every field around the place, whether its instruction is being read. */
		const fields: boolean[] = [];
		let run = { to: -1, from: 0, unseen: false, font: styleFont };
		for (const { sign, place } of signs) {
			if (place >= run.to || place < run.from) run = { ...this.runAt(place, styleFont), from: place };
			if (sign === FIELD.begin) fields.push(true);
			else if (sign === FIELD.middle) fields[fields.length - 1] = false;
			else if (sign === FIELD.end) fields.pop();
			else if (!run.unseen && !fields.includes(true)) {
				text.add(SIGNS[sign] ?? (sign < ' ' ? '' : sign), this.styles.fontName(run.font));
			}
		}
		return text.toString();
	}

	private runAt(place: number, styleFont?: number) {
		const { sprms, to } = this.formats.character(place);
		// 0 or 1, with 0x80 against what the style says, which hides nothing.
		const unseen = [CHARACTER.deleted, CHARACTER.hidden].some((code) => (valueOf(sprms, code) ?? 0) & 1);
		const own = valueOf(sprms, CHARACTER.font) ?? valueOf(sprms, CHARACTER.asciiFont);
		const style = valueOf(sprms, CHARACTER.style);
		const font = own ?? (style === undefined ? undefined : this.styles.of(style).font) ?? styleFont;
		// A sign of a symbol font stands there as an ordinary bracket.
		return { to, unseen: unseen || sprms.some(({ code }) => code === CHARACTER.symbol), font };
	}

	private endRow(sprms: Sprm[]): void {
		if (this.cells.length > 0) this.rows.push({ cells: this.cells, edges: edgesOf(sprms) });
		this.cells = [];
	}

	private endTable(): void {
		this.endRow([]);
		this.lines.push(...tableLines(this.rows), ...this.cell);
		this.rows = [];
		this.cell = [];
	}
}

/** Where the cells of a row end (TDefTableOperand, [MS-DOC] 2.9.311). */
function edgesOf(sprms: Sprm[]): number[] {
	const operand = sprms.findLast(({ code }) => code === PARAGRAPH.defineTable)?.operand;
	const count = operand?.[0] ?? 0;
	if (!operand || operand.length < 1 + (count + 1) * 2) return [];
	return Array.from({ length: count }, (_, at) => operand.readInt16LE(1 + (at + 1) * 2));
}
