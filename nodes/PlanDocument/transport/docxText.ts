import { readDocxXml } from './docxXml';
import { readNumbering } from './numbering';
import { readStyleNumbering } from './styleNumbering';
import { unpackDocx } from './unpackDocx';

/**
 * The text of a .docx, a paragraph a line: automatic numbers written out, deleted text left out, the cells of a table's
 * row joined by ' | ', except in the two-column frame of an official document (head, signature), whose left cell's
 * paragraphs come before the right's. Throws DocumentError.
 */
export async function docxText(buffer: Buffer): Promise<string> {
	const parts = await unpackDocx(buffer);
	const numbering = await readNumbering(parts['word/numbering.xml'] ?? '');
	const styles = await readStyleNumbering(parts['word/styles.xml'] ?? '');
	const lines = await readDocxXml(parts['word/document.xml'] ?? '', numbering, styles);
	return lines.join('\n');
}
