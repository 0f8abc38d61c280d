import type ExcelJS from 'exceljs';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { read as readXlsx } from 'xlsx';
import type { ReportView } from '../../../domain/reports/pages/view';
import type { LogEvent } from '../../../domain/types';
import { stored } from '../../domain/messages/greenSunday';
import {
	ANSWERS,
	KT_ANSWERS,
	answerCell,
	blankFor,
	blankForAll,
	bookOf,
	event,
	filled,
	read,
	run,
	tokenOf,
} from './papers';

let blank: Buffer;
let blankKt: Buffer;
beforeAll(async () => {
	blank = await blankFor('THHS');
	blankKt = await blankFor('KT');
}, 60_000);

/** What one changed workbook comes to. */
async function said(
	answers: Record<string, ExcelJS.CellValue>,
	change?: (sheet: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void,
) {
	const file = await filled(blank, { ...ANSWERS, ...answers }, (book) => change?.(book.worksheets[0]!, book));
	const [paper] = (await read(file)).papers;
	return paper!;
}

describe('a blank form', () => {
	const xml = (file: Buffer) =>
		Buffer.from(unzipSync(file)['xl/worksheets/sheet1.xml'] ?? []).toString('utf8');

	it('tells whose it is, what is asked and by when, and no other unit’s', () => {
		const text = JSON.stringify(readXlsx(blank).Sheets['Trường Tiểu học Hoa Sen']);
		for (const words of [
			'ỦY BAN NHÂN DÂN PHƯỜNG HÒA BÌNH MẪU',
			'Đơn vị: Trường Tiểu học Hoa Sen',
			'Hạn báo cáo: 17:00 ngày 20/05/2026',
			'Kế hoạch số 45/KH-UBND',
			'Tổ chức cho học sinh dọn vệ sinh',
			'Cây xanh trồng mới',
			'1.250',
			'0900 000 001',
		])
			expect(text).toContain(words);
		expect(text).not.toMatch(/Kinh tế|Bến Nước/);
	});

	it('is locked but for the answers, fits the width of an A4 page and asks with lists', async () => {
		expect(xml(blank)).toMatch(/<sheetProtection sheet="1"/);
		expect(xml(blank)).toMatch(/paperSize="9" orientation="portrait" fitToWidth="1" fitToHeight="0"/);
		expect(xml(blank)).toContain('"Hoàn thành,Đang thực hiện,Chưa thực hiện,Không phát sinh"');
		const unlocked: string[] = [];
		await filled(blank, {}, ({ worksheets: [sheet] }) =>
			sheet!.eachRow((row) =>
				row.eachCell({ includeEmpty: true }, (cell) => {
					if (cell.protection?.locked === false) unlocked.push(cell.address);
				}),
			),
		);
		expect(unlocked).toHaveLength(7);
		expect(unlocked.every((address) => address.startsWith('G'))).toBe(true);
	});

	it('holds what was reported before, beside the answer and in it, and why it was returned', async () => {
		const book = bookOf([
			event('report.submitted', 'THHS', {
				values: { q1: 1, cay: 900 },
				status: 'Đang thực hiện',
				via: 'form',
			}),
			event(
				'report.returned',
				'THHS',
				{ reason: 'Thiếu số cây tuyến đường mới' },
				'2026-05-18T08:30:00+07:00',
			),
		]);
		const again = await blankFor('THHS', book);
		expect(JSON.stringify(readXlsx(again).Sheets)).toContain('Thiếu số cây tuyến đường mới');
		const [paper] = (await read(await filled(again, { v_ket_qua: 'Xong' }), book)).papers;
		expect(paper?.row?.data).toMatchObject({
			revision: 2,
			values: { q1: 1, cay: 900, ket_qua: 'Xong' },
			status: 'Đang thực hiện',
		});
	});

	it('writes text from outside as letters, never as a formula', async () => {
		const [kt, thhs] = structuredClone(stored.assignments);
		thhs!.tasks[0]!.text = '=HYPERLINK("https://x.example","Bấm")';
		const evil = await blankFor('THHS', bookOf([], [kt!, thhs!]));
		expect(xml(evil)).not.toContain('<f>');
		expect(JSON.stringify(readXlsx(evil).Sheets)).toContain('=HYPERLINK(');
	});

	it('gives every unit of the plan a sheet of its own with a name that Excel takes', async () => {
		const { SheetNames } = readXlsx(await blankForAll());
		expect(SheetNames).toEqual(['Phòng Kinh tế, Hạ tầng và Đô th', 'Trường Tiểu học Hoa Sen']);
		expect(readXlsx(await blankForAll('THHS')).SheetNames).toEqual(['Trường Tiểu học Hoa Sen']);
	});

	it('cannot be fetched by the token that it carries', async () => {
		const { json } = await run('blankForm', { token: tokenOf('THHS', 'workbook'), book: bookOf() as never });
		expect(json).toMatchObject({ ok: false, reason: 'forged' });
	});
});

describe('a filled form', () => {
	it('comes to what the web form would have stored', async () => {
		expect((await said({})).row).toMatchObject({
			unit: 'THHS',
			by: 'Trường Tiểu học Hoa Sen',
			data: { values: { q1: 1, cay: 1250, ket_qua: 'Đã dọn vệ sinh' }, status: 'Hoàn thành', via: 'xlsx' },
		});
		const [kt] = (await read(await filled(blankKt, KT_ANSWERS))).papers;
		expect(kt?.row?.data).toMatchObject({ values: { q2p1: 2, kp: 2_500_000 }, status: 'Đang thực hiện' });
	});

	const numbers: [string, ExcelJS.CellValue, string | undefined, number | RegExp][] = [
		['a number', 1250, undefined, 1250],
		['a number under a format with thousands', 1250, '#,##0', 1250],
		['text', '1.250', undefined, 1250],
		['text with its measure', '1.250 cây', undefined, /không phải là số/],
		['a fraction', 1.25, undefined, /“1,25” không phải là số nguyên/],
		[
			'a number that shows as twelve thousand and is twelve',
			12,
			'0.000',
			/hiện “12.000” nhưng giá trị là 12/,
		],
		['a share', 0.95, '0%', /là phần trăm \(“95%”\)/],
		[
			'a date that Excel made of 5/6',
			new Date('2026-06-05T00:00:00Z'),
			'd/m',
			/là ngày tháng \(“05\/06\/2026”\)/,
		],
		['a formula', { formula: 'SUM(1,2)', result: 3 }, undefined, /ô G\d+ có công thức/],
		['an error', { error: '#N/A' } as ExcelJS.CellErrorValue, undefined, /có lỗi #N\/A/],
		['true', true, undefined, /không phải là số/],
		['less than nothing', -3, undefined, /số âm/],
		['words that look like a formula', '=1+1', undefined, /không phải là số/],
	];
	it.each(numbers)('takes or refuses %s in a cell for numbers', async (_, value, numFmt, expected) => {
		const paper = await said({}, (sheet) => {
			const cell = answerCell(sheet, 'v_cay');
			cell.value = value;
			if (numFmt) cell.numFmt = numFmt;
		});
		if (typeof expected === 'number') expect(paper.row?.data.values).toMatchObject({ cay: expected });
		else {
			expect(paper.row).toBeUndefined();
			expect(paper.problems).toHaveLength(1);
			expect(paper.problems[0]).toMatch(expected);
			expect(paper.problems[0]).toMatch(/^Cây xanh trồng mới: .*ô G\d+/);
		}
	});

	it('keeps dates and shares in words as they were shown', async () => {
		const paper = await said({}, (sheet) => {
			const cell = answerCell(sheet, 'v_ket_qua');
			cell.value = new Date('2026-05-17T00:00:00Z');
			cell.numFmt = 'dd/mm/yyyy';
		});
		expect(paper.row?.data.values).toMatchObject({ ket_qua: '17/05/2026' });
	});

	it('knows a choice however it is written, and refuses what is none of the list', async () => {
		expect((await said({ trang_thai: ' HOÀN THÀNH' })).row?.data.status).toBe('Hoàn thành');
		expect((await said({ trang_thai: 'gần xong' })).problems).toEqual([
			expect.stringMatching(/ô G\d+ ghi “gần xong”/),
		]);
	});

	it('is a nil report only when that is confirmed', async () => {
		const nil = { trang_thai: 'Không phát sinh', v_q1: null, v_cay: null, v_ket_qua: null };
		expect((await said(nil)).problems).toEqual([expect.stringContaining('Xác nhận không phát sinh')]);
		expect((await said({ ...nil, xac_nhan: 'Xác nhận' })).row?.data.nil).toBe(true);
	});

	it('that is empty is no report', async () => {
		const [paper] = (await read(blank)).papers;
		expect(paper?.ok).toBe(false);
		expect(paper?.problems.length).toBeGreaterThan(2);
	});

	it('keeps the evidence of the report before', async () => {
		const files = [{ name: 'a.jpg', type: 'image/jpeg', size: 5, sha256: 'ab', path: 'p/ab.jpg' }];
		const book = bookOf([
			event('report.submitted', 'THHS', { values: {}, status: 'Đang thực hiện', files, via: 'form' }),
		]);
		const [paper] = (await read(await filled(blank, ANSWERS), book)).papers;
		expect(paper?.row?.data.files).toEqual(files);
	});
});

describe('what was done to a form', () => {
	it.each<[string, (sheet: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void]>([
		['the sheet renamed', (sheet) => (sheet.name = 'Sheet1')],
		[
			'rows put in between',
			(sheet) =>
				sheet.insertRows(12, [
					['', '', 'dòng thêm'],
					['', '', 'nữa'],
				]),
		],
		['rows put on top', (sheet) => sheet.insertRows(1, [[], ['tiêu đề của đơn vị']])],
		['columns put in between', (sheet) => sheet.spliceColumns(4, 0, ['', 'cột thêm'])],
		['the protection taken off', (sheet) => sheet.unprotect()],
		['a sheet of its own beside it', (_, book) => (book.addWorksheet('Nháp').getCell('A1').value = 'nháp')],
	])('%s: the answers are found', async (_, change) => {
		expect((await said({}, change)).row?.data.values).toMatchObject({ q1: 1, cay: 1250 });
	});

	it.each<[string, (sheet: ExcelJS.Worksheet) => void, RegExp]>([
		['the token taken out', (sheet) => (sheet.getCell('C1').value = null), /không còn mã của đơn vị/],
		['the row of the token taken out', (sheet) => sheet.spliceRows(1, 1), /không còn mã của đơn vị/],
		['the mark of the answers taken out', (sheet) => (sheet.getCell('G1').value = null), /cột trả lời/],
		[
			'a question taken out',
			(sheet) => sheet.spliceRows(Number(answerCell(sheet, 'v_cay').row), 1),
			/thiếu dòng “Cây xanh trồng mới”/,
		],
		[
			'a question twice',
			(sheet) => (sheet.getCell(40, 1).value = 'phieu:v_cay'),
			/một câu hỏi có ở hai dòng/,
		],
		[
			'the token as a formula',
			(sheet) => (sheet.getCell('C1').value = { formula: 'A1', result: 'x.y' }),
			/mã/,
		],
	])('%s: it is refused, with what to do', async (_, change, words) => {
		const paper = await said({}, change);
		expect(paper).toMatchObject({ ok: false, refusal: 'spoilt' });
		expect(paper.problems).toEqual([expect.stringMatching(words)]);
		expect(paper.problems[0]).toContain('tải phiếu mới');
	});

	it('an answer’s cell merged with another is named', async () => {
		const paper = await said({}, (sheet) => {
			const { row } = answerCell(sheet, 'v_q1');
			sheet.mergeCells(Number(row), 6, Number(row), 7);
		});
		expect(paper.problems).toEqual([expect.stringMatching(/ô G\d+ đã bị gộp/)]);
	});

	const token = (change: Parameters<typeof tokenOf>[2], purpose = 'workbook' as const) =>
		tokenOf('THHS', purpose, change);
	it.each<[string, () => string, string, RegExp]>([
		['changed', () => `${token({}).slice(0, -2)}xx`, 'forged', /không đúng hoặc đã bị thay đổi/],
		['of a web link', () => tokenOf('THHS', 'report'), 'forged', /không đúng/],
		['of a unit that is not there', () => tokenOf('LẠ', 'workbook'), 'forged', /không đúng/],
		['expired', () => token({ expiresAt: '2026-05-18T08:59:59+07:00' }), 'expired', /hết hạn dùng/],
	])('a token that is %s is refused', async (_, put, refusal, words) => {
		const paper = await said({}, (sheet) => (sheet.getCell('C1').value = put()));
		expect(paper).toMatchObject({ ok: false, refusal });
		expect(paper.problems).toEqual([expect.stringMatching(words)]);
		expect(paper.row).toBeUndefined();
	});

	it('another unit’s token makes it that unit’s, whose questions it does not have', async () => {
		const paper = await said({}, (sheet) => (sheet.getCell('C1').value = tokenOf('KT', 'workbook')));
		expect(paper).toMatchObject({ ok: false, unit: 'KT', refusal: 'spoilt' });
	});

	it('dies with the unit’s links, a newer one does not', async () => {
		const revoked = bookOf([event('link.revoked', 'THHS', { reason: 'Lộ' }, '2026-05-18T09:01:00+07:00')]);
		const later = { now: '2026-05-18T10:00:00+07:00' };
		const [old] = (await read(await filled(blank, ANSWERS), revoked, later)).papers;
		expect(old).toMatchObject({ ok: false, refusal: 'revoked' });
		expect(old?.problems[0]).toContain('thu hồi');
		const issued = { issuedAt: '2026-05-18T09:02:00+07:00' };
		const fresh = await filled(blank, ANSWERS, ({ worksheets: [sheet] }) => {
			sheet!.getCell('C1').value = tokenOf('THHS', 'workbook', issued);
		});
		expect((await read(fresh, revoked, later)).rows).toHaveLength(1);
	});

	it('asks for what the plan has asked since', async () => {
		const [kt, thhs] = structuredClone(stored.assignments);
		thhs!.indicators.push({ id: 'moi', label: 'Chỉ tiêu mới', kind: 'count', quota: null });
		const [paper] = (await read(await filled(blank, ANSWERS), bookOf([], [kt!, thhs!]))).papers;
		expect(paper?.problems[0]).toMatch(/thiếu dòng “Chỉ tiêu mới”.*Hãy tải phiếu mới/);
	});
});

describe('the same form', () => {
	it('twice in one mail is one report', async () => {
		const file = await filled(blank, ANSWERS);
		expect((await read([file, file])).rows).toHaveLength(1);
	});

	it('with other answers beside it: nobody knows which is meant', async () => {
		const [one, other] = [await filled(blank, ANSWERS), await filled(blank, { ...ANSWERS, v_cay: '7000' })];
		const { papers, rows } = await read([one, await filled(blank, { ...ANSWERS, v_q1: '2' }), other]);
		expect(rows).toEqual([]);
		expect(papers[0]?.problems).toEqual([expect.stringContaining('nhiều phiếu của cùng đơn vị')]);
	});

	it('for two units in one workbook is two reports', async () => {
		const both = await filled(await filled(await blankForAll(), KT_ANSWERS), ANSWERS, undefined, 1);
		expect((await read(both)).rows.map(({ unit }) => unit)).toEqual(['KT', 'THHS']);
	});
});

describe('uploaded at the unit’s link', () => {
	/** What the form page comes to when this file is uploaded on it. */
	async function uploaded(files: Buffer[], events: LogEvent[] = []) {
		const view = { page: 'form', answers: {}, problems: [], kept: [], session: 'luot-1' };
		const { json } = await run(
			'check',
			{
				token: tokenOf('THHS', 'report'),
				book: bookOf(events) as never,
				view: JSON.stringify(view),
				answers: JSON.stringify({ trang_thai: 'Đang thực hiện', v_cay: '5', ghi_chu: 'Đã gõ' }),
			},
			files,
		);
		const next = json.view as unknown as ReportView;
		return {
			next,
			files: json.files as unknown[],
			words: next.problems.map(({ message }) => message).join(' '),
		};
	}

	it('it leads to the check page with its answers in place of what was typed', async () => {
		const { next, files } = await uploaded([await filled(blank, ANSWERS)]);
		expect(next).toMatchObject({ page: 'check', via: 'xlsx', kept: [] });
		expect(next.answers).toMatchObject({ trang_thai: 'Hoàn thành', v_cay: '1.250' });
		expect(files).toEqual([]);
	});

	it('what is wrong in it is tied to its field on the page, once', async () => {
		const { next } = await uploaded([
			await filled(blank, { ...ANSWERS, v_q1: 'hai', v_cay: { formula: 'A1', result: 5 } }),
		]);
		expect(next.page).toBe('form');
		expect(next.problems.map(({ field }) => field).toSorted()).toEqual(['v_cay', 'v_q1']);
		expect(next.answers).toMatchObject({ v_q1: 'hai', v_ket_qua: 'Đã dọn vệ sinh' });
	});

	it.each<[string, () => Promise<Buffer[]>, RegExp]>([
		['another unit’s', async () => [await filled(blankKt, KT_ANSWERS)], /là phiếu của đơn vị khác/],
		[
			'two of them',
			async () => [await filled(blank, ANSWERS), await filled(blank, { ...ANSWERS, v_q1: '3' })],
			/chỉ nhận một phiếu/,
		],
		[
			'a spoilt one',
			async () => [
				await filled(blank, ANSWERS, ({ worksheets: [sheet] }) => (sheet!.getCell('C1').value = null)),
			],
			/không còn mã/,
		],
	])('%s is refused with a sentence, and nothing that was typed is lost', async (_, files, words) => {
		const { next, words: said } = await uploaded(await files());
		expect(said).toMatch(words);
		expect(next.page).toBe('form');
		expect(next.answers).toMatchObject({ ghi_chu: expect.any(String) });
	});

	it('the officer’s workbook gives this unit’s sheet only', async () => {
		const both = await filled(await filled(await blankForAll(), KT_ANSWERS), ANSWERS, undefined, 1);
		const { next } = await uploaded([both]);
		expect(next.answers).toMatchObject({ v_cay: '1.250' });
		expect(JSON.stringify(next)).not.toContain('Đã phân công');
	});

	it('any other workbook is evidence as before', async () => {
		const book = await filled(blank, {}, ({ worksheets: [sheet] }) =>
			sheet!.eachRow((row) => row.eachCell((cell) => (cell.value = 'Danh sách'))),
		);
		const { next, files } = await uploaded([book]);
		expect(files).toHaveLength(1);
		expect(next.answers).toMatchObject({ v_cay: '5' });
		expect(next.via).toBeUndefined();
	});
});

describe('a hostile file', () => {
	const parts = (file: Buffer) => unzipSync(file);

	it('that unpacks to gigabytes is put aside unread', async () => {
		const bomb = Buffer.from(
			zipSync(
				{ ...parts(blank), 'xl/worksheets/sheet9.xml': new Uint8Array(60 * 1024 * 1024) },
				{ level: 9 },
			),
		);
		expect(bomb.length).toBeLessThan(200_000);
		expect((await read(bomb)).papers).toEqual([]);
	});

	it('with a macro is refused although its form is good', async () => {
		const macro = Buffer.from(
			zipSync({ ...parts(await filled(blank, ANSWERS)), 'xl/vbaProject.bin': strToU8('Sub AutoOpen()') }),
		);
		const [paper] = (await read(macro)).papers;
		expect(paper).toMatchObject({ ok: false, refusal: 'macro' });
		expect(paper?.problems).toEqual([expect.stringContaining('macro')]);
	});

	it.each([
		['nothing', Buffer.alloc(0)],
		['three bytes', Buffer.from('PK\u0003')],
		['a cut archive', () => blank.subarray(0, blank.length / 2)],
		['text', Buffer.from('phieu:ma;phieu:tra_loi')],
		['an archive of something else', Buffer.from(zipSync({ 'a.txt': strToU8('phieu:ma') }))],
	])('that is %s holds no form', async (_, file) => {
		const content = typeof file === 'function' ? file() : file;
		expect((await read(content)).papers).toEqual([]);
	});
});
