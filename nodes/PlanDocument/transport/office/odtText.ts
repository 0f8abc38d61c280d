import { DocumentError } from '../DocumentError';
import { rowLines, type Cell } from '../tableRow';
import { FontText } from '../text/FontText';
import { OdtStyles } from './OdtStyles';
import { textOf, type Parts } from './unpackOffice';
import { readXml } from './xml';

type Attribute = (name: string) => string | undefined;

/** What the page does not show in its running text: notes, remarks, deletions, the old numbers of list items. */
const LEFT_OUT = new Set(
	'text:tracked-changes text:note office:annotation text:number text:ruby-text svg:title svg:desc office:forms table:covered-table-cell text:hidden-text'.split(
		' ',
	),
);
/** Blanks in a row say that something stands apart; how many says nothing. */
const MOST_BLANKS = 8;
const MOST_REPEATED = 64;

/** The lines of an .odt, as docxText gives those of a .docx. Throws DocumentError. */
export async function odtText(parts: Parts): Promise<string> {
	if (parts.get('META-INF/manifest.xml')?.includes('encryption-data')) throw locked();
	return await openDocumentText(textOf(parts, 'styles.xml'), textOf(parts, 'content.xml'));
}

/** The lines of an OpenDocument text; one in a single file (.fodt) has its styles in the content. */
export async function openDocumentText(styles: string, content: string): Promise<string> {
	const reader = new OdtReader();
	for (const xml of [styles, content].filter(Boolean)) {
		await readXml(xml, {
			open: (name, attribute) => reader.open(name, attribute),
			close: (name) => reader.close(name),
			text: (text) => reader.text(text),
		});
	}
	return reader.lines.join('\n');
}

interface Item {
	/** Null in a header of a list, and once its first paragraph has the number. */
	number: (() => string) | null;
}
interface Paragraph {
	text: FontText;
	/** Styles of the spans around the place that is read. */
	styles: string[];
	number: string;
}

class OdtReader {
	readonly lines: string[] = [];
	private readonly sinks: string[][] = [this.lines];
	private readonly rows: Cell[][] = [];
	private readonly paragraphs: Paragraph[] = [];
	/** The lists around the place that is read, outermost first. */
	private readonly lists: { id: string; style: string }[] = [];
	private readonly items: Item[] = [];
	private readonly styles = new OdtStyles();
	private inText = false;
	private leftOut = 0;

	open(name: string, attribute: Attribute): void {
		if (name === 'office:text') this.inText = true;
		else if (!this.inText) this.styles.open(name, attribute);
		else if (LEFT_OUT.has(name)) {
			if (name === 'table:covered-table-cell' && this.leftOut === 0) this.addCells(attribute);
			this.leftOut += 1;
		} else if (this.leftOut === 0) this.openInText(name, attribute);
	}

	close(name: string): void {
		if (name === 'office:text') this.inText = false;
		else if (!this.inText) return;
		else if (LEFT_OUT.has(name)) this.leftOut -= 1;
		else if (this.leftOut > 0) return;
		else if (name === 'text:p' || name === 'text:h') this.closeParagraph();
		else if (name === 'text:span') this.paragraphs.at(-1)?.styles.pop();
		else if (name === 'text:list') this.lists.pop();
		else if (name === 'text:list-item' || name === 'text:list-header') this.items.pop();
		else if (name === 'table:table-cell') this.sinks.pop();
		else if (name === 'table:table-row') this.sinks.at(-1)?.push(...rowLines(this.rows.pop() ?? []));
	}

	text(text: string): void {
		if (this.inText) this.add(text.replace(/[ \t\r\n]+/g, ' '));
	}

	private openInText(name: string, attribute: Attribute): void {
		if (name === 'text:p' || name === 'text:h') this.openParagraph(name, attribute);
		else if (name === 'text:span') this.paragraphs.at(-1)?.styles.push(attribute('text:style-name') ?? '');
		else if (name === 'text:s') this.add(' '.repeat(blanks(attribute('text:c'))));
		else if (name === 'text:tab') this.add('\t');
		else if (name === 'text:line-break') this.add('\n');
		else if (name === 'text:list') this.openList(attribute);
		else if (name === 'text:list-item') this.openItem(attribute);
		else if (name === 'text:list-header') this.items.push({ number: null });
		else if (name === 'table:table-row') this.rows.push([]);
		else if (name === 'table:table-cell') this.sinks.push(this.addCells(attribute).lines);
	}

	private openList(attribute: Attribute): void {
		const around = this.lists.at(-1);
		const style = attribute('text:style-name') ?? around?.style ?? '';
		const goesOn = around && style === around.style;
		this.lists.push({ style, id: goesOn ? around.id : this.styles.beginList(style, attribute) });
	}

	private openItem(attribute: Attribute): void {
		const list = this.lists.at(-1);
		const level = this.lists.length - 1;
		const start = Number(attribute('text:start-value') ?? Number.NaN);
		const number = () =>
			list ? this.styles.numberIn(list.id, level, Number.isNaN(start) ? undefined : start) : '';
		this.items.push({ number });
	}

	private openParagraph(name: string, attribute: Attribute): void {
		const item = this.items.at(-1);
		const isPlainHeading = name === 'text:h' && !item && attribute('text:is-list-header') !== 'true';
		const level = Number(attribute('text:outline-level') ?? 1) - 1;
		const number = item?.number?.() ?? (isPlainHeading ? this.styles.numberOfHeading(level) : '');
		if (item) item.number = null;
		this.paragraphs.push({ text: new FontText(), styles: [attribute('text:style-name') ?? ''], number });
	}

	private closeParagraph(): void {
		const paragraph = this.paragraphs.pop();
		if (!paragraph) return;
		const lines = paragraph.text
			.toString()
			.split('\n')
			.filter((line) => line.trim() !== '');
		if (lines.length > 0 && paragraph.number) lines[0] = `${paragraph.number} ${lines[0]?.trimStart()}`;
		this.sinks.at(-1)?.push(...lines);
	}

	private add(signs: string): void {
		const paragraph = this.paragraphs.at(-1);
		if (!paragraph || this.leftOut > 0 || signs === '') return;
		const styles = paragraph.styles.map((style) => this.styles.text(style));
		if (styles.some(({ hidden }) => hidden)) return;
		paragraph.text.add(signs, styles.findLast(({ font }) => font)?.font ?? this.styles.font);
	}

	/** Empty cells that stand for many are as many, within reason; what a cell holds stands in the last. */
	private addCells(attribute: Attribute): Cell {
		const count = Number(attribute('table:number-columns-repeated') ?? 1);
		const cells = Array.from({ length: Math.min(Math.max(count || 1, 1), MOST_REPEATED) }, () => ({
			lines: [] as string[],
			span: 1,
		}));
		this.rows.at(-1)?.push(...cells);
		return cells.at(-1) as Cell;
	}
}

function blanks(count = '1'): number {
	return Math.min(Math.max(Number(count) || 1, 1), MOST_BLANKS);
}

function locked(): DocumentError {
	return new DocumentError(
		'Văn bản có mật khẩu. Hãy mở bằng phần mềm văn phòng, lưu lại không có mật khẩu rồi tải lên.',
	);
}
