import { heightOf, lineCount } from '../../../transport/xlsx/textHeight';
import { columnOf } from './cells';
import { columnNumber } from './formula';
import { PLAIN, type Look } from './looks';
import { child, childrenOf, textOf, type XmlElement } from './xmlTree';

const DEFAULT_WIDTH = 8.43;

/** Width in characters of what begins in each column of a row: the cells that are joined with it count. */
export function cellWidths(sheet: XmlElement, row: number): (column: number) => number {
	const ranges = childrenOf(child(sheet, 'cols'), 'col').map(({ attributes }) => ({
		from: Number(attributes.min),
		to: Number(attributes.max),
		width: Number(attributes.width ?? DEFAULT_WIDTH),
	}));
	const merges = childrenOf(child(sheet, 'mergeCells'), 'mergeCell').flatMap(({ attributes }) => {
		const [from, to] = (attributes.ref ?? '').split(':');
		if (!from || !to || Number(from.replace(/\D/g, '')) !== row) return [];
		return [[columnNumber(from.replace(/\d/g, '')), columnNumber(to.replace(/\d/g, ''))] as const];
	});
	const one = (column: number) =>
		ranges.find(({ from, to }) => column >= from && column <= to)?.width ?? DEFAULT_WIDTH;
	return (column) => {
		const last = merges.find(([from]) => from === column)?.[1] ?? column;
		let width = 0;
		for (let at = column; at <= last; at += 1) width += one(at);
		return width;
	};
}

/**
 * Makes a filled row tall enough for its wrapped texts: Excel and LibreOffice leave a stored height as it is. A height that
 * the form itself fixed stays.
 */
export function fitHeight(line: XmlElement, looks: Look[], widthOf: (column: number) => number): void {
	if (['1', 'true'].includes(line.attributes.customHeight ?? '')) return;
	const heights = childrenOf(line, 'c').map((cell) => {
		const { wraps, size } = looks[Number(cell.attributes.s ?? 0)] ?? PLAIN;
		const words = cell.attributes.t === 'inlineStr' && wraps ? textOf(child(cell, 'is')) : '';
		return words ? heightOf(lineCount(words, (widthOf(columnOf(cell)) * PLAIN.size) / size), size) : 0;
	});
	const needed = Math.max(...heights, 0);
	if (needed <= Number(line.attributes.ht ?? 0)) return;
	line.attributes.ht = String(needed);
	line.attributes.customHeight = '1';
}
