import { bulletOf } from '../numbering';
import { rowLines, tableLines, type EdgedRow } from '../tableRow';
import { FontText } from '../text/FontText';
import { RtfFonts } from './RtfFonts';
import { readRtf } from './tokens';

/** Groups whose text is not the document's: tables of names, pictures, heads and feet of pages, notes, instructions. */
const LEFT_OUT = new Set(
	(
		'colortbl stylesheet info pict header headerl headerr headerf footer footerl footerr footerf footnote annotation ' +
		'listtable listoverridetable fldinst xe tc rxe objdata objclass nonshppict shprslt nonesttables pn falt panose ' +
		'revtbl rsidtbl filetbl atnid atnauthor atnref atndate bkmkstart bkmkend themedata datafield generator ftnsep ftnsepc'
	).split(' '),
);
/** A drawing, and the text box that it may hold. */
const SHAPE = new Set(['shpinst', 'do']);
const TEXT_BOX = new Set(['shptxt', 'dptxbxtext']);
const SIGNS: Record<string, string> = {
	...{ tab: '\t', line: '\n', lbr: '\n', '~': '\u00A0', _: '-', '-': '\u00AD', emdash: '—', endash: '–' },
	...{ lquote: '‘', rquote: '’', ldblquote: '“', rdblquote: '”', bullet: '•', emspace: ' ', enspace: ' ' },
};
/** Letters that symbol fonts show as bullets. */
const BULLET_LETTERS = /^[ovqnlwØü§]$/u;

interface Group {
	/** What its text is: the document's, the number of a list's paragraph, names of fonts, a drawing's properties, nothing. */
	into: 'text' | 'number' | 'fonts' | 'shape' | 'nothing';
	font?: number;
	/** Hidden or deleted. */
	unseen: boolean;
	unicodeSkip: number;
	inTable: boolean;
	/** In a table that stands in a cell of another. */
	inInnerTable: boolean;
	/** The lines of the text box that it is in. */
	box?: string[];
}
interface Paragraph {
	text: FontText;
	number: string;
}

/** The lines of an RTF document, as docxText gives those of a .docx. Throws DocumentError. */
export function rtfText(buffer: Buffer): string {
	const reader = new RtfReader();
	readRtf(buffer, reader);
	reader.end();
	return reader.lines.join('\n');
}

class RtfReader {
	readonly lines: string[] = [];
	private readonly fonts = new RtfFonts();
	private readonly groups: Group[] = [];
	private group: Group = { into: 'text', unseen: false, unicodeSkip: 1, inTable: false, inInnerTable: false };
	private paragraph: Paragraph = { text: new FontText(), number: '' };
	/** The paragraphs around open text boxes, with the group that opened each. */
	private readonly around: { group: Group; paragraph: Paragraph }[] = [];
	/** The table that is read: its rows, the cells and edges of the row, the lines of the cell; cells of a table inside. */
	private rows: EdgedRow[] = [];
	private cells: string[][] = [];
	private edges: number[] = [];
	private cell: string[] = [];
	private innerCells: string[][] = [];
	private innerCell: string[] = [];
	private isIgnorable = false;
	private toSkip = 0;
	private bytesBefore = '';

	openGroup(): void {
		this.flushBytes();
		this.groups.push(this.group);
		this.group = { ...this.group };
		this.isIgnorable = false;
	}

	closeGroup(): void {
		this.flushBytes();
		if (this.around.at(-1)?.group === this.group) this.closeTextBox();
		this.group = this.groups.pop() ?? this.group;
		this.isIgnorable = false;
		this.toSkip = 0;
	}

	bytes(bytes: string): void {
		const kept = bytes.slice(this.toSkip);
		this.toSkip = Math.max(0, this.toSkip - bytes.length);
		if (this.group.into === 'fonts') this.fonts.addName(kept);
		else if (this.group.into !== 'nothing') this.bytesBefore += kept;
	}

	control(name: string, parameter: number | undefined): void {
		if (name === '*') {
			this.isIgnorable = true;
			return;
		}
		this.flushBytes();
		const ignorable = this.isIgnorable;
		this.isIgnorable = false;
		if (TEXT_BOX.has(name) && this.group.into === 'shape') this.openTextBox();
		else if (name === 'nestrow') this.endInnerRow();
		else if (this.group.into === 'fonts') this.controlInFonts(name, parameter);
		else if (this.group.into === 'nothing') return;
		else if (SHAPE.has(name)) this.group.into = 'shape';
		else if (LEFT_OUT.has(name) || ignorable) this.group.into = 'nothing';
		else if (this.group.into === 'shape') return;
		else if (name === 'fonttbl') this.group.into = 'fonts';
		else if (name === 'listtext' || name === 'pntext') this.group.into = 'number';
		else if (name === 'u') {
			this.add(String.fromCharCode((parameter ?? 0) & 0xffff));
			this.toSkip = this.group.unicodeSkip;
		} else if (SIGNS[name] !== undefined) this.add(SIGNS[name]);
		else if (!this.format(name, parameter)) this.structure(name, parameter);
	}

	end(): void {
		this.endParagraph();
		this.endTable();
	}

	private controlInFonts(name: string, parameter: number | undefined): void {
		if (LEFT_OUT.has(name)) this.group.into = 'nothing';
		else this.fonts.define(name, parameter);
	}

	private format(name: string, parameter: number | undefined): boolean {
		const { group } = this;
		if (name === 'f') group.font = parameter;
		else if (name === 'plain') Object.assign(group, { font: undefined, unseen: false });
		else if (name === 'v' || name === 'deleted') group.unseen = parameter !== 0;
		else if (name === 'uc') group.unicodeSkip = Math.min(Math.max(parameter ?? 1, 0), 100);
		else if (name === 'ansicpg') this.fonts.codePage = parameter ?? 1252;
		else if (name === 'deff') this.fonts.defaultFont = parameter ?? 0;
		else return false;
		return true;
	}

	private structure(name: string, parameter: number | undefined): void {
		if (name === 'pard') Object.assign(this.group, { inTable: false, inInnerTable: false });
		else if (name === 'itap') this.group.inInnerTable = (parameter ?? 1) > 1;
		else if (name === 'intbl') this.group.inTable = true;
		else if (name === 'par' || name === 'sect' || name === 'page') {
			// The end of a paragraph that was deleted joins it to the next.
			if (!this.group.unseen) this.endParagraph();
		} else if (name === 'trowd') this.edges = [];
		else if (name === 'cellx') this.edges.push(parameter ?? 0);
		else if (name === 'cell') this.endCell();
		else if (name === 'nestcell') {
			this.endParagraph();
			this.innerCells.push(this.innerCell);
			this.innerCell = [];
		} else if (name === 'row') this.endRow();
	}

	private openTextBox(): void {
		this.around.push({ group: this.group, paragraph: this.paragraph });
		Object.assign(this.group, { into: 'text', unseen: false, box: [] });
		this.paragraph = { text: new FontText(), number: '' };
	}

	private closeTextBox(): void {
		this.endParagraph();
		const lines = this.group.box ?? [];
		this.paragraph = this.around.pop()?.paragraph ?? this.paragraph;
		this.put(lines, this.groups.at(-1) ?? this.group);
	}

	private flushBytes(): void {
		if (this.bytesBefore === '') return;
		const text = this.fonts.decode(this.bytesBefore, this.group.font);
		this.bytesBefore = '';
		this.add(text);
	}

	private add(text: string): void {
		if (this.group.unseen) return;
		if (this.group.into === 'number') this.paragraph.number += text;
		else if (this.group.into === 'text') this.paragraph.text.add(text, this.fonts.nameOf(this.group.font));
	}

	private endParagraph(): void {
		const { text, number } = this.paragraph;
		this.paragraph = { text: new FontText(), number: '' };
		const lines = text
			.toString()
			.split('\n')
			.filter((line) => line.trim() !== '');
		const shown = numberShown(number.trim());
		if (lines.length > 0 && shown) lines[0] = `${shown} ${lines[0]?.trimStart()}`;
		this.put(lines, this.group);
	}

	private put(lines: string[], { box, inTable, inInnerTable }: Group): void {
		if (box) box.push(...lines);
		else if (inInnerTable) this.innerCell.push(...lines);
		else if (inTable) this.cell.push(...lines);
		else if (lines.length > 0) {
			this.endTable();
			this.lines.push(...lines);
		}
	}

	private endCell(): void {
		this.group.inTable = true;
		this.endParagraph();
		this.cells.push(this.cell);
		this.cell = [];
	}

	private endRow(): void {
		if (this.cells.length > 0) this.rows.push({ cells: this.cells, edges: this.edges });
		this.cells = [];
	}

	private endInnerRow(): void {
		const lines = rowLines(this.innerCells.map((each) => ({ lines: each, span: 1 })));
		this.innerCells = [];
		this.cell.push(...lines);
	}

	private endTable(): void {
		this.endRow();
		this.lines.push(...tableLines(this.rows), ...this.cell);
		this.rows = [];
		this.cell = [];
	}
}

/** What the file says a list shows before a paragraph: a number, or a bullet in whatever font. */
function numberShown(number: string): string {
	if (number === '') return '';
	return /[\p{L}\d]/u.test(number) && !BULLET_LETTERS.test(number) ? number : bulletOf(number);
}
