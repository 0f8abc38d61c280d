import { columnOf, rowNumber, sheetData } from './cells';
import { letters, shiftFormula, shiftRanges, type Insertion } from './formula';
import { putTree, treeOf, type Template, type TemplateSheet } from './openTemplate';
import { child, childrenOf, everyElement, isElement, localName, setText, textOf } from './xmlTree';

const FORMULAS = new Set([
	'f',
	'formula',
	'formula1',
	'formula2',
	'calculatedColumnFormula',
	'totalsRowFormula',
]);
/** These say one place; a range in its stead would be refused by Excel. */
const SINGLE = new Set(['mergeCell', 'hyperlink', 'comment', 'selection', 'pane', 'sheetView']);
/** Attributes that hold places of their own sheet. */
const PLACES = ['ref', 'sqref', 'activeCell', 'topLeftCell'];

/**
 * Makes room below the marked row and moves what follows it, in every part that says where it is: cells, merged cells,
 * formulas of all sheets, names, print areas, page breaks, conditional formats, tables, comments, pictures and charts.
 */
export async function insertRows(
	template: Template,
	sheet: TemplateSheet,
	insertion: Insertion,
): Promise<void> {
	const { parts, sheets, workbook } = template;
	for (const line of childrenOf(sheetData(sheet.tree), 'row')) {
		if (rowNumber(line) <= insertion.row) continue;
		const row = rowNumber(line) + insertion.added;
		line.attributes.r = String(row);
		for (const cell of childrenOf(line, 'c')) cell.attributes.r = `${letters(columnOf(cell))}${row}`;
	}
	for (const one of sheets) shiftSheet(one, one === sheet, insertion);
	for (const name of childrenOf(child(workbook, 'definedNames'), 'definedName'))
		setText(name, shiftFormula(textOf(name), '', insertion, { grows: !isOwnName(name.attributes.name) }));
	for (const { type, path } of sheet.related) {
		if (type === 'drawing') await shiftDrawing(template, path, insertion);
		if (type === 'table' || type === 'comments' || type === 'threadedComment') {
			const tree = await treeOf(parts, path);
			for (const one of everyElement(tree)) shiftElement(one, sheet.name, true, insertion, true);
			putTree(parts, path, tree);
		}
		if (type === 'vmlDrawing') shiftNotes(template, path, insertion);
	}
	for (const path of [...parts.keys()].filter((one) => /^xl\/charts\/chart[^/]*\.xml$/.test(one)))
		await shiftChart(template, path, insertion);
}

/** The names that mark rows stay on the first of them. */
function isOwnName(name = ''): boolean {
	return name.toLowerCase().startsWith('kh_');
}

function shiftSheet({ name, tree }: TemplateSheet, isHome: boolean, insertion: Insertion): void {
	for (const line of childrenOf(sheetData(tree), 'row')) {
		const marked = isHome && rowNumber(line) === insertion.row;
		for (const one of everyElement(line)) shiftElement(one, name, isHome, insertion, !marked);
	}
	for (const part of tree.children)
		if (isElement(part) && localName(part) !== 'sheetData')
			for (const one of everyElement(part)) shiftElement(one, name, isHome, insertion, true);
	if (!isHome) return;
	for (const one of childrenOf(child(tree, 'rowBreaks'), 'brk'))
		if (Number(one.attributes.id) >= insertion.row)
			one.attributes.id = String(Number(one.attributes.id) + insertion.added);
}

function shiftElement(
	element: Parameters<typeof localName>[0],
	home: string,
	isHome: boolean,
	insertion: Insertion,
	grows: boolean,
): void {
	const local = localName(element);
	if (FORMULAS.has(local)) setText(element, shiftFormula(textOf(element), home, insertion, { grows }));
	if (local === 'sqref' && isHome) setText(element, shiftRanges(textOf(element), insertion));
	if (!isHome || local === 'c' || local === 'row') return;
	for (const key of PLACES) {
		const place = element.attributes[key];
		if (place === undefined) continue;
		// What belongs to one cell, or to the marked row alone, goes with it; the copies of the row get their own merges.
		const own = SINGLE.has(local);
		element.attributes[key] = own
			? shiftFormula(place, home, insertion, { grows: !isOneRow(place, insertion.row) })
			: shiftRanges(place, insertion);
	}
}

function isOneRow(place: string, row: number): boolean {
	return place.split(':').every((one) => one.replace(/\D/g, '') === String(row));
}

/** What hangs below the marked row moves down and keeps its size: a chart must not grow with the number of units. */
async function shiftDrawing({ parts }: Template, path: string, { row, added }: Insertion): Promise<void> {
	const tree = await treeOf(parts, path);
	for (const anchor of tree.children.filter(isElement)) {
		const rows = [child(anchor, 'from'), child(anchor, 'to')].map((one) => one && child(one, 'row'));
		if (!rows[0] || Number(textOf(rows[0])) < row) continue;
		for (const one of rows) if (one) setText(one, String(Number(textOf(one)) + added));
	}
	putTree(parts, path, tree);
}

/** The figures that a chart remembers of its cells go: Excel and LibreOffice read the cells anew. */
async function shiftChart({ parts }: Template, path: string, insertion: Insertion): Promise<void> {
	const tree = await treeOf(parts, path);
	for (const one of everyElement(tree)) {
		one.children = one.children.filter(
			(inner) =>
				!isElement(inner) || !['numCache', 'strCache', 'multiLvlStrCache'].includes(localName(inner)),
		);
		if (localName(one) === 'f')
			setText(one, shiftFormula(textOf(one), '', insertion, { grows: true, single: true }));
	}
	putTree(parts, path, tree);
}

/** Where the boxes of old-style comments hang; their file is no proper XML. */
function shiftNotes({ parts }: Template, path: string, { row, added }: Insertion): void {
	const text = Buffer.from(parts.get(path) ?? []).toString();
	const moved = text.replace(/(<x:Row>)(\d+)(<\/x:Row>)/g, (_, open: string, at: string, close: string) =>
		[open, Number(at) >= row ? Number(at) + added : at, close].join(''),
	);
	parts.set(path, Buffer.from(moved));
}

/** The charts of the form need no insertion to be read anew once cells were filled. */
export async function forgetChartFigures(template: Template): Promise<void> {
	const none = { sheet: '', row: 0, added: 0 };
	for (const path of [...template.parts.keys()].filter((one) => /^xl\/charts\/chart[^/]*\.xml$/.test(one)))
		await shiftChart(template, path, none);
}
