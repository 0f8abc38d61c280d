import { DocumentError } from '../DocumentError';
import { readBody } from './readBody';
import { broken, WordFile } from './WordFile';

/** The lines of a Word 97–2003 document, as docxText gives those of a .docx. Throws DocumentError. */
export async function docText(buffer: Buffer): Promise<string> {
	try {
		return readBody(await WordFile.open(buffer)).join('\n');
	} catch (cause) {
		// Tables that point behind the end of their streams.
		throw cause instanceof DocumentError ? cause : broken();
	}
}
