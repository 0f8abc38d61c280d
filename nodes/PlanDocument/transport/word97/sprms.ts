/** One property that a range of text is given ([MS-DOC] 2.2.5): its code and its operand. */
export interface Sprm {
	code: number;
	operand: Buffer;
}

/** Bytes of an operand by the three highest bits of its code; 0 where a byte says it. */
const SIZES = [1, 1, 2, 4, 2, 2, 0, 3];
const DEFINE_TABLE = 0xd608;

export const PARAGRAPH = {
	inTable: 0x2416,
	endOfRow: 0x2417,
	endOfInnerCell: 0x244b,
	endOfInnerRow: 0x244c,
	depth: 0x6649,
	level: 0x260a,
	list: 0x460b,
	elsewhere: 0x6646,
	defineTable: DEFINE_TABLE,
} as const;
export const CHARACTER = {
	deleted: 0x0800,
	hidden: 0x083c,
	symbol: 0x6a09,
	style: 0x4a30,
	font: 0x4a51,
	asciiFont: 0x4a4f,
} as const;

/** The properties in a grpprl, up to where it makes no more sense. */
export function readSprms(bytes: Buffer): Sprm[] {
	const sprms: Sprm[] = [];
	for (let at = 0; at + 2 < bytes.length; ) {
		const code = bytes.readUInt16LE(at);
		at += 2;
		let size = SIZES[code >> 13] ?? 0;
		if (code === DEFINE_TABLE) {
			size = at + 2 <= bytes.length ? bytes.readUInt16LE(at) - 1 : 0;
			at += 2;
		} else if (size === 0) {
			size = bytes[at] ?? 0;
			at += 1;
		}
		if (size < 0 || at + size > bytes.length) break;
		sprms.push({ code, operand: bytes.subarray(at, at + size) });
		at += size;
	}
	return sprms;
}

/** The last of a code is what holds. */
export function valueOf(sprms: Sprm[], code: number): number | undefined {
	const operand = sprms.findLast((sprm) => sprm.code === code)?.operand;
	return operand && operand.length > 0 ? operand.readUIntLE(0, Math.min(operand.length, 4)) : undefined;
}
