import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { writeXlsx, type Cell, type CellStyle } from 'hucre/xlsx';

const LINE = { style: 'thin', color: { rgb: '1F4E9E' } } as const;
const BOX = { top: LINE, right: LINE, bottom: LINE, left: LINE };
const LOOK: CellStyle = { font: { name: 'Times New Roman', size: 12 }, border: BOX };
const MOMENT: CellStyle = { ...LOOK, numFmt: 'dd/mm/yyyy hh:mm' };
const SHARE: CellStyle = {
	...LOOK,
	numFmt: '0.0%',
	fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFF2CC' } },
};

/**
 * A ward's own form: named cells on top, the marked row 8 with merged cells and a formula, a total below it, a second sheet
 * that takes over from it, a chart over the marked row, a rule for colours, a print area.
 */
export async function ownForm(
	changes: { names?: Record<string, string>; row?: Record<string, string> } = {},
): Promise<Buffer> {
	const cells = new Map<string, Partial<Cell>>();
	const put = (row: number, col: number, cell: Partial<Cell>, style = LOOK) =>
		cells.set(`${row - 1},${col}`, { ...cell, style });
	put(1, 0, { value: 'BIỂU SỐ 07' });
	put(2, 1, {});
	put(3, 1, {}, SHARE);
	put(4, 1, { formula: 'B5*2', formulaResult: 0 });
	put(5, 1, {});
	const marked = changes.row ?? {
		A: '{{stt}}',
		B: '{{ten}}',
		D: '{{ket_qua_1}}',
		E: '{{nop_luc}}',
		G: 'Đơn vị: {{ten}}!',
	};
	for (const [column, text] of Object.entries(marked))
		put(8, column.charCodeAt(0) - 65, { value: text }, column === 'E' ? MOMENT : LOOK);
	put(8, 2, {});
	put(8, 5, { formula: 'D8*10+$B$5', formulaResult: 0 });
	put(9, 0, { value: 'CỘNG' });
	put(9, 3, { formula: 'SUM(D8:D8)', formulaResult: 0 });
	put(9, 5, { formula: 'SUM(F8:F8)/D9', formulaResult: 0 });
	put(12, 0, { value: 'Người lập biểu' });
	const names = changes.names ?? {
		kh_tinh_den: "'Biểu 7'!$B$2",
		kh_ty_le_bao_cao: "'Biểu 7'!$B$3",
		kh_phai_bao_cao: "'Biểu 7'!$B$5",
		kh_dong_don_vi: "'Biểu 7'!$A$8:$G$8",
		TongCong: "'Biểu 7'!$D$9",
	};
	const file = await writeXlsx({
		sheets: [
			{
				name: 'Biểu 7',
				cells,
				columns: [
					{ width: 6 },
					{ width: 30 },
					{ width: 8 },
					{ width: 12 },
					{ width: 18 },
					{ width: 12 },
					{ width: 30 },
				],
				merges: [
					{ startRow: 7, startCol: 1, endRow: 7, endCol: 2 },
					{ startRow: 11, startCol: 0, endRow: 11, endCol: 2 },
				],
				conditionalRules: [
					{
						type: 'cellIs',
						operator: 'greaterThan',
						formula: '1',
						priority: 1,
						range: 'D8',
						style: { font: { bold: true } },
					},
				],
				rowBreaks: [9],
				pageSetup: { orientation: 'landscape', paperSize: 'a4' },
				charts: [
					{
						type: 'column',
						title: 'Kết quả',
						series: [{ name: 'Kết quả', values: "'Biểu 7'!$D$8:$D$8", categories: "'Biểu 7'!$B$8" }],
						anchor: { from: { row: 13, col: 0 }, to: { row: 28, col: 6 } },
					},
				],
			},
			{
				name: 'Tóm tắt',
				cells: new Map<string, Partial<Cell>>([
					['0,0', { formula: "'Biểu 7'!D9", formulaResult: 0 }],
					['1,0', { formula: 'COUNTA(\'Biểu 7\'!B8:B8)&" đơn vị D8"', formulaResult: '' }],
				]),
			},
		],
		namedRanges: [
			...Object.entries(names).map(([name, range]) => ({ name, range })),
			{ name: '_xlnm.Print_Area', scope: 'Biểu 7', range: "'Biểu 7'!$A$1:$G$30" },
		],
	});
	return Buffer.from(file);
}

/** The same file with one part changed, or a part more. */
export function withPart(file: Buffer, name: string, change: (xml: string) => string): Buffer {
	const parts = unzipSync(file);
	return Buffer.from(
		zipSync({ ...parts, [name]: strToU8(change(parts[name] ? strFromU8(parts[name]) : '')) }),
	);
}

export function partsOf(file: Buffer): Record<string, string> {
	return Object.fromEntries(Object.entries(unzipSync(file)).map(([name, bytes]) => [name, strFromU8(bytes)]));
}
