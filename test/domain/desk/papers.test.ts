import { paperFor, readBrought, weighPapers, type BroughtFile } from '../../../domain/desk/papers';
import type { OpenedPaper } from '../../../domain/reports/paper/openPaper';
import { CODES, deskOf, Officer, units } from './deskBook';

/** Filled forms as the desk gets them: opened by their tokens, not yet weighed against the book. */
const desk = deskOf();
const ANSWERS = { trang_thai: 'Hoàn thành', v_q1: '2', v_ket_qua: 'Đã xong' };
const opened = (code: string, stored = desk.stored) => ({
	stored,
	unit: units.find((unit) => unit.code === code)!,
	assignment: desk.stored.assignments.find(({ unit }) => unit === code)!,
});
const good = (code: string, answers: Record<string, string> = ANSWERS) =>
	({
		ok: true,
		opened: opened(code),
		answers,
		problems: [],
		cells: { v_q1: 'G12' },
	}) as unknown as OpenedPaper;
const bad = (reason: string, message = 'Phiếu thiếu dòng.') =>
	({ ok: false, reason, message }) as unknown as OpenedPaper;
const otherPlan = () => {
	const stored = { ...desk.stored, planId: 'kh-46', plan: { ...desk.stored.plan, number: '46/KH-UBND' } };
	return { ...good('NOP'), opened: opened('NOP', stored) } as OpenedPaper;
};
const brought = (paper: OpenedPaper | null, more: Partial<BroughtFile> = {}): BroughtFile => ({
	name: 'phieu.xlsx',
	macros: false,
	papers: paper ? [{ sheet: 'CHO', paper }] : [],
	...more,
});
const lines = (...files: BroughtFile[]) => weighPapers(readBrought(files, desk), desk);

it.each([
	['of another plan', brought(otherPlan()), 'là phiếu của Công an phường cho Kế hoạch số 46/KH-UBND'],
	['that expired', brought(bad('expired')), 'đã hết hạn dùng'],
	['that was revoked', brought(bad('revoked')), 'đã bị thu hồi'],
	['with a forged token', brought(bad('forged')), 'mã không đúng'],
	['of a unit that the book does not know', brought(bad('unknown')), 'mã không đúng'],
	['whose rows were removed', brought(bad('spoilt')), 'không đọc được: Phiếu thiếu dòng.'],
	['with macros', brought(good('CHO'), { macros: true }), 'có chứa macro'],
	['that is none', brought(null), 'không phải phiếu Excel'],
	['beyond those that are read at once', brought(null, { unread: true }), 'mỗi lần chỉ đọc 40 tệp'],
	['that nobody filled in', brought(good('CHO', { v_q1: ' ' })), 'chưa điền gì'],
])('a form %s is refused in one sentence that names the file', (_, file, words) => {
	const [line, ...more] = lines(file);
	expect(more).toEqual([]);
	expect(line?.report).toBeUndefined();
	expect(line?.why).toEqual([expect.stringContaining('Tệp “phieu.xlsx” ')]);
	expect(line?.why[0]).toContain(words);
});

it.each([
	['CHO', true, ''],
	['NOP', true, ''],
	['TRA', true, ''],
	['DUYET', true, ''],
	['LOAI', false, 'đang được loại trừ'],
	['XIN', true, ''],
])('of %s it may be entered: %s', (code, may, words) => {
	const [line] = lines(brought(good(code)));
	expect(!!line?.report).toBe(may);
	expect(line?.why.join()).toContain(words);
});

it('a nil report on paper needs its tick, as everywhere', () => {
	const nil = { trang_thai: 'Không phát sinh' };
	expect(lines(brought(good('CHO', nil)))[0]?.why.join()).toContain('Xác nhận không phát sinh');
	expect(lines(brought(good('CHO', { ...nil, xac_nhan: 'Xác nhận' })))[0]?.report).toMatchObject({
		nil: true,
	});
});

it('of a workbook of many units the one that was picked is taken, or said to be empty', () => {
	const one = desk.units.find(({ unit }) => unit.code === 'CHO')!;
	const sheets = (answers: object) =>
		readBrought(
			[
				brought(null, {
					papers: [good('NOP'), good('CHO', { ...answers })].map((paper) => ({ sheet: 'a', paper })),
				}),
			],
			desk,
		);
	expect(paperFor(one, sheets(ANSWERS), desk)).toMatchObject({ unit: 'CHO', answers: ANSWERS });
	expect(paperFor(one, sheets({}), desk)).toContain('là phiếu của Phòng Kinh tế nhưng chưa điền gì');
});

it('many are stored with one confirmation, the files of an earlier report kept', () => {
	const papers = readBrought(
		CODES.map((code) => brought(good(code), { name: `${code}.xlsx` })),
		desk,
	);
	const officer = new Officer(undefined, {
		view: {
			page: 'papersRead',
			planId: desk.stored.planId,
			by: 'Trưởng phòng',
			filter: 'all',
			units: [],
			from: 'list',
			papers,
		},
	});
	expect(officer.text).toContain('Ghi được 5 phiếu, chưa ghi được 1');
	officer.answer({ sau_do: 'Ghi 5 báo cáo thay đơn vị' });
	expect(
		officer.last?.rows.map(({ unit, by, data }) => [unit, by, data.via, data.paper, data.revision]),
	).toEqual([
		['CHO', 'Trưởng phòng', 'officer', 'CHO.xlsx', 1],
		['NOP', 'Trưởng phòng', 'officer', 'NOP.xlsx', 2],
		['TRA', 'Trưởng phòng', 'officer', 'TRA.xlsx', 2],
		['DUYET', 'Trưởng phòng', 'officer', 'DUYET.xlsx', 2],
		['XIN', 'Trưởng phòng', 'officer', 'XIN.xlsx', 1],
	]);
	expect(officer.last?.rows[1]?.data.files).toMatchObject([{ name: 'ảnh.png' }]);
	expect(officer.view.page).toBe('list');
	expect(officer.text).toContain('Đã nhập thay báo cáo của: Phòng Kinh tế, Công an phường');
});
