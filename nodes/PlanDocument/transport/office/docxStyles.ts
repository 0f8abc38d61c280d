import { readXml } from './xml';

/** What a paragraph is given, by itself or through its style. `listId` '0' means: in no list. */
export interface DocxFormat {
	listId?: string;
	level?: number;
	font?: string;
}
interface Style extends DocxFormat {
	basedOn?: string;
	/** A style of characters: what it does not give, the paragraph gives. */
	isOfCharacters?: boolean;
}

/** Style id ('' for none) → what it gives, inherited from the styles it is based on and the document's defaults. */
export async function readDocxStyles(xml: string): Promise<(styleId: string) => DocxFormat> {
	const styles = new Map<string, Style>();
	const defaults: Style = {};
	let defaultId = '';
	let open: Style | null = null;
	if (xml) {
		await readXml(xml, {
			open(name, attribute) {
				if (name === 'w:rPrDefault') open = defaults;
				else if (name === 'w:style') {
					const id = attribute('w:styleId') ?? '';
					const type = attribute('w:type');
					styles.set(id, (open = { isOfCharacters: type === 'character' }));
					const isDefault = /^(?:1|true|on)$/.test(attribute('w:default') ?? '');
					if (isDefault && type === 'paragraph') defaultId = id;
				} else if (!open) return;
				else if (name === 'w:basedOn') open.basedOn = attribute('w:val');
				else if (name === 'w:numId') open.listId = attribute('w:val');
				else if (name === 'w:ilvl') open.level = Number(attribute('w:val'));
				else if (name === 'w:rFonts') open.font = attribute('w:hAnsi') ?? attribute('w:ascii');
			},
			close(name) {
				if (name === 'w:style' || name === 'w:rPrDefault') open = null;
			},
		});
	}
	const known = new Map<string, DocxFormat>();
	return (styleId) => {
		const found = known.get(styleId) ?? inherited(styleId || defaultId, styles, defaults);
		known.set(styleId, found);
		return found;
	};
}

function inherited(styleId: string, styles: Map<string, Style>, defaults: Style): DocxFormat {
	const format: DocxFormat = {};
	const seen = new Set<string>();
	for (
		let id: string | undefined = styleId;
		id !== undefined && !seen.has(id);
		id = styles.get(id)?.basedOn
	) {
		seen.add(id);
		const style = styles.get(id);
		format.listId ??= style?.listId;
		format.level ??= style?.level;
		format.font ??= style?.font;
	}
	return styles.get(styleId)?.isOfCharacters ? format : { ...format, font: format.font ?? defaults.font };
}
