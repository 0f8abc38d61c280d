import type { AlignmentStyle, CellStyle, FontStyle } from 'hucre';

/** Nghị định 30/2020/NĐ-CP, Phụ lục I: Times New Roman, black. */
export const FONT = 'Times New Roman';
export const SIZE = 12;

const BLACK = { rgb: '000000' };
const LINE = { style: 'thin', color: BLACK } as const;
const BOX = { top: LINE, right: LINE, bottom: LINE, left: LINE };
const fill = (rgb: string) => ({ type: 'pattern', pattern: 'solid', fgColor: { rgb } }) as const;

const words = (size: number, horizontal: AlignmentStyle['horizontal'], extra: FontStyle = {}): CellStyle => ({
	font: { name: FONT, family: 1, size, color: BLACK, ...extra },
	alignment: { horizontal, vertical: 'center', wrapText: true },
});
const cell = (horizontal: AlignmentStyle['horizontal'], extra: FontStyle = {}): CellStyle => ({
	...words(SIZE, horizontal, extra),
	border: BOX,
});

/** Text, so that '1.250' and '05' stay as they were typed whatever language the computer speaks. */
const AS_TYPED = '@';

export const paperStyles = {
	issuer: words(SIZE, 'left', { bold: true }),
	title: words(15, 'center', { bold: true }),
	plan: words(13, 'center', { bold: true }),
	aside: words(SIZE, 'center', { italic: true }),
	unit: words(13, 'left', { bold: true }),
	line: words(SIZE, 'left'),
	warning: words(SIZE, 'left', { bold: true }),
	header: { ...cell('center', { bold: true }), fill: fill('D9E2F3') },
	group: { ...cell('left', { bold: true }), fill: fill('F2F2F2') },
	label: cell('left'),
	fact: cell('center'),
	answer: {
		...cell('left'),
		numFmt: AS_TYPED,
		fill: fill('FFF9DB'),
		protection: { locked: false },
	},
	hidden: words(8, 'left', { color: { rgb: '808080' } }),
} satisfies Record<string, CellStyle>;
