import type { TemplateValue } from '../../../../domain/summary';
import { formatInstant } from '../../../../domain/text/time';
import { safeText } from '../../../transport/xlsx/cellText';
import { daySerial } from '../../../transport/xlsx/grid';
import { columnNumber, letters } from './formula';
import type { Look } from './looks';
import { child, childrenOf, textOf, type XmlElement } from './xmlTree';

export function sheetData(sheet: XmlElement): XmlElement {
	return child(sheet, 'sheetData')!;
}

export function rowNumber(row: XmlElement): number {
	return Number(row.attributes.r);
}

/** The column of 'C8', from 1. */
export function columnOf(cell: XmlElement): number {
	return columnNumber((cell.attributes.r ?? 'A').replace(/\d+/g, ''));
}

/** Rows and cells may leave out where they stand; from here on each of them says it. */
export function numberCells(sheet: XmlElement): void {
	let row = 0;
	for (const one of childrenOf(sheetData(sheet), 'row')) {
		row = Number(one.attributes.r ?? row + 1);
		one.attributes.r = String(row);
		let column = 0;
		for (const cell of childrenOf(one, 'c')) {
			column = cell.attributes.r ? columnOf(cell) : column + 1;
			cell.attributes.r = `${letters(column)}${row}`;
		}
	}
}

/** The cell there; a form whose cell was never touched has none, so one is put in its place. */
export function cellAt(sheet: XmlElement, row: number, column: number): XmlElement {
	const data = sheetData(sheet);
	const prefix = data.name.slice(0, data.name.indexOf(':') + 1);
	const line = placed(data, 'row', row, rowNumber, () => ({
		name: `${prefix}row`,
		attributes: { r: String(row) },
		children: [],
	}));
	return placed(line, 'c', column, columnOf, () => ({
		name: `${prefix}c`,
		attributes: { r: `${letters(column)}${row}` },
		children: [],
	}));
}

function placed(
	parent: XmlElement,
	local: string,
	wanted: number,
	numberOf: (one: XmlElement) => number,
	make: () => XmlElement,
): XmlElement {
	const siblings = childrenOf(parent, local);
	const found = siblings.find((one) => numberOf(one) === wanted);
	if (found) return found;
	const made = make();
	const next = siblings.find((one) => numberOf(one) > wanted);
	parent.children.splice(next ? parent.children.indexOf(next) : parent.children.length, 0, made);
	return made;
}

/** What a cell shows as text; '' for a formula and for a number. */
export function cellText(cell: XmlElement, shared: string[]): string {
	if (child(cell, 'f')) return '';
	const { t } = cell.attributes;
	if (t === 's') return shared[Number(textOf(child(cell, 'v')))] ?? '';
	return t === 'inlineStr' ? textOf(child(cell, 'is')) : t === 'str' ? textOf(child(cell, 'v')) : '';
}

/** Writes a value in the cell's own look. Text stays text, whatever it looks like. */
export function setValue(cell: XmlElement, value: TemplateValue, looks: Look[]): void {
	const prefix = cell.name.slice(0, cell.name.indexOf(':') + 1);
	const element = (name: string, children: XmlElement['children'], attributes = {}): XmlElement => ({
		name: prefix + name,
		attributes,
		children,
	});
	delete cell.attributes.t;
	cell.children = [];
	const plain = typeof value === 'object' && value !== null ? instantValue(value.instant) : value;
	if (plain === null || plain === '') return;
	if (typeof plain === 'number') cell.children = [element('v', [{ text: String(plain) }])];
	else {
		cell.attributes.t = 'inlineStr';
		const text = element('t', [{ text: safeText(plain) }], { 'xml:space': 'preserve' });
		cell.children = [element('is', [text])];
	}

	function instantValue(at: string): number | string {
		return looks[Number(cell.attributes.s ?? 0)]?.isDate ? daySerial(at) : formatInstant(at);
	}
}

/** A value inside of other words. */
export function wordsOf(value: TemplateValue): string {
	if (value === null) return '';
	if (typeof value === 'object') return formatInstant(value.instant);
	return typeof value === 'number' ? value.toLocaleString('vi-VN') : value;
}
