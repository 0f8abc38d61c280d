import { setImmediate } from 'node:timers/promises';
import { strFromU8, strToU8, unzipSync, Zip, ZipDeflate } from 'fflate';
import type { CellStyle } from 'hucre';
import { safeText } from '../../transport/xlsx/cellText';
import { FIRST_ROW, type StreamedRows } from './dataSheet';
import { address } from '../../transport/xlsx/grid';
import { rowLayout, type LaidCell } from './layRow';

/** Rows between two looks at what else n8n has to do. */
const BATCH = 500;
/** Of deflate; a higher one makes the file some percent smaller and takes twice as long. */
const LEVEL = 3;
const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/**
 * Puts rows that were not kept in memory into a workbook: the sheets of `streamed`, by their number from 1, get theirs
 * below the headings. Memory holds the finished file and one batch of rows.
 */
export async function streamRows(workbook: Uint8Array, streamed: Map<number, StreamedRows>): Promise<Buffer> {
	const chunks: Uint8Array[] = [];
	let failure: Error | null = null;
	const zip = new Zip((error, chunk) => {
		failure ??= error;
		chunks.push(chunk);
	});
	for (const [name, bytes] of Object.entries(unzipSync(workbook))) {
		const entry = new ZipDeflate(name, { level: LEVEL });
		zip.add(entry);
		const rows = streamed.get(Number(/^xl\/worksheets\/sheet(\d+)\.xml$/.exec(name)?.[1]));
		if (rows)
			for (const piece of sheetXml(strFromU8(bytes), rows)) {
				entry.push(strToU8(piece), false);
				await setImmediate();
			}
		entry.push(rows ? new Uint8Array(0) : bytes, true);
	}
	zip.end();
	if (failure) throw failure as Error;
	return Buffer.concat(chunks);
}

function* sheetXml(xml: string, { columns, rows, count, looks }: StreamedRows): Generator<string> {
	const start = xml.indexOf(`<row r="${FIRST_ROW + 1}"`);
	const end = xml.indexOf('</sheetData>');
	const ids = styleIds(xml.slice(start, end), looks);
	const { lay } = rowLayout(columns);
	const last = address(FIRST_ROW + count - 1, columns.length - 1);
	yield xml.slice(0, start).replace(/<dimension ref="[^"]*"/, `<dimension ref="A1:${last}"`);
	const names = columns.map((_, col) => address(0, col).slice(0, -1));
	let row = FIRST_ROW + 1;
	let batch: string[] = [];
	for (const one of rows()) {
		const { cells, height } = lay(one);
		const written = cells.map((cell, col) => cellXml(cell, `${names[col]}${row}`, ids(cell.style)));
		batch.push(`<row r="${row}" ht="${height}" customHeight="1">${written.join('')}</row>`);
		row += 1;
		if (batch.length < BATCH) continue;
		yield batch.join('');
		batch = [];
	}
	yield batch.join('') + xml.slice(end);
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
