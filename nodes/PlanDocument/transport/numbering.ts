import { readXml } from './xml';

interface Level {
	format: string;
	/** "%1." or, for a bullet, the sign. */
	text: string;
	start: number;
}
interface List {
	abstractId: string;
	startOverrides: Map<number, number>;
}

/** The lists of a document: gives each numbered paragraph, in order, the number that Word would show. */
export interface Numbering {
	next(listId: string, level: number): string;
}

/** Reads word/numbering.xml (ECMA-376 part 1, 17.9). Without the part nothing is numbered. */
export async function readNumbering(xml: string): Promise<Numbering> {
	const levels = new Map<string, Level>();
	const lists = new Map<string, List>();
	let abstractId = '';
	let listId = '';
	let at = 0;
	const level = () => {
		const key = `${abstractId} ${at}`;
		const found = levels.get(key) ?? { format: 'decimal', text: '', start: 1 };
		levels.set(key, found);
		return found;
	};
	const handle: Record<string, (value: (name: string) => string | undefined) => void> = {
		'w:abstractNum': (value) => {
			abstractId = value('w:abstractNumId') ?? '';
			listId = '';
		},
		'w:num': (value) => (listId = value('w:numId') ?? ''),
		'w:abstractNumId': (value) => {
			if (listId) lists.set(listId, { abstractId: value('w:val') ?? '', startOverrides: new Map() });
		},
		'w:lvl': (value) => (at = Number(value('w:ilvl') ?? 0)),
		'w:lvlOverride': (value) => (at = Number(value('w:ilvl') ?? 0)),
		'w:startOverride': (value) => lists.get(listId)?.startOverrides.set(at, Number(value('w:val') ?? 1)),
		'w:start': (value) => !listId && (level().start = Number(value('w:val') ?? 1)),
		'w:numFmt': (value) => !listId && (level().format = value('w:val') ?? 'decimal'),
		'w:lvlText': (value) => !listId && (level().text = value('w:val') ?? ''),
	};
	if (xml) await readXml(xml, { open: (name, attribute) => handle[name]?.(attribute) });
	return new Counters(levels, lists);
}

class Counters implements Numbering {
	private readonly counts = new Map<string, (number | undefined)[]>();
	private readonly begun = new Set<string>();

	constructor(
		private readonly levels: Map<string, Level>,
		private readonly lists: Map<string, List>,
	) {}

	next(listId: string, level: number): string {
		const list = this.lists.get(listId);
		const own = list && this.levels.get(`${list.abstractId} ${level}`);
		if (!list || !own) return '';
		if (own.format === 'bullet') return own.text === '+' ? '+' : '-';
		if (own.format === 'none') return '';
		// Lists that share a definition count on together, until one says where it starts.
		const counts = this.counts.get(list.abstractId) ?? [];
		this.counts.set(list.abstractId, counts);
		const override = list.startOverrides.get(level);
		const restarts = override !== undefined && !this.begun.has(`${listId} ${level}`);
		this.begun.add(`${listId} ${level}`);
		const before = counts[level];
		counts[level] = restarts ? override : before === undefined ? own.start : before + 1;
		counts.length = level + 1;
		return own.text.replace(/%(\d)/g, (_, digit: string) => this.shown(list, Number(digit) - 1, counts));
	}

	private shown(list: List, level: number, counts: (number | undefined)[]): string {
		const of = this.levels.get(`${list.abstractId} ${level}`);
		return format(counts[level] ?? of?.start ?? 1, of?.format ?? 'decimal');
	}
}

function format(count: number, as: string): string {
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
