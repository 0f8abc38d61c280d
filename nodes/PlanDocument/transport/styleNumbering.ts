import { readXml } from './xml';

/** The list a paragraph stands in, by itself or through its style. `listId` '0' means: in none. */
export interface ListPlace {
	listId?: string;
	level?: number;
}

/** Style id → the list its paragraphs stand in, inherited from the styles it is based on. */
export async function readStyleNumbering(xml: string): Promise<(styleId: string) => ListPlace> {
	const styles = new Map<string, ListPlace & { basedOn?: string }>();
	let open: (ListPlace & { basedOn?: string }) | null = null;
	if (xml) {
		await readXml(xml, {
			open(name, attribute) {
				if (name === 'w:style') styles.set(attribute('w:styleId') ?? '', (open = {}));
				else if (open && name === 'w:basedOn') open.basedOn = attribute('w:val');
				else if (open && name === 'w:numId') open.listId = attribute('w:val');
				else if (open && name === 'w:ilvl') open.level = Number(attribute('w:val'));
			},
		});
	}
	return (styleId) => {
		const place: ListPlace = {};
		const seen = new Set<string>();
		for (
			let id: string | undefined = styleId;
			id !== undefined && !seen.has(id);
			id = styles.get(id)?.basedOn
		) {
			seen.add(id);
			place.listId ??= styles.get(id)?.listId;
			place.level ??= styles.get(id)?.level;
		}
		return place;
	};
}
