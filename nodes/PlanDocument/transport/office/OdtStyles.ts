import { Counters, type Level, type List, type Numbering } from '../numbering';

type Attribute = (name: string) => string | undefined;
interface TextStyle {
	parent?: string;
	font?: string;
	hidden?: boolean;
}

const FORMATS: Record<string, string> = {
	'1': 'decimal',
	I: 'upperRoman',
	i: 'lowerRoman',
	A: 'upperLetter',
	a: 'lowerLetter',
};
/** Where the numbering of headings is kept among the list styles. */
const OUTLINE = ' outline';

/** The styles of an OpenDocument text (OASIS ODF 1.3, parts 16 and 19): fonts, and lists with their running numbers. */
export class OdtStyles {
	private readonly styles = new Map<string, TextStyle>();
	private readonly fonts = new Map<string, string>();
	private readonly levels = new Map<string, Level>();
	private readonly lists = new Map<string, List>([
		[OUTLINE, { definition: OUTLINE, counter: OUTLINE, startOverrides: new Map() }],
	]);
	private readonly lastOfStyle = new Map<string, string>();
	private readonly counters: Numbering = new Counters(this.levels, this.lists);
	private style: TextStyle = {};
	private listStyle = '';

	open(name: string, attribute: Attribute): void {
		if (name === 'style:font-face') {
			this.fonts.set(attribute('style:name') ?? '', unquoted(attribute('svg:font-family') ?? ''));
		} else if (name === 'style:style' || name === 'style:default-style') {
			this.style = { parent: attribute('style:parent-style-name') };
			this.styles.set(attribute('style:name') ?? defaultOf(attribute('style:family')), this.style);
		} else if (name === 'style:text-properties') {
			this.style.font = attribute('style:font-name') ?? attribute('fo:font-family');
			this.style.hidden = attribute('text:display') === 'none';
		} else if (name === 'text:list-style' || name === 'text:outline-style') {
			this.listStyle = name === 'text:outline-style' ? OUTLINE : (attribute('style:name') ?? '');
			// What it says about text is about its numbers.
			this.style = {};
		} else if (attribute('text:level')) this.addLevel(name, attribute, Number(attribute('text:level')) - 1);
	}

	/** What a style gives its text; '' and names that are not there give nothing. */
	text(name: string): { font?: string; hidden: boolean } {
		const seen = new Set<string>();
		let hidden = false;
		for (let at: string | undefined = name; at && !seen.has(at); at = this.styles.get(at)?.parent) {
			seen.add(at);
			const style = this.styles.get(at);
			hidden ||= style?.hidden ?? false;
			if (style?.font) return { hidden, font: this.fonts.get(style.font) ?? unquoted(style.font) };
		}
		return { hidden };
	}

	/** The font of paragraphs whose styles name none. */
	get font(): string | undefined {
		return this.text(defaultOf('paragraph')).font;
	}

	/** Begins a list that stands in none; gives the id under which it counts. */
	beginList(style: string, attribute: Attribute): string {
		const before = attribute('text:continue-list');
		const id =
			(before && this.lists.has(before) ? before : undefined) ??
			(attribute('text:continue-numbering') === 'true' ? this.lastOfStyle.get(style) : undefined) ??
			`list ${this.lists.size}`;
		const list = this.lists.get(id) ?? { definition: style, counter: id, startOverrides: new Map() };
		this.lists.set(id, list);
		this.lists.set(attribute('xml:id') ?? id, list);
		this.lastOfStyle.set(style, id);
		return id;
	}

	numberIn(listId: string, level: number, start?: number): string {
		return this.counters.next(listId, level, start);
	}

	numberOfHeading(level: number): string {
		return this.counters.next(OUTLINE, level);
	}

	private addLevel(name: string, attribute: Attribute, level: number): void {
		const key = `${this.listStyle} ${level}`;
		if (name.endsWith('-bullet') || name.endsWith('-image')) {
			this.levels.set(key, { format: 'bullet', text: attribute('text:bullet-char') ?? '', start: 1 });
		} else if (name.endsWith('-number') || name === 'text:outline-level-style') {
			const format = FORMATS[attribute('style:num-format') ?? ''];
			const shown = Math.min(Number(attribute('text:display-levels') ?? 1), level + 1);
			const places = Array.from({ length: shown }, (_, at) => `%${level + 2 - shown + at}`);
			this.levels.set(key, {
				format: format ?? 'none',
				text: `${attribute('style:num-prefix') ?? ''}${places.join('.')}${attribute('style:num-suffix') ?? ''}`,
				start: Number(attribute('text:start-value') ?? 1),
			});
		}
	}
}

function defaultOf(family = ''): string {
	return ` default ${family}`;
}

function unquoted(font: string): string {
	return font.replace(/^['"]|['"]$/g, '');
}
