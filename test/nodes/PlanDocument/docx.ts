import { zip } from './zip';

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

export const paragraph = (text: string, properties = ''): string =>
	`<w:p><w:pPr>${properties}</w:pPr><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
export const inList = (text: string, list: number, level = 0): string =>
	paragraph(text, `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`);
export const table = (...rows: string[][][]): string =>
	`<w:tbl>${rows.map((cells) => `<w:tr>${cells.map((cell) => `<w:tc>${cell.map((text) => paragraph(text)).join('')}</w:tc>`).join('')}</w:tr>`).join('')}</w:tbl>`;

export interface DocxParts {
	body: string;
	numbering?: string;
	styles?: string;
	/** Instead of the usual declaration and root. */
	document?: string;
}

/** A .docx as Word would pack it, with the given insides. */
export function docx({ body, numbering, styles, document }: DocxParts): Buffer {
	const part = (xml: string) => `<?xml version="1.0" encoding="UTF-8"?>${xml}`;
	return zip(
		Object.entries({
			'[Content_Types].xml': part('<Types/>'),
			'word/document.xml': part(document ?? `<w:document ${W}><w:body>${body}</w:body></w:document>`),
			...(numbering && { 'word/numbering.xml': part(`<w:numbering ${W}>${numbering}</w:numbering>`) }),
			...(styles && { 'word/styles.xml': part(`<w:styles ${W}>${styles}</w:styles>`) }),
			'word/media/image1.png': '\0'.repeat(1000),
		}),
	);
}

/** A list definition: one [format, text] a level. */
export const listDefinition = (id: number, levels: [string, string][]): string =>
	`<w:abstractNum w:abstractNumId="${id}">${levels
		.map(
			([format, text], level) =>
				`<w:lvl w:ilvl="${level}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`,
		)
		.join('')}</w:abstractNum>`;
export const list = (id: number, definition: number, override = ''): string =>
	`<w:num w:numId="${id}"><w:abstractNumId w:val="${definition}"/>${override}</w:num>`;
