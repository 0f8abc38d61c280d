import { FontText } from '../text/FontText';
import type { Numbering } from '../numbering';
import { rowLines, type Cell } from '../tableRow';
import type { DocxFormat } from './docxStyles';
import { readXml } from './xml';

interface Paragraph extends DocxFormat {
	text: FontText;
	styleId: string;
	/** Its end was deleted: it goes on with the next paragraph. */
	goesOn: boolean;
	inProperties: boolean;
	run: { font?: string; hidden: boolean } | null;
}
type Attribute = (name: string) => string | undefined;

/** Text that is not part of the document as it stands: deletions, moves away, former properties, second copies for old programs. */
const LEFT_OUT = new Set(['w:del', 'w:moveFrom', 'w:pPrChange', 'w:rPrChange', 'mc:Fallback']);
const SIGNS: Record<string, string> = {
	'w:tab': '\t',
	'w:br': '\n',
	'w:cr': '\n',
	'w:noBreakHyphen': '-',
	// In a font of TCVN3 this is the letter ư.
	'w:softHyphen': '\u00AD',
};

/** The lines of word/document.xml (ECMA-376 part 1, 17.3 and 17.4) in reading order, empty ones left out. */
export async function readDocxXml(
	xml: string,
	numbering: Numbering,
	styleOf: (styleId: string) => DocxFormat,
): Promise<string[]> {
	const reader = new DocumentReader(numbering, styleOf);
	await readXml(xml, {
		open: (name, attribute, empty) => reader.open(name, attribute, empty),
		close: (name) => reader.close(name),
		text: (text) => reader.text(text),
	});
	return reader.lines;
}

class DocumentReader {
	readonly lines: string[] = [];
	/** Where finished lines go: the body, or the innermost open cell. */
	private readonly sinks: string[][] = [this.lines];
	private readonly rows: Cell[][] = [];
	/** Paragraphs nest: a text box stands inside one. */
	private readonly paragraphs: Paragraph[] = [];
	private goingOn: FontText | null = null;
	private leftOut = 0;
	private inText = 0;

	constructor(
		private readonly numbering: Numbering,
		private readonly styleOf: (styleId: string) => DocxFormat,
	) {}

	open(name: string, attribute: Attribute, empty: boolean): void {
		const paragraph = this.paragraphs.at(-1);
		if (LEFT_OUT.has(name)) {
			this.leftOut += 1;
			if (name === 'w:del' && this.leftOut === 1 && paragraph?.inProperties) paragraph.goesOn = true;
		} else if (name === 'w:tr') this.rows.push([]);
		else if (name === 'w:tc') this.openCell();
		else if (name === 'w:p') this.openParagraph();
		else if (name === 'w:t') this.inText += empty ? 0 : 1;
		else if (this.leftOut > 0) return;
		else if (name === 'w:gridSpan') this.widenCell(Number(attribute('w:val')));
		else if (!paragraph) return;
		else if (name === 'w:pPr') paragraph.inProperties = true;
		else if (name === 'w:r') paragraph.run = { hidden: false };
		else if (paragraph.run) this.openInRun(paragraph, paragraph.run, name, attribute);
		else if (name === 'w:pStyle') paragraph.styleId = attribute('w:val') ?? '';
		else if (name === 'w:numId') paragraph.listId ??= attribute('w:val');
		else if (name === 'w:ilvl') paragraph.level ??= Number(attribute('w:val'));
	}

	close(name: string): void {
		if (LEFT_OUT.has(name)) this.leftOut -= 1;
		else if (name === 'w:p') this.closeParagraph();
		else if (name === 'w:tr') this.sinks.at(-1)?.push(...rowLines(this.rows.pop() ?? []));
		else if (name === 'w:tc') this.sinks.pop();
		else if (name === 'w:t') this.inText = Math.max(0, this.inText - 1);
		else if (this.leftOut === 0) this.closeIn(this.paragraphs.at(-1), name);
	}

	text(text: string): void {
		const paragraph = this.paragraphs.at(-1);
		if (paragraph && this.inText > 0 && this.leftOut === 0) this.add(paragraph, text);
	}

	private closeIn(paragraph: Paragraph | undefined, name: string): void {
		if (!paragraph) return;
		if (name === 'w:r') paragraph.run = null;
		else if (name === 'w:pPr') paragraph.inProperties = false;
	}

	private openInRun(
		paragraph: Paragraph,
		run: NonNullable<Paragraph['run']>,
		name: string,
		attribute: Attribute,
	): void {
		if (name === 'w:rFonts') run.font = attribute('w:hAnsi') ?? attribute('w:ascii');
		else if (name === 'w:rStyle') run.font ??= this.styleOf(attribute('w:val') ?? '').font;
		else if (name === 'w:vanish') run.hidden = !/^(?:0|false|off)$/.test(attribute('w:val') ?? '');
		else if (attribute('w:type') !== 'page') this.add(paragraph, SIGNS[name] ?? '');
	}

	private add({ text, run, styleId }: Paragraph, signs: string): void {
		if (signs !== '' && !run?.hidden) text.add(signs, run?.font ?? this.styleOf(styleId).font);
	}

	private openCell(): void {
		const cell: Cell = { lines: [], span: 1 };
		this.rows.at(-1)?.push(cell);
		this.sinks.push(cell.lines);
	}

	private widenCell(span: number): void {
		const cell = this.rows.at(-1)?.at(-1);
		if (cell) cell.span = span;
	}

	private openParagraph(): void {
		const text = this.goingOn ?? new FontText();
		this.goingOn = null;
		this.paragraphs.push({ text, styleId: '', goesOn: false, inProperties: false, run: null });
	}

	private closeParagraph(): void {
		const paragraph = this.paragraphs.pop();
		if (!paragraph || this.leftOut > 0) return;
		if (paragraph.goesOn) {
			this.goingOn = paragraph.text;
			return;
		}
		const style = this.styleOf(paragraph.styleId);
		const listId = paragraph.listId ?? style.listId;
		const number = listId ? this.numbering.next(listId, paragraph.level ?? style.level ?? 0) : '';
		const lines = paragraph.text
			.toString()
			.split('\n')
			.filter((line) => line.trim() !== '');
		if (lines.length > 0 && number) lines[0] = `${number} ${lines[0]?.trimStart()}`;
		this.sinks.at(-1)?.push(...lines);
	}
}
