import { templateCells, templateRows, type Summary, type TemplateRow } from '../../../../domain/summary';
import { cellAt, cellText, columnOf, rowNumber, setValue, sheetData, wordsOf } from './cells';
import { checkTemplate, FIELD, type CheckedTemplate } from './checkTemplate';
import { letters, translateFormula } from './formula';
import { forgetChartFigures, insertRows } from './insertRows';
import { plainFormulas } from './plainFormulas';
import { putTree, relationsPath, treeOf, type NamedPlace, type Template } from './openTemplate';
import { cellWidths, fitHeight } from './rowHeight';
import { TemplateError } from './TemplateError';
import {
	child,
	childrenOf,
	everyElement,
	isElement,
	localName,
	setText,
	textOf,
	type XmlElement,
} from './xmlTree';

/** More rows than a form that is printed and signed ever has; the workbook of our own takes any number. */
const MOST_ROWS = 20_000;

/**
 * The ward's own form with the summary's figures: named cells get their value, each marked row is repeated for what it
 * lists. Formats, formulas, charts and print set-up stay the form's. Throws TemplateError as checkTemplate does, and when
 * the form would get too long.
 */
export async function fillTemplate(file: Buffer, summary: Summary): Promise<Buffer> {
	const { template, cells, rows } = await checkTemplate(file);
	const [values, lists] = [templateCells(summary), templateRows(summary)];
	for (const { tree } of template.sheets) plainFormulas(tree);
	// Cells first: afterwards their names have moved.
	for (const { name, sheet, row, column } of cells)
		setValue(cellAt(sheet.tree, row, column), values[name] ?? null, template.looks);
	for (const place of bottomFirst(rows)) await fillRow(template, place, lists[place.name] ?? []);
	await forgetChartFigures(template);
	for (const { path, tree } of template.sheets) {
		forgetResults(tree);
		putTree(template.parts, path, tree);
	}
	await reckonOnOpening(template);
	return await packed(template);
}

function bottomFirst(rows: CheckedTemplate['rows']): CheckedTemplate['rows'] {
	return rows.toSorted((a, b) => b.row - a.row);
}

async function fillRow(template: Template, place: NamedPlace, list: TemplateRow[]): Promise<void> {
	const { sheet, row } = place;
	if (list.length > MOST_ROWS)
		throw new TemplateError(
			`Mẫu riêng chỉ nhận đến ${MOST_ROWS.toLocaleString('vi-VN')} dòng, kế hoạch này có ${list.length.toLocaleString('vi-VN')}. Hãy dùng bảng tổng hợp của hệ thống.`,
		);
	const added = Math.max(0, list.length - 1);
	if (added > 0) await insertRows(template, sheet, { sheet: sheet.name, row, added });
	const data = sheetData(sheet.tree);
	const marked = childrenOf(data, 'row').find((one) => rowNumber(one) === row);
	if (!marked) return;
	const widthOf = cellWidths(sheet.tree, row);
	const lines = (list.length > 0 ? list : [{}]).map((values, index) => {
		const line = structuredClone(marked);
		line.attributes.r = String(row + index);
		for (const cell of childrenOf(line, 'c')) fillCell(cell, index, row, values, template);
		fitHeight(line, template.looks, widthOf);
		return line;
	});
	data.children.splice(data.children.indexOf(marked), 1, ...lines);
	repeatMerges(sheet.tree, row, added);
}

function fillCell(
	cell: XmlElement,
	index: number,
	row: number,
	values: TemplateRow,
	template: Template,
): void {
	cell.attributes.r = `${letters(columnOf(cell))}${row + index}`;
	const formula = child(cell, 'f');
	if (formula) return setText(formula, translateFormula(textOf(formula), index, 0));
	const text = cellText(cell, template.shared);
	const [only] =
		text
			.trim()
			.match(/^\{\{\s*([a-z0-9_]+)\s*\}\}$/)
			?.slice(1) ?? [];
	if (only !== undefined) setValue(cell, values[only] ?? null, template.looks);
	else if (text.includes('{{'))
		setValue(
			cell,
			text.replace(FIELD, (_, field: string) => wordsOf(values[field] ?? null)),
			template.looks,
		);
}

/** Cells that the marked row joins are joined in each of its copies. */
function repeatMerges(sheet: XmlElement, row: number, added: number): void {
	const merges = child(sheet, 'mergeCells');
	if (!merges) return;
	const own = childrenOf(merges, 'mergeCell').filter(({ attributes }) =>
		(attributes.ref ?? '').split(':').every((one) => Number(one.replace(/\D/g, '')) === row),
	);
	for (let index = 1; index <= added; index += 1)
		for (const { name, attributes } of own) {
			const ref = translateFormula((attributes.ref ?? '').replaceAll('$', ''), index, 0);
			merges.children.push({ name, attributes: { ref }, children: [] });
		}
	merges.attributes.count = String(childrenOf(merges, 'mergeCell').length);
}

/** A formula's old result would be shown by a reader that does not calculate, as if it were this plan's. */
function forgetResults(sheet: XmlElement): void {
	for (const cell of everyElement(sheetData(sheet)))
		if (localName(cell) === 'c' && child(cell, 'f')) {
			delete cell.attributes.t;
			cell.children = cell.children.filter((one) => !isElement(one) || localName(one) !== 'v');
		}
	const dimension = child(sheet, 'dimension');
	if (dimension) sheet.children.splice(sheet.children.indexOf(dimension), 1);
}

/** Excel reckons everything anew when it opens the file, and the order in which it once did is void. */
async function reckonOnOpening({ parts, workbook }: Template): Promise<void> {
	let settings = child(workbook, 'calcPr');
	if (!settings) {
		const prefix = workbook.name.slice(0, workbook.name.indexOf(':') + 1);
		settings = { name: `${prefix}calcPr`, attributes: {}, children: [] };
		const before = ['definedNames', 'externalReferences', 'functionGroups', 'sheets'];
		const last = before.map((name) => child(workbook, name)).find((one) => one !== undefined)!;
		workbook.children.splice(workbook.children.indexOf(last) + 1, 0, settings);
	}
	settings.attributes.fullCalcOnLoad = '1';
	putTree(parts, 'xl/workbook.xml', workbook);
	if (!parts.delete('xl/calcChain.xml')) return;
	for (const path of ['[Content_Types].xml', relationsPath('xl/workbook.xml')]) {
		const tree = await treeOf(parts, path);
		tree.children = tree.children.filter(
			(one) =>
				!isElement(one) || !/calcChain\.xml$/.test(one.attributes.PartName ?? one.attributes.Target ?? ''),
		);
		putTree(parts, path, tree);
	}
}

async function packed({ parts }: Template): Promise<Buffer> {
	const { zipSync } = await import('fflate');
	return Buffer.from(zipSync(Object.fromEntries(parts), { level: 6 }));
}
