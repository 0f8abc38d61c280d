import type { WriteOptions, WriteSheet } from 'hucre';
import { FONT } from './styles';

/** Inches. Nghị định 30/2020/NĐ-CP: top and bottom 20–25 mm, left 30–35, right 15–20; turned, the left one is on top. */
const MARGINS = { top: 0.79, bottom: 0.79, left: 0.79, right: 0.6, header: 0.4, footer: 0.4 };

/** A4 landscape, as wide as the page and as long as needed; the page number on top, not on page 1, as the decree says. */
export function printSetUp(): Pick<WriteSheet, 'pageSetup' | 'headerFooter' | 'view'> {
	return {
		pageSetup: {
			paperSize: 'a4',
			orientation: 'landscape',
			fitToPage: true,
			fitToWidth: 1,
			fitToHeight: 0,
			margins: MARGINS,
			horizontalCentered: true,
		},
		headerFooter: { differentFirst: true, oddHeader: `&C&"${FONT},Regular"&13&P` },
		view: { showGridLines: false },
	};
}

/** The sheet's print area and the rows that every page repeats, if any; rows are 0-based, both ends included. */
export interface PrintRange {
	sheet: string;
	area: string;
	titleRows?: [number, number];
}

/** As defined names of our own: the library leaves the quotes out, which Excel needs around 'Tổng hợp'. */
export function printNames(ranges: PrintRange[]): NonNullable<WriteOptions['namedRanges']> {
	return ranges.flatMap(({ sheet, area, titleRows }) => {
		const printed = { name: '_xlnm.Print_Area', scope: sheet, range: `'${sheet}'!${absolute(area)}` };
		if (!titleRows) return [printed];
		const [from, to] = titleRows.map((row) => row + 1);
		return [printed, { name: '_xlnm.Print_Titles', scope: sheet, range: `'${sheet}'!$${from}:$${to}` }];
	});
}

function absolute(area: string): string {
	return area.replace(/([A-Z]+)(\d+)/g, '$$$1$$$2');
}
