import type { AlignmentStyle, CellStyle, FontStyle } from 'hucre';

/** Nghị định 30/2020/NĐ-CP, Phụ lục I: Times New Roman, black. A table may be set smaller than the body's 13. */
export const FONT = 'Times New Roman';
export const TABLE_SIZE = 11;

const BLACK = { rgb: '000000' };
const LINE = { style: 'thin', color: BLACK } as const;
const BOX = { top: LINE, right: LINE, bottom: LINE, left: LINE };

const font = (size: number, extra: FontStyle = {}): FontStyle => ({
	name: FONT,
	family: 1,
	size,
	color: BLACK,
	...extra,
});
const fill = (rgb: string) => ({ type: 'pattern', pattern: 'solid', fgColor: { rgb } }) as const;
const align = (horizontal: AlignmentStyle['horizontal']): AlignmentStyle => ({
	horizontal,
	vertical: 'center',
	wrapText: true,
});

const plain = (size: number, extra: FontStyle = {}, horizontal: AlignmentStyle['horizontal'] = 'center') =>
	({ font: font(size, extra), alignment: align(horizontal) }) satisfies CellStyle;
const cell = (horizontal: AlignmentStyle['horizontal'], extra: FontStyle = {}) =>
	({ font: font(TABLE_SIZE, extra), alignment: align(horizontal), border: BOX }) satisfies CellStyle;

export const BOLD = { bold: true };

export const styles = {
	issuer: plain(12, BOLD),
	country: plain(12, BOLD),
	motto: plain(13, { bold: true, underline: true }),
	rule: { ...plain(6), alignment: { horizontal: 'center', vertical: 'top' } },
	title: plain(14, BOLD),
	subtitle: plain(13, BOLD),
	aside: plain(12, { italic: true }),
	warning: plain(12, { bold: true, italic: true }),
	section: plain(12, BOLD, 'left'),
	remark: plain(11, { italic: true }, 'left'),
	signTitle: plain(12, BOLD),
	signHint: plain(11, { italic: true }),
	figureLabel: { ...plain(11), border: { ...BOX, bottom: undefined }, fill: fill('F2F2F2') },
	figure: { ...plain(16, BOLD), border: { ...BOX, top: undefined }, fill: fill('F2F2F2'), numFmt: '0' },
	header: { ...cell('center', BOLD), fill: fill('D9E2F3') },
	text: cell('left'),
	indented: { ...cell('left'), alignment: { ...align('left'), indent: 1 } },
	centred: cell('center'),
	number: { ...cell('center'), numFmt: '0' },
	moment: { ...cell('center'), numFmt: 'hh:mm dd/mm/yyyy' },
	groupText: { ...cell('left', BOLD), fill: fill('F2F2F2') },
	groupCentred: { ...cell('center', BOLD), fill: fill('F2F2F2') },
	filled: { ...cell('left'), fill: fill('F2F2F2') },
	totalText: { ...cell('left', BOLD), fill: fill('D9E2F3') },
	totalCentred: { ...cell('center', BOLD), fill: fill('D9E2F3') },
} satisfies Record<string, CellStyle>;

export function withFormat(style: CellStyle, numFmt: string): CellStyle {
	return { ...style, numFmt };
}
