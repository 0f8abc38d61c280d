import { Counters, type Level, type List, type Numbering } from '../numbering';
import { TABLES, type WordFile } from './WordFile';

/** nfc ([MS-OSHARED] 2.2.1.3) → the format's name. */
const FORMATS: Record<number, string> = {
	...{ 0: 'decimal', 1: 'upperRoman', 2: 'lowerRoman', 3: 'upperLetter', 4: 'lowerLetter' },
	...{ 22: 'decimalZero', 23: 'bullet', 255: 'none' },
};
const MOST_LISTS = 10_000;

/**
 * The lists of a document ([MS-DOC] 2.9.131, 2.9.150, 2.9.133): definitions, whose levels stand behind them, and the
 * lists that paragraphs name, which follow a definition.
 */
export function readWordLists(file: WordFile): Numbering {
	const levels = new Map<string, Level>();
	const lists = new Map<string, List>();
	try {
		readLevels(file, levels);
		readLists(file, lists, levels);
	} catch {
		// A table that ends too early numbers what it could; the text is worth more than its numbers.
	}
	return new Counters(levels, lists);
}

function readLevels(file: WordFile, levels: Map<string, Level>): void {
	const table = file.table(TABLES.lists);
	if (table.length < 2) return;
	const count = Math.min(table.readUInt16LE(0), MOST_LISTS);
	let at = file.main.readUInt32LE(TABLES.lists) + 2 + count * 28;
	for (let list = 0; list < count; list += 1) {
		const definition = table.readInt32LE(2 + list * 28);
		const isSimple = ((table[2 + list * 28 + 26] ?? 0) & 1) !== 0;
		for (let level = 0; level < (isSimple ? 1 : 9); level += 1) {
			const { level: read, end } = readLevel(file.tables, at);
			levels.set(`${definition} ${level}`, read);
			at = end;
		}
	}
}

function readLevel(table: Buffer, at: number): { level: Level; end: number } {
	const textAt = at + 28 + table.readUInt8(at + 24) + table.readUInt8(at + 25);
	const end = textAt + 2 + table.readUInt16LE(textAt) * 2;
	// Characters 0 to 8 stand for the number of that level.
	const signs = Array.from(table.subarray(textAt + 2, end).toString('utf16le'));
	const text = signs.map((sign) => (sign <= '\b' ? `%${sign.charCodeAt(0) + 1}` : sign)).join('');
	const format = FORMATS[table.readUInt8(at + 4)] ?? 'decimal';
	return { level: { format, text, start: table.readInt32LE(at) }, end };
}

function readLists(file: WordFile, lists: Map<string, List>, levels: Map<string, Level>): void {
	const table = file.table(TABLES.listOverrides);
	if (table.length < 4) return;
	const count = Math.min(table.readUInt32LE(0), MOST_LISTS);
	let at = 4 + count * 16;
	for (let list = 0; list < count; list += 1) {
		const definition = String(table.readInt32LE(4 + list * 16));
		const startOverrides = new Map<number, number>();
		const own = `list ${list + 1}`;
		lists.set(String(list + 1), { definition, own, counter: definition, startOverrides });
		const overrides = table.readUInt8(4 + list * 16 + 12);
		at += 4;
		for (let each = 0; each < overrides; each += 1) {
			const flags = table.readUInt32LE(at + 4);
			if (flags & 0x10) startOverrides.set(flags & 0xf, table.readInt32LE(at));
			at += 8;
			if ((flags & 0x20) === 0) continue;
			const { level, end } = readLevel(table, at);
			levels.set(`${own} ${flags & 0xf}`, level);
			at = end;
		}
	}
}
