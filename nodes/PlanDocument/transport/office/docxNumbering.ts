import { Counters, type Level, type List, type Numbering } from '../numbering';
import { readXml } from './xml';

/** Reads word/numbering.xml (ECMA-376 part 1, 17.9). Without the part nothing is numbered. */
export async function readDocxNumbering(xml: string): Promise<Numbering> {
	const levels = new Map<string, Level>();
	const lists = new Map<string, List>();
	let abstractId = '';
	let listId = '';
	let at = 0;
	const level = () => {
		// Inside a list it replaces the level that the list's definition has.
		const key = `${listId ? ownOf(listId) : abstractId} ${at}`;
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
			const definition = value('w:val') ?? '';
			if (listId)
				lists.set(listId, {
					definition,
					own: ownOf(listId),
					counter: definition,
					startOverrides: new Map(),
				});
		},
		'w:lvl': (value) => (at = Number(value('w:ilvl') ?? 0)),
		'w:lvlOverride': (value) => (at = Number(value('w:ilvl') ?? 0)),
		'w:startOverride': (value) => lists.get(listId)?.startOverrides.set(at, Number(value('w:val') ?? 1)),
		'w:start': (value) => (level().start = Number(value('w:val') ?? 1)),
		'w:numFmt': (value) => (level().format = value('w:val') ?? 'decimal'),
		'w:lvlText': (value) => (level().text = value('w:val') ?? ''),
	};
	if (xml) await readXml(xml, { open: (name, attribute) => handle[name]?.(attribute) });
	return new Counters(levels, lists);
}

function ownOf(listId: string): string {
	return `list ${listId}`;
}
