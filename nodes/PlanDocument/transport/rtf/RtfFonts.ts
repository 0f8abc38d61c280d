import { encodingOfFont } from '../text/oldEncodings';

interface Font {
	name: string;
	codePage: number | undefined;
}

/** \fcharset → code page; others are in the document's own. */
const CODE_PAGES: Record<number, number> = {
	...{ 128: 932, 129: 949, 134: 936, 136: 950, 161: 1253, 162: 1254, 163: 1258, 177: 1255 },
	...{ 178: 1256, 186: 1257, 204: 1251, 222: 874, 238: 1250 },
};
const LABELS: Record<number, string> = {
	932: 'shift_jis',
	936: 'gbk',
	949: 'euc-kr',
	950: 'big5',
	65001: 'utf-8',
};

/** The table of fonts: by its number, a font's name and how its bytes become letters. */
export class RtfFonts {
	/** \ansicpg */
	codePage = 1252;
	/** \deff */
	defaultFont = 0;
	private readonly fonts = new Map<number, Font>();
	private readonly decoders = new Map<string, (bytes: Buffer) => string>();
	private open: Font = { name: '', codePage: undefined };

	define(name: string, parameter = 0): void {
		if (name === 'f') this.fonts.set(parameter, (this.open = { name: '', codePage: undefined }));
		else if (name === 'fcharset') this.open.codePage = CODE_PAGES[parameter];
		else if (name === 'cpg') this.open.codePage = parameter;
	}

	addName(text: string): void {
		const [name = ''] = text.split(';');
		this.open.name += name;
	}

	nameOf(font: number | undefined): string {
		return this.fonts.get(font ?? this.defaultFont)?.name.trim() ?? '';
	}

	decode(bytes: string, font: number | undefined): string {
		if (/^[\0-\x7F]*$/.test(bytes)) return bytes;
		const known = this.fonts.get(font ?? this.defaultFont);
		const codePage = encodingOfFont(known?.name) ? 1252 : (known?.codePage ?? this.codePage);
		return this.decoder(LABELS[codePage] ?? `windows-${codePage}`)(Buffer.from(bytes, 'latin1'));
	}

	private decoder(label: string): (bytes: Buffer) => string {
		const known = this.decoders.get(label) ?? decoderFor(label);
		this.decoders.set(label, known);
		return known;
	}
}

function decoderFor(label: string): (bytes: Buffer) => string {
	try {
		const decoder = new TextDecoder(label);
		return (bytes) => decoder.decode(bytes);
	} catch {
		return decoderFor('windows-1252');
	}
}
