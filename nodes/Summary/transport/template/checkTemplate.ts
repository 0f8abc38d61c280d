import { isKnown, isRowName, NAME_PREFIX, templateVocabulary } from '../../../../domain/summary';
import { cellText, numberCells, rowNumber, sheetData } from './cells';
import { openTemplate, type NamedPlace, type Template, type TemplateSheet } from './openTemplate';
import { TemplateError } from './TemplateError';
import { childrenOf, type XmlElement } from './xmlTree';

export const FIELD = /\{\{\s*([a-z0-9_]+)\s*\}\}/g;

/** What a form asks for: its named cells and its marked rows. */
export interface CheckedTemplate {
	template: Template;
	cells: NamedPlace[];
	rows: (NamedPlace & { fields: string[] })[];
}

/**
 * Opens a ward's own form and looks at its names (`kh_…`). Throws TemplateError whose message lists everything that has to
 * be mended: a name that is unknown or points nowhere, a row without a field, a field outside of a marked row.
 */
export async function checkTemplate(file: Buffer): Promise<CheckedTemplate> {
	const template = await openTemplate(file, (name) => name.startsWith(NAME_PREFIX));
	template.sheets.forEach(({ tree }) => numberCells(tree));
	const { cells: knownCells, rows: knownRows } = templateVocabulary();
	const problems = template.lost.map(
		(name) => `Tên ${name} không trỏ vào một ô hay một dòng nào. Trong Excel, mở Trình quản lý Tên, đặt lại.`,
	);
	const cells: NamedPlace[] = [];
	const rows: CheckedTemplate['rows'] = [];
	for (const place of template.places) {
		const known = isRowName(place.name) ? Object.keys(knownRows) : knownCells;
		if (!isKnown(place.name, known)) problems.push(unknownName(place.name, known));
		else if (!isRowName(place.name)) cells.push(place);
		else if (place.row !== place.toRow)
			problems.push(`Tên ${place.name} phải trỏ vào đúng một dòng, mẫu đang trỏ vào nhiều dòng.`);
		else {
			const fields = fieldsIn(place, template);
			if (fields.length === 0)
				problems.push(
					`Dòng ${place.row} trang “${place.sheet.name}” (${place.name}) chưa có ô nào ghi trường, ví dụ {{ten}}.`,
				);
			for (const field of fields.filter((one) => !isKnown(one, knownRows[place.name]!)))
				problems.push(
					`Dòng ${place.row} trang “${place.sheet.name}”: không có trường {{${field}}}. Các trường của ${place.name}: ${knownRows[place.name]!.join(', ')}.`,
				);
			rows.push({ ...place, fields });
		}
	}
	problems.push(...twice(rows), ...template.sheets.flatMap((sheet) => strayFields(sheet, rows, template)));
	if (cells.length + rows.length === 0 && problems.length === 0)
		problems.push(
			`Mẫu chưa có ô hay dòng nào mang tên ${NAME_PREFIX}…. Hãy chọn ô, gõ tên vào Hộp Tên (ví dụ ${knownCells.slice(8, 11).join(', ')}), rồi nạp lại.`,
		);
	if (problems.length > 0) throw new TemplateError(problems.join('\n'));
	return { template, cells, rows };
}

function unknownName(name: string, known: string[]): string {
	return `Không có tên ${name}. Các tên dùng được: ${known.join(', ')}.`;
}

function fieldsIn({ sheet, row }: NamedPlace, { shared }: Template): string[] {
	const line = rowsOf(sheet).find((one) => rowNumber(one) === row);
	return [...new Set(line ? fieldsOf(line, shared) : [])];
}

function fieldsOf(line: XmlElement, shared: string[]): string[] {
	return childrenOf(line, 'c').flatMap((cell) =>
		[...cellText(cell, shared).matchAll(FIELD)].map(([, field]) => field!),
	);
}

function rowsOf({ tree }: TemplateSheet): XmlElement[] {
	return childrenOf(sheetData(tree), 'row');
}

function twice(rows: NamedPlace[]): string[] {
	const seen = new Set<string>();
	return rows.flatMap(({ sheet, row }) => {
		const place = `${row} trang “${sheet.name}”`;
		if (seen.has(place)) return [`Dòng ${place} mang hai tên kh_dong_…, chỉ giữ một.`];
		seen.add(place);
		return [];
	});
}

/** A field in a row that nobody marked would stay in the paper as it is. */
function strayFields(sheet: TemplateSheet, rows: NamedPlace[], { shared }: Template): string[] {
	const marked = new Set(rows.filter((one) => one.sheet === sheet).map(({ row }) => row));
	return rowsOf(sheet)
		.filter((line) => !marked.has(rowNumber(line)))
		.flatMap((line) => {
			const [field] = fieldsOf(line, shared);
			return field
				? [
						`Dòng ${rowNumber(line)} trang “${sheet.name}” có {{${field}}} nhưng dòng chưa được đặt tên. Hãy chọn cả dòng, gõ vào Hộp Tên một trong các tên: ${Object.keys(templateVocabulary().rows).join(', ')}.`,
					]
				: [];
		});
}
