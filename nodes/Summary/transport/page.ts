import type { WriteSheet } from 'hucre';
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
