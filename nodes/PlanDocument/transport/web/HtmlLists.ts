import { Counters, type Level } from '../numbering';

const FORMATS: Record<string, string> = {
	...{ '1': 'decimal', a: 'lowerLetter', A: 'upperLetter', i: 'lowerRoman', I: 'upperRoman' },
	...{ 'lower-alpha': 'lowerLetter', 'lower-latin': 'lowerLetter', 'upper-alpha': 'upperLetter' },
	...{
		'upper-latin': 'upperLetter',
		'lower-roman': 'lowerRoman',
		'upper-roman': 'upperRoman',
		decimal: 'decimal',
	},
	...{ none: 'none', disc: 'bullet', circle: 'bullet', square: 'bullet' },
};

/** The lists of a web page: the number that a browser would show before an item. */
export class HtmlLists {
	private readonly levels = new Map<string, Level>();
	private readonly lists = new Map<
		string,
		{ definition: string; counter: string; startOverrides: Map<number, number> }
	>();
	private readonly counters = new Counters(this.levels, this.lists);
	private readonly stack: string[] = [];
	private waiting: (() => string) | null = null;

	open(name: 'ol' | 'ul', attributes: Record<string, string>): void {
		const id = String(this.lists.size);
		const type =
			/list-style(?:-type)?:\s*([\w-]+)/i.exec(attributes.style ?? '')?.[1] ?? attributes.type ?? '';
		const format = FORMATS[type] ?? (name === 'ol' ? 'decimal' : 'bullet');
		// What Vietnamese documents and Word's own lists put behind a letter.
		const text = format.endsWith('Letter') ? '%1)' : '%1.';
		const start = Number.parseInt(attributes.start ?? '1', 10);
		this.levels.set(`${id} 0`, { format, text, start: Number.isNaN(start) ? 1 : start });
		this.lists.set(id, { definition: id, counter: id, startOverrides: new Map() });
		this.stack.push(id);
	}

	close(): void {
		this.stack.pop();
	}

	item({ value }: Record<string, string>): void {
		const id = this.stack.at(-1);
		const start = Number.parseInt(value ?? '', 10);
		if (id !== undefined)
			this.waiting = () => this.counters.next(id, 0, Number.isNaN(start) ? undefined : start);
	}

	/** The number of the item that has not shown its own yet; '' where none is waiting. */
	number(): string {
		const shown = this.waiting?.() ?? '';
		this.waiting = null;
		return shown;
	}
}
