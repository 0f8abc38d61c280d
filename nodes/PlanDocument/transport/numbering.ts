/** One level of a list as it is defined. `format` in the words of ECMA-376 part 1, 17.18.59. */
export interface Level {
	format: string;
	/** "%1." or, for a bullet, the sign. */
	text: string;
	start: number;
}
/** A list of the document: which definition it follows, and where it starts anew. */
export interface List {
	definition: string;
	/** A definition whose levels stand before those of the other. */
	own?: string;
	/** Lists with the same counter count on together, until one says where it starts. */
	counter: string;
	startOverrides: Map<number, number>;
}

/** The lists of a document: gives each numbered paragraph, in order, the number that Word would show. */
export interface Numbering {
	/** @param start the number that this paragraph itself asks for */
	next(listId: string, level: number, start?: number): string;
}

/** Levels are keyed 'definition level', lists by their id. */
export class Counters implements Numbering {
	private readonly counts = new Map<string, (number | undefined)[]>();
	private readonly begun = new Set<string>();

	constructor(
		private readonly levels: ReadonlyMap<string, Level>,
		private readonly lists: ReadonlyMap<string, List>,
	) {}

	next(listId: string, level: number, start?: number): string {
		const list = this.lists.get(listId);
		const own = list && this.levelOf(list, level);
		if (!list || !own) return '';
		if (own.format === 'bullet') return bulletOf(own.text);
		// A list without numbers may still show a dash.
		if (own.format === 'none') return /^[-–—+*•]/u.test(own.text) ? bulletOf(own.text) : '';
		const counts = this.counts.get(list.counter) ?? [];
		this.counts.set(list.counter, counts);
		const override = list.startOverrides.get(level);
		const restarts = override !== undefined && !this.begun.has(`${listId} ${level}`);
		this.begun.add(`${listId} ${level}`);
		const before = counts[level];
		counts[level] = start ?? (restarts ? override : before === undefined ? own.start : before + 1);
		counts.length = level + 1;
		return own.text.replace(/%(\d)/g, (_, digit: string) => this.shown(list, Number(digit) - 1, counts));
	}

	private levelOf({ own, definition }: List, level: number): Level | undefined {
		return this.levels.get(`${own} ${level}`) ?? this.levels.get(`${definition} ${level}`);
	}

	private shown(list: List, level: number, counts: (number | undefined)[]): string {
		const of = this.levelOf(list, level);
		return format(counts[level] ?? of?.start ?? 1, of?.format ?? 'decimal');
	}
}

/** The two signs that the plan's reader tells apart. */
export function bulletOf(sign: string): string {
	return sign.trim().startsWith('+') ? '+' : '-';
}

function format(count: number, as: string): string {
	if (as === 'none') return '';
	if (as === 'upperRoman') return roman(count);
	if (as === 'lowerRoman') return roman(count).toLowerCase();
	if (as === 'lowerLetter') return letter(count);
	if (as === 'upperLetter') return letter(count).toUpperCase();
	return as === 'decimalZero' ? String(count).padStart(2, '0') : String(count);
}

/** Word's letters: a to z, then aa, bb. */
function letter(count: number): string {
	const alphabet = 'abcdefghijklmnopqrstuvwxyz';
	return (alphabet[(count - 1) % 26] ?? '').repeat(Math.ceil(Math.min(count, 260) / 26));
}

function roman(count: number): string {
	const signs: [number, string][] = [
		[50, 'L'],
		[40, 'XL'],
		[10, 'X'],
		[9, 'IX'],
		[5, 'V'],
		[4, 'IV'],
		[1, 'I'],
	];
	let left = Math.min(count, 89);
	return signs.reduce((text, [value, sign]) => {
		const times = Math.floor(left / value);
		left -= times * value;
		return text + sign.repeat(times);
	}, '');
}
