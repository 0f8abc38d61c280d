import { setImmediate } from 'node:timers/promises';
import { strFromU8, unzipSync, Zip } from 'fflate';
import type { CellStyle } from 'hucre';
import { safeText } from '../../transport/xlsx/cellText';
import { FIRST_ROW, type StreamedRows } from './dataSheet';
import { DeflatedFile } from './deflatedFile';
import { address } from '../../transport/xlsx/grid';
import { rowLayout, type LaidCell } from './layRow';

/** Bytes between two looks at what else n8n has to do. */
const BLOCK = 256 * 1024;
const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Told again and again while rows are written; what it throws ends the work. */
export type Progress = (done: number, all: number) => void;

interface Piece {
	bytes: Uint8Array;
	/** How many rows it holds. */
	rows: number;
}

/**
 * Puts rows that were not kept in memory into a workbook: the sheets of `streamed`, by their number from 1, get theirs
 * below the headings. Memory holds the finished file and one block of rows; nothing comes
 * out unless all of it was written.
 */
export async function streamRows(
	workbook: Uint8Array,
	streamed: Map<number, StreamedRows>,
	tell: Progress = () => undefined,
): Promise<Buffer> {
	const chunks: Uint8Array[] = [];
	let failure: Error | null = null;
	const zip = new Zip((error, chunk) => {
		failure ??= error;
		chunks.push(chunk);
	});
	const all = [...streamed.values()].reduce((sum, { count }) => sum + count, 0);
	let done = 0;
	for (const [name, bytes] of Object.entries(unzipSync(workbook))) {
		const entry = new DeflatedFile(name);
		zip.add(entry);
		const rows = streamed.get(Number(/^xl\/worksheets\/sheet(\d+)\.xml$/.exec(name)?.[1]));
		try {
			if (!rows) await entry.write(bytes);
			else
				for (const piece of sheetXml(strFromU8(bytes), rows)) {
					await entry.write(piece.bytes);
					tell((done += piece.rows), all);
					await setImmediate();
				}
			await entry.end();
		} finally {
			entry.close();
		}
	}
	zip.end();
	if (failure) throw failure as Error;
	return Buffer.concat(chunks);
}

function* sheetXml(xml: string, { columns, rows, count, looks }: StreamedRows): Generator<Piece> {
	const start = xml.indexOf(`<row r="${FIRST_ROW + 1}"`);
	const end = xml.indexOf('</sheetData>');
	const ids = styleIds(xml.slice(start, end), looks);
	const { lay } = rowLayout(columns);
	const last = address(FIRST_ROW + count - 1, columns.length - 1);
	const head = xml.slice(0, start).replace(/<dimension ref="[^"]*"/, `<dimension ref="A1:${last}"`);
	yield { bytes: Buffer.from(head), rows: 0 };
	const names = columns.map((_, col) => address(0, col).slice(0, -1));
	let row = FIRST_ROW + 1;
	let block = Buffer.allocUnsafe(BLOCK);
	let used = 0;
	let held = 0;
	for (const one of rows()) {
		const { cells, height } = lay(one);
		let text = `<row r="${row}" ht="${height}" customHeight="1">`;
		cells.forEach((cell, col) => (text += cellXml(cell, `${names[col]}${row}`, ids(cell.style))));
		text += '</row>';
		row += 1;
		// A letter of UTF-16 takes three bytes at most.
		if (used + text.length * 3 > block.length) {
			yield { bytes: block.subarray(0, used), rows: held };
			block = Buffer.allocUnsafe(Math.max(BLOCK, text.length * 3));
			used = held = 0;
		}
		used += block.write(text, used);
		held += 1;
	}
	yield { bytes: block.subarray(0, used), rows: held };
	yield { bytes: Buffer.from(xml.slice(end)), rows: 0 };
}

/** The library's numbers of the looks, read off the cells that stand for them. */
function styleIds(row: string, looks: CellStyle[]): (style: CellStyle) => string {
	const numbers = [...row.matchAll(/<c r="[A-Z]+\d+" s="(\d+)"/g)].map(([, id]) => id!);
	const known = new Map(looks.map((look, index) => [JSON.stringify(look), numbers[index]!]));
	const byLook = new Map<CellStyle, string>();
	return (style) => {
		let id = byLook.get(style);
		if (id === undefined) byLook.set(style, (id = known.get(JSON.stringify(style))!));
		return id;
	};
}

function cellXml(cell: LaidCell, at: string, style: string): string {
	const open = `<c r="${at}" s="${style}"`;
	if ('formula' in cell) {
		const { formula, result } = cell;
		return typeof result === 'number'
			? `${open}><f>${escaped(formula)}</f><v>${result}</v></c>`
			: `${open} t="str"><f>${escaped(formula)}</f><v>${escaped(result ?? '')}</v></c>`;
	}
	if ('text' in cell)
		return cell.text === ''
			? `${open}/>`
			: `${open} t="inlineStr"><is><t xml:space="preserve">${escaped(safeText(cell.text))}</t></is></c>`;
	return cell.number === null ? `${open}/>` : `${open}><v>${cell.number}</v></c>`;
}

function escaped(text: string): string {
	return /[&<>]/.test(text) ? text.replace(/[&<>]/g, (letter) => escapes[letter]!) : text;
}
