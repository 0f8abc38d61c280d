import { readPlc, TABLES, type WordFile } from './WordFile';

/**
 * Position of a shape in the body → first character and end of its text among that of all text boxes
 * (Plcfspa and PlcftxbxTxt, [MS-DOC] 2.8.37 and 2.8.32, which name shapes by the same number).
 */
export function textBoxesAt(file: WordFile): Map<number, [number, number]> {
	const texts = new Map(
		readPlc(file.table(TABLES.textBoxes), 22).map(({ from, to, record }) => [
			record.readInt32LE(14),
			[from, to] as [number, number],
		]),
	);
	const boxes = new Map<number, [number, number]>();
	for (const { from, record } of readPlc(file.table(TABLES.shapes), 26)) {
		const text = texts.get(record.readInt32LE(0));
		if (text) boxes.set(from, text);
	}
	return boxes;
}
