import { readDocxNumbering } from './docxNumbering';
import { readDocxStyles } from './docxStyles';
import { readDocxXml } from './docxXml';
import { documentPart, textOf, type Parts } from './unpackOffice';

/**
 * The lines of a .docx, a paragraph a line: automatic numbers written out, deleted text left out, the cells of a table's
 * row joined by ' | ', except in the two-column frame of an official document (head, signature), whose left cell's
 * paragraphs come before the right's. Throws DocumentError.
 */
export async function docxText(parts: Parts): Promise<string> {
	const numbering = await readDocxNumbering(textOf(parts, 'word/numbering.xml'));
	const styles = await readDocxStyles(textOf(parts, 'word/styles.xml'));
	const lines = await readDocxXml(textOf(parts, documentPart(parts) ?? ''), numbering, styles);
	return lines.join('\n');
}
