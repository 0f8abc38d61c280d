import { broken, readPlc, TABLES, type WordFile } from './WordFile';

interface Piece {
	from: number;
	to: number;
	/** Place of its first character in the main stream, bytes a character. */
	at: number;
	width: 1 | 2;
}

/** The characters of a document, which stand in pieces all over the main stream ([MS-DOC] 2.4.1). */
export class WordText {
	private readonly pieces: Piece[];

	constructor(private readonly file: WordFile) {
		const clx = file.table(TABLES.pieces);
		let at = 0;
		while (clx[at] === 1) at += 3 + clx.readUInt16LE(at + 1);
		if (clx[at] !== 2) throw broken();
		const plc = clx.subarray(at + 5, at + 5 + clx.readUInt32LE(at + 1));
		this.pieces = readPlc(plc, 8).map(({ from, to, record }) => {
			const place = record.readUInt32LE(2);
			const isNarrow = (place & 0x40000000) !== 0;
			const offset = place & 0x3fffffff;
			return { from, to, at: isNarrow ? offset / 2 : offset, width: isNarrow ? 1 : 2 };
		});
		const { main } = file;
		if (
			this.pieces.some(
				(piece) => piece.to < piece.from || piece.at + (piece.to - piece.from) * piece.width > main.length,
			)
		)
			throw broken();
	}

	/** Every character of a range with its place in the main stream, by which its format is found. */
	*characters([from, to]: [number, number]): Generator<{ sign: string; place: number; position: number }> {
		const narrow = new TextDecoder('windows-1252');
		for (const piece of this.pieces) {
			const first = Math.max(from, piece.from);
			const end = Math.min(to, piece.to);
			if (first >= end) continue;
			const start = piece.at + (first - piece.from) * piece.width;
			const bytes = this.file.main.subarray(start, start + (end - first) * piece.width);
			const text = piece.width === 2 ? bytes.toString('utf16le') : narrow.decode(bytes);
			for (let index = 0; index < text.length; index += 1) {
				yield { sign: text[index] as string, place: start + index * piece.width, position: first + index };
			}
		}
	}
}
