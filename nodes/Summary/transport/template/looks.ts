import { child, childrenOf, type XmlElement } from './xmlTree';

/** What a cell's look (cellXfs) says about what may stand in it. */
export interface Look {
	isDate: boolean;
	wraps: boolean;
	/** Of the letters, in points. */
	size: number;
}

export const PLAIN: Look = { isDate: false, wraps: false, size: 11 };

/** Built-in formats 14–22 and 45–47 are dates (ECMA-376 part 1, 18.8.30), and so is a code with a day, month, year or hour. */
export function readLooks(styles: XmlElement | undefined): Look[] {
	if (!styles) return [];
	const codes = new Map(
		childrenOf(child(styles, 'numFmts'), 'numFmt').map(({ attributes }) => [
			Number(attributes.numFmtId),
			(attributes.formatCode ?? '').replace(/"[^"]*"|\\.|\[(?!h)[^\]]*\]/g, ''),
		]),
	);
	const sizes = childrenOf(child(styles, 'fonts'), 'font').map((font) =>
		Number(child(font, 'sz')?.attributes.val ?? PLAIN.size),
	);
	return childrenOf(child(styles, 'cellXfs'), 'xf').map((look) => {
		const id = Number(look.attributes.numFmtId);
		const builtIn = (id >= 14 && id <= 22) || (id >= 45 && id <= 47);
		const wrap = child(look, 'alignment')?.attributes.wrapText ?? '';
		return {
			isDate: builtIn || /[dmyh]/i.test(codes.get(id) ?? ''),
			wraps: wrap === '1' || wrap === 'true',
			size: sizes[Number(look.attributes.fontId)] ?? PLAIN.size,
		};
	});
}
