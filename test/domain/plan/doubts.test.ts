import { readPlan } from '../../../domain/plan';
import type { Doubt } from '../../../domain/types';

const HEAD = `ỦY BAN NHÂN DÂN
PHƯỜNG MẪU
Số: 12/KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Mẫu, ngày 04 tháng 5 năm 2026
KẾ HOẠCH
Ra quân làm sạch môi trường
I. TỔ CHỨC THỰC HIỆN`;

function doubts(code: string, ...lines: string[]): Doubt[] {
	return readPlan([HEAD, ...lines].join('\n')).doubts.filter((doubt) => doubt.code === code);
}

/** The doubt's sentence, without its number. */
const sentences = (found: Doubt[]) => found.map(({ evidence }) => evidence?.text ?? '');

it.each<[code: string, what: string, line: string, ...before: string[]]>([
	[
		'mentioned-only',
		'a body that only helps others',
		'- Chủ trì, phối hợp với Trạm Y tế phun thuốc diệt muỗi.',
		'1. Công an phường',
	],
	[
		'digits-mended',
		'letters that scanning made of digits',
		'- Treo O5 băng rôn xong trước ngày l2/5/2O26.',
		'1. Công an phường',
	],
	[
		'total-mismatch',
		'parts that do not add up',
		'- Treo 05 băng rôn, cụ thể: đường A 02, đường B 02.',
		'1. Công an phường',
	],
	['deadline-blank', 'a date left open', '- Gửi báo cáo trước ngày .../6/2026.', '1. Công an phường'],
	[
		'deadline-before-issue',
		'a date that has gone by',
		'- Treo xong trước ngày 01/5/2026.',
		'1. Công an phường',
	],
	['day-off', 'a day on which nobody works', '- Treo xong trước ngày 07/6/2026.', '1. Công an phường'],
	['year-deduced', 'a date without its year', '- Gửi báo cáo trước ngày 05/6.', '1. Công an phường'],
	[
		'relative-deadline',
		'days counted from the end',
		'- Gửi báo cáo chậm nhất 05 ngày sau khi kết thúc đợt cao điểm.',
		'1. Công an phường',
	],
	[
		'due-unclear',
		'days counted from what nobody knows',
		'- Xử lý trong thời hạn 05 ngày kể từ ngày nhận đơn.',
		'1. Công an phường',
	],
	['recurring', 'reports that come back', '- Gửi báo cáo về UBND phường hằng tháng.', '1. Công an phường'],
])('%s: %s, with its sentence', (code, _, line, ...before) => {
	const found = doubts(code, ...before, line);
	expect(sentences(found)).toEqual([line]);
	expect(found[0]?.evidence?.line).toBe(9 + before.length);
});

it('two-deadlines names both, and not the one by which somebody sums up for those above', () => {
	const found = doubts(
		'two-deadlines',
		'1. Công an phường',
		'- Gửi báo cáo trước ngày 05/6/2026.',
		'2. Trạm Y tế',
		'- Gửi báo cáo trước ngày 09/6/2026.',
		'3. Văn phòng HĐND và UBND',
		'- Tổng hợp, báo cáo UBND tỉnh trước ngày 12/6/2026.',
	);
	expect(found.map(({ message }) => message)).toEqual([
		expect.stringContaining('05/06/2026 và 09/06/2026. Đề nghị'),
	]);
});

it('every date before the day of issue is one doubt', () => {
	const found = doubts(
		'deadline-before-issue',
		'1. Công an phường',
		'- Treo xong trước ngày 01/4/2026.',
		'- Dọn xong trước ngày 02/4/2026.',
	);
	expect(found).toHaveLength(2);
});

it('quota-without-owner: a number that nobody was given', () => {
	const text = HEAD.replace(
		'I. TỔ CHỨC THỰC HIỆN',
		'I. CHỈ TIÊU\n- Trồng 500 cây xanh.\nII. TỔ CHỨC THỰC HIỆN',
	);
	const plan = readPlan(`${text}\n1. Công an phường\n- Treo 05 băng rôn.`);
	const found = plan.doubts.filter(({ code }) => code === 'quota-without-owner');
	expect(sentences(found)).toEqual(['- Trồng 500 cây xanh.']);
});

it('total-mismatch: a table that does not come to its own total, and an annex that does not come to the text', () => {
	const table = [
		'1. Các thôn trồng cây theo bảng:',
		'TT | Thôn | Số cây',
		'1 | Thôn Đông | 120',
		'2 | Thôn Tây | 80',
		'Cộng | | 250',
	];
	expect(doubts('total-mismatch', ...table).map(({ message }) => message)).toEqual([
		expect.stringContaining('250'),
	]);
	const annex = readPlan(
		`${HEAD}\n1. Phòng Kinh tế\n- Trồng 500 cây (theo phụ lục).\nNơi nhận:\n- Lưu: VT.\nPHỤ LỤC\nTT | Loại cây | Số lượng (cây)\n1 | Sao đen | 300\n2 | Bằng lăng | 150`,
	);
	expect(annex.doubts.find(({ code }) => code === 'total-mismatch')?.message).toContain('450');
});

describe('unread-line: what names a body and work but became nothing', () => {
	it('is shown where work is given', () => {
		const line = '- Đối với các tuyến đường do Công an phường quản lý thì việc dọn dẹp làm trước ngày lễ.';
		expect(sentences(doubts('unread-line', line))).toEqual([line]);
	});

	it('is one doubt for all that the parts before it say', () => {
		const text = HEAD.replace(
			'I. TỔ CHỨC THỰC HIỆN',
			'I. NỘI DUNG\n1. Các tổ dân phố tổ chức vui Trung thu cho trẻ em.\n2. Trạm Y tế kiểm tra bếp ăn.\nII. TỔ CHỨC THỰC HIỆN',
		);
		const plan = readPlan(`${text}\n1. Công an phường\n- Giữ gìn trật tự.`);
		const found = plan.doubts.filter(({ code }) => code === 'unread-line');
		expect(sentences(found)).toEqual(['1. Các tổ dân phố tổ chức vui Trung thu cho trẻ em.']);
		expect(found[0]?.message).toContain('dòng 9, 10');
	});

	it('is no doubt where the line was read, or asks nothing in particular', () => {
		expect(
			doubts(
				'unread-line',
				'1. Công an phường',
				'- Phối hợp với Trạm Y tế kiểm tra 05 điểm chợ.',
				'Trên đây là Kế hoạch, yêu cầu các đơn vị nghiêm túc thực hiện.',
			),
		).toEqual([]);
	});
});
