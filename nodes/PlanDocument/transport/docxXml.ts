import type { Numbering } from './numbering';
import type { ListPlace } from './styleNumbering';
import { rowLines } from './tableRow';
import { readXml } from './xml';

interface Paragraph extends ListPlace {
	text: string;
	styleId: string;
}

/** Text that is not part of the document as it stands: deletions, moves away, former properties, second copies for old programs. */
const LEFT_OUT = new Set(['w:del', 'w:moveFrom', 'w:pPrChange', 'mc:Fallback']);
const BREAKS: Record<string, string> = { 'w:tab': '\t', 'w:br': '\n', 'w:cr': '\n', 'w:noBreakHyphen': '-' };

/** The lines of word/document.xml (ECMA-376 part 1, 17.3 and 17.4) in reading order, empty ones left out. */
export async function readDocxXml(
	xml: string,
	numbering: Numbering,
	styleOf: (styleId: string) => ListPlace,
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
	private readonly rows: string[][][] = [];
	/** Paragraphs nest: a text box stands inside one. */
	private readonly paragraphs: Paragraph[] = [];
	private leftOut = 0;
	private inText = 0;
	private inRun = 0;

	constructor(
		private readonly numbering: Numbering,
		private readonly styleOf: (styleId: string) => ListPlace,
	) {}

	open(name: string, attribute: (name: string) => string | undefined, empty: boolean): void {
		const paragraph = this.paragraphs.at(-1);
		if (LEFT_OUT.has(name)) this.leftOut += 1;
		else if (name === 'w:tr') this.rows.push([]);
		else if (name === 'w:tc') this.openCell();
		else if (name === 'w:p') this.paragraphs.push({ text: '', styleId: '' });
		else if (name === 'w:r') this.inRun += 1;
		else if (name === 'w:t') this.inText += empty ? 0 : 1;
		else if (!paragraph || this.leftOut > 0) return;
		else if (name === 'w:pStyle') paragraph.styleId = attribute('w:val') ?? '';
		else if (name === 'w:numId') paragraph.listId ??= attribute('w:val');
		else if (name === 'w:ilvl') paragraph.level ??= Number(attribute('w:val'));
		else if (this.inRun > 0) paragraph.text += this.breakFor(name, attribute);
	}

	close(name: string): void {
		if (LEFT_OUT.has(name)) this.leftOut -= 1;
		else if (name === 'w:p') this.closeParagraph();
		else if (name === 'w:tr') this.sinks.at(-1)?.push(...rowLines(this.rows.pop() ?? []));
		else if (name === 'w:tc') this.sinks.pop();
		else if (name === 'w:r') this.inRun -= 1;
		else if (name === 'w:t') this.inText = Math.max(0, this.inText - 1);
	}

	text(text: string): void {
		const paragraph = this.paragraphs.at(-1);
		if (paragraph && this.inText > 0 && this.leftOut === 0) paragraph.text += text;
	}

	private breakFor(name: string, attribute: (name: string) => string | undefined): string {
		return attribute('w:type') === 'page' ? '' : (BREAKS[name] ?? '');
	}

	private openCell(): void {
		const cell: string[] = [];
		this.rows.at(-1)?.push(cell);
		this.sinks.push(cell);
	}

	private closeParagraph(): void {
		const paragraph = this.paragraphs.pop();
		if (!paragraph || this.leftOut > 0) return;
		const style = this.styleOf(paragraph.styleId);
		const listId = paragraph.listId ?? style.listId;
		const number = listId ? this.numbering.next(listId, paragraph.level ?? style.level ?? 0) : '';
		const lines = paragraph.text.split('\n').filter((line) => line.trim() !== '');
		if (lines.length > 0 && number) lines[0] = `${number} ${lines[0]?.trimStart()}`;
		this.sinks.at(-1)?.push(...lines);
	}
}
