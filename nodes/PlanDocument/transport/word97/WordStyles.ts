import { TABLES, type WordFile } from './WordFile';
import { CHARACTER, PARAGRAPH, readSprms, valueOf } from './sprms';

interface Style {
	base: number;
	list?: number;
	level?: number;
	font?: number;
}
const NO_BASE = 0xfff;

/** The styles of a document ([MS-DOC] 2.9.271): what they give in lists and fonts; and the names of fonts. */
export class WordStyles {
	private readonly styles: (Style | undefined)[] = [];
	private readonly fonts: string[];

	constructor(file: WordFile) {
		this.fonts = readFonts(file.table(TABLES.fonts));
		const table = file.table(TABLES.styles);
		if (table.length < 6) return;
		const count = table.readUInt16LE(2);
		const baseSize = table.readUInt16LE(4);
		let at = 2 + table.readUInt16LE(0);
		for (let index = 0; index < count && at + 2 <= table.length; index += 1) {
			const size = table.readUInt16LE(at);
			const bytes = table.subarray(at + 2, at + 2 + size);
			this.styles.push(bytes.length > baseSize + 4 ? readStyle(bytes, baseSize) : undefined);
			at += 2 + size;
		}
	}

	/** What a style and those it is based on give. */
	of(style: number): Omit<Style, 'base'> {
		const found: Omit<Style, 'base'> = {};
		const seen = new Set<number>();
		for (let at = style; at !== NO_BASE && !seen.has(at); at = this.styles[at]?.base ?? NO_BASE) {
			seen.add(at);
			found.list ??= this.styles[at]?.list;
			found.level ??= this.styles[at]?.level;
			found.font ??= this.styles[at]?.font;
		}
		return found;
	}

	fontName(font: number | undefined): string | undefined {
		return font === undefined ? undefined : this.fonts[font];
	}
}

function readStyle(bytes: Buffer, baseSize: number): Style {
	const kind = bytes.readUInt16LE(2) & 0xf;
	const style: Style = { base: bytes.readUInt16LE(2) >> 4 };
	let at = baseSize + 2 + bytes.readUInt16LE(baseSize) * 2 + 2;
	const next = () => {
		if (at + 2 > bytes.length) return Buffer.alloc(0);
		const from = at + 2;
		const to = from + bytes.readUInt16LE(at);
		at = to + (to % 2);
		return bytes.subarray(from, to);
	};
	if (kind === 1) {
		const sprms = readSprms(next().subarray(2));
		style.list = valueOf(sprms, PARAGRAPH.list);
		style.level = valueOf(sprms, PARAGRAPH.level);
	}
	const sprms = readSprms(next());
	style.font = valueOf(sprms, CHARACTER.font) ?? valueOf(sprms, CHARACTER.asciiFont);
	return style;
}

/** SttbfFfn ([MS-DOC] 2.9.290): each font's name stands 39 bytes behind its size. */
function readFonts(table: Buffer): string[] {
	const fonts: string[] = [];
	for (let at = 4; at < table.length; at += 1 + (table[at] ?? 0)) {
		const name = table.subarray(at + 40, at + 1 + (table[at] ?? 0)).toString('utf16le');
		fonts.push(name.split('\0')[0] ?? '');
	}
	return fonts;
}
