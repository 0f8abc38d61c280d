import ExcelJS from 'exceljs';
import { zipSync } from 'fflate';
import { checkTemplate } from '../../../nodes/Summary/transport/template/checkTemplate';
import { fillTemplate } from '../../../nodes/Summary/transport/template/fillTemplate';
import { shiftFormula, translateFormula } from '../../../nodes/Summary/transport/template/formula';
import { summariseWard } from '../../domain/summary/summariseWard';
import { HOSTILE } from '../../domain/summary/wardBook';
import { ownForm, partsOf, withPart } from './ownForm';

const LAST = 7 + 45;
const summary = summariseWard();
const open = async (file: Buffer) => {
	const workbook = new ExcelJS.Workbook();
	await workbook.xlsx.load(file as unknown as ExcelJS.Buffer);
	return workbook;
};
let form: Buffer;
let filled: Buffer;
beforeAll(async () => {
	form = await ownForm();
	filled = await fillTemplate(form, summary);
});

describe('a ward’s own form', () => {
	test('has its named cells filled and a row for every unit, in the form’s own looks', async () => {
		const sheet = (await open(filled)).getWorksheet('Biểu 7')!;
		const before = (await open(form)).getWorksheet('Biểu 7')!;
		expect(sheet.getCell('B2').value).toBe('Tính đến 16:30 ngày 22/05/2026');
		expect(sheet.getCell('B3').value).toBeCloseTo(28 / 44);
		expect(sheet.getCell('B5').value).toBe(44);
		expect(sheet.getCell('B8').value).toBe('Phòng Văn hóa - Xã hội');
		expect(sheet.getCell('D8').value).toBe(1);
		expect(sheet.getCell('E8').value).toEqual(new Date('2026-05-19T14:05:00Z'));
		expect(sheet.getCell('G8').value).toBe('Đơn vị: Phòng Văn hóa - Xã hội!');
		expect(sheet.getCell(`A${LAST}`).value).toBe(45);
		for (const column of ['A', 'D', 'E', 'F'])
			expect(sheet.getCell(`${column}${LAST}`).style).toEqual(before.getCell(`${column}8`).style);
	});

	test('keeps its formulas over the new rows, in its total and on its other sheet', async () => {
		const workbook = await open(filled);
		const formula = (sheet: string, cell: string) => workbook.getWorksheet(sheet)!.getCell(cell).formula;
		expect(formula('Biểu 7', 'F8')).toBe('D8*10+$B$5');
		expect(formula('Biểu 7', `F${LAST}`)).toBe(`D${LAST}*10+$B$5`);
		expect(formula('Biểu 7', `D${LAST + 1}`)).toBe(`SUM(D8:D${LAST})`);
		expect(formula('Biểu 7', `F${LAST + 1}`)).toBe(`SUM(F8:F${LAST})/D${LAST + 1}`);
		expect(formula('Tóm tắt', 'A1')).toBe(`'Biểu 7'!D${LAST + 1}`);
		expect(formula('Tóm tắt', 'A2')).toBe(`COUNTA('Biểu 7'!B8:B${LAST})&" đơn vị D8"`);
	});

	test('keeps its merged cells, colours, breaks, names, print area and chart where they belong', () => {
		const parts = partsOf(filled);
		const sheet = parts['xl/worksheets/sheet1.xml']!;
		for (const ref of ['B8:C8', `B${LAST}:C${LAST}`, `A${LAST + 4}:C${LAST + 4}`])
			expect(sheet).toContain(`<mergeCell ref="${ref}"`);
		expect(sheet).toContain(`sqref="D8:D${LAST}"`);
		const breakOf = (xml: string) => Number(/<brk id="(\d+)"/.exec(xml)?.[1]);
		expect(breakOf(sheet) - breakOf(partsOf(form)['xl/worksheets/sheet1.xml']!)).toBe(44);
		const names = parts['xl/workbook.xml']!;
		expect(names).toContain(`'Biểu 7'!$A$1:$G$${30 + 44}`);
		expect(names).toContain(`'Biểu 7'!$D$${LAST + 1}`);
		expect(names).toContain("'Biểu 7'!$A$8:$G$8");
		const [chart] = Object.keys(parts).filter((name) => /^xl\/charts\/chart\d*\.xml$/.test(name));
		expect(parts[chart!]).toContain(`'Biểu 7'!$D$8:$D$${LAST}`);
		expect(parts[chart!]).toContain(`'Biểu 7'!$B$8:$B$${LAST}`);
		const [drawing] = Object.keys(parts).filter((name) => /^xl\/drawings\/drawing\d*\.xml$/.test(name));
		expect(parts[drawing!]).toMatch(/<xdr:from>.*<xdr:row>57<.*<xdr:to>.*<xdr:row>72</s);
	});

	test('loses no part, and those that hold no cells stay byte for byte', () => {
		const [before, after] = [partsOf(form), partsOf(filled)];
		const gone = Object.keys(before).filter((name) => !(name in after));
		expect(gone).toEqual([]);
		for (const name of ['xl/styles.xml', 'docProps/core.xml', 'xl/theme/theme1.xml'].filter(
			(one) => one in before,
		))
			expect([name, after[name] === before[name]]).toEqual([name, true]);
	});

	test('text of units stays text', async () => {
		const sheet = (
			await open(
				await fillTemplate(
					await ownForm({ row: { B: '{{ten}}', D: '{{ghi_chu}}', G: '{{ket_qua}}' } }),
					summary,
				),
			)
		).getWorksheet('Biểu 7')!;
		const texts = Array.from({ length: 45 }, (_, i) => sheet.getCell(`G${8 + i}`));
		expect(texts.map(({ value }) => value)).toContain(`Hoàn thành. ${HOSTILE.formula}`);
		for (let row = 8; row <= LAST; row += 1)
			for (const column of ['B', 'D', 'G']) expect(sheet.getCell(`${column}${row}`).formula).toBeUndefined();
	});

	test('with nobody to list keeps one empty row', async () => {
		const names = { kh_dong_cham: "'Biểu 7'!$8:$8" };
		const none = summariseWard({ now: '2026-05-15T08:00:00+07:00', events: [] });
		expect(none.late).toHaveLength(0);
		const empty = await open(await fillTemplate(await ownForm({ names, row: { B: '{{ten}}' } }), none));
		const sheet = empty.getWorksheet('Biểu 7')!;
		expect(sheet.getCell('B8').value).toBeNull();
		expect(sheet.getCell('D9').formula).toBe('SUM(D8:D8)');
	});

	test('whose formulas share one text, as Excel saves them, gets each its own', async () => {
		const shared = withPart(form, 'xl/worksheets/sheet1.xml', (xml) =>
			xml
				.replace(/<f>SUM\(D8:D8\)<\/f>/, '<f t="shared" ref="D9:F9" si="0">SUM(D8:D8)</f>')
				.replace(/<f>SUM\(F8:F8\)\/D9<\/f>/, '<f t="shared" si="0"/>'),
		);
		const sheet = (await open(await fillTemplate(shared, summary))).getWorksheet('Biểu 7')!;
		expect(sheet.getCell(`D${LAST + 1}`).formula).toBe(`SUM(D8:D${LAST})`);
		expect(sheet.getCell(`F${LAST + 1}`).formula).toBe(`SUM(F8:F${LAST})`);
	});
});

const names = (more: Record<string, string>) => ownForm({ names: more });
const zipBomb = () =>
	Buffer.from(zipSync({ 'xl/workbook.xml': new Uint8Array(70 * 1024 * 1024) }, { level: 9 }));

test.each<[string, () => Buffer | Promise<Buffer>, RegExp]>([
	[
		'a name of ours that does not exist',
		() => names({ kh_da_nop: "'Biểu 7'!$B$5" }),
		/^Không có tên kh_da_nop\. Các tên dùng được: kh_co_quan, .*kh_da_bao_cao/,
	],
	['a name that points nowhere', () => names({ kh_cham: '#REF!' }), /^Tên kh_cham không trỏ vào một ô/],
	[
		'a field in a row that nobody marked',
		() => names({ kh_cham: "'Biểu 7'!$B$5" }),
		/^Dòng 8 trang “Biểu 7” có \{\{stt\}\} nhưng dòng chưa được đặt tên\. .*kh_dong_don_vi/,
	],
	[
		'a marked row without a field',
		() => ownForm({ row: { A: 'chữ' } }),
		/^Dòng 8 trang “Biểu 7” \(kh_dong_don_vi\) chưa có ô nào ghi trường/,
	],
	[
		'a field that does not exist',
		() => ownForm({ row: { A: '{{so_nha}}' } }),
		/không có trường \{\{so_nha\}\}\. Các trường của kh_dong_don_vi: stt, ten,/,
	],
	[
		'a marked place of several rows',
		() => names({ kh_dong_don_vi: "'Biểu 7'!$A$8:$G$9" }),
		/phải trỏ vào đúng một dòng/,
	],
	[
		'no name of ours at all',
		() => ownForm({ names: {}, row: {} }),
		/^Mẫu chưa có ô hay dòng nào mang tên kh_…/,
	],
	[
		'macros',
		async () => withPart(await ownForm(), 'xl/vbaProject.bin', () => 'x'),
		/^Mẫu có macro nên không được nhận/,
	],
	[
		'links to other files',
		async () => withPart(await ownForm(), 'xl/externalLinks/externalLink1.xml', () => '<x/>'),
		/^Mẫu lấy số liệu từ tệp/,
	],
	['a zip bomb', zipBomb, /quá lớn \(trên 60 MB\)/],
	['a password', () => Buffer.from('d0cf11e0a1b11ae1', 'hex'), /có mật khẩu/],
	[
		'a document type of its own',
		async () =>
			withPart(await ownForm(), 'xl/workbook.xml', (xml) =>
				xml.replace('<workbook', '<!DOCTYPE a [<!ENTITY b "c">]><workbook'),
			),
		/bị hỏng/,
	],
	['a text file', () => Buffer.from('Kính gửi'), /bị hỏng/],
	[
		'another archive',
		() => Buffer.from(zipSync({ 'word/document.xml': new Uint8Array(3) })),
		/không phải sổ tính/,
	],
])('a form with %s is refused in a sentence that says what to do', async (_, make, sentence) => {
	await expect(checkTemplate(await make())).rejects.toMatchObject({
		name: 'TemplateError',
		message: expect.stringMatching(sentence),
	});
});

test.each([
	['what lies above stays', 'A1+$B$7', 'A1+$B$7'],
	['what lies below moves', 'D9/$D$20', 'D12/$D$23'],
	['a range over the row grows', 'SUM(D8:D8)+SUM(A1:B30)', 'SUM(D8:D11)+SUM(A1:B33)'],
	['whole rows and columns', 'SUM(8:8)+SUM(A:C)+SUM($9:$10)', 'SUM(8:11)+SUM(A:C)+SUM($12:$13)'],
	['its own sheet by name', "'Biểu 7'!D9+Khác!D9+'Biểu 8'!D9", "'Biểu 7'!D12+Khác!D9+'Biểu 8'!D9"],
	[
		'words, functions and numbers are none',
		'"D9"&LOG10(D9)&1E9&Bang[D9]&D9A',
		'"D9"&LOG10(D12)&1E9&Bang[D9]&D9A',
	],
])('three rows put in below row 8: %s', (_, formula, expected) => {
	const insertion = { sheet: 'Biểu 7', row: 8, added: 3 };
	expect(shiftFormula(formula, 'Biểu 7', insertion, { grows: true })).toBe(expected);
});

test.each([
	['D8*$B$5+D$5+$C8', 2, 0, 'D10*$B$5+D$5+$C10'],
	['SUM(D8:D8)', 0, 2, 'SUM(F8:F8)'],
	['Z1+AZ1', 0, 1, 'AA1+BA1'],
])('%s copied %d rows down and %d columns right', (formula, rows, columns, expected) => {
	expect(translateFormula(formula, rows, columns)).toBe(expected);
});
