import { dueDatesIn } from '../../../domain/plan/deadlines';
import { dueOfTimeCell } from '../../../domain/plan/dueTimes';
import { readHead } from '../../../domain/plan/head';
import { toLines } from '../../../domain/plan/lines';
import { readMark } from '../../../domain/plan/marks';
import { readPeriod } from '../../../domain/plan/period';
import { roleOf } from '../../../domain/plan/role';
import { toSections } from '../../../domain/plan/sections';
import { splitNames } from '../../../domain/plan/unitNames';
import { beginsWithUnit } from '../../../domain/plan/unitWords';

describe('names in a heading', () => {
	it.each([
		['Phòng Kinh tế, Hạ tầng và Đô thị phường', ['Phòng Kinh tế, Hạ tầng và Đô thị phường']],
		['Văn phòng HĐND - UBND phường', ['Văn phòng HĐND - UBND phường']],
		['Văn phòng HĐND và UBND phường', ['Văn phòng HĐND và UBND phường']],
		['Các doanh nghiệp, trường học trên địa bàn', ['Các doanh nghiệp', 'trường học trên địa bàn']],
		['Uỷ ban MTTQ và các đoàn thể phường', ['Uỷ ban MTTQ', 'các đoàn thể phường']],
		['Công an phường, Trạm Y tế và Tổ dân phố số 3', ['Công an phường', 'Trạm Y tế', 'Tổ dân phố số 3']],
		['Trung tâm Văn hóa, Thông tin và Thể thao', ['Trung tâm Văn hóa, Thông tin và Thể thao']],
		['Hội Nông dân, Hội Liên hiệp Phụ nữ', ['Hội Nông dân', 'Hội Liên hiệp Phụ nữ']],
		['Các phòng (kể cả bộ phận, tổ chuyên môn)', ['Các phòng (kể cả bộ phận, tổ chuyên môn)']],
	])('%s', (heading, names) => {
		expect(splitNames(heading)).toEqual(names);
	});
});

describe('words that begin a name', () => {
	it.each(['Phòng Tư pháp', 'các Tổ bảo vệ', 'TRẠM Y TẾ', 'Uỷ ban MTTQ', 'Toàn thể các trường học'])(
		'%s',
		(text) => expect(beginsWithUnit(text)).toBe(true),
	);
	it.each([
		'Tổ chức tuyên truyền',
		'Hội nghị tổng kết',
		'Phòng chống cháy nổ',
		'Phòng, chống ma túy',
		'Ban hành văn bản',
		'Đoàn viên tham gia',
		'Trường hợp đặc biệt',
		'Xã hội hóa',
	])('not: %s', (text) => expect(beginsWithUnit(text)).toBe(false));
});

describe('the role in a task', () => {
	it.each([
		['Chủ trì, phối hợp với các đơn vị liên quan rà soát.', 'lead'],
		['Tuyên truyền rộng rãi, chủ trì triển khai chiến dịch.', 'lead'],
		['Phối hợp với đơn vị chủ trì bảo đảm trật tự.', 'coordinate'],
		['Chủ động phối hợp với nhà trường.', 'coordinate'],
		['Xây dựng kế hoạch, phối hợp với Công an.', 'implement'],
		['Báo cáo cơ quan chủ trì.', 'implement'],
	])('%s', (task, role) => expect(roleOf(task)).toBe(role));
});

describe('deadlines', () => {
	it.each([
		['gửi báo cáo về Phòng A trước ngày 20/5/2026', ['report', '2026-05-20']],
		['báo cáo kết quả trước 16h00 ngày 20/5/2026', ['report', '2026-05-20T16:00:00+07:00']],
		['báo cáo chậm nhất 17 giờ 30 phút, ngày 20 tháng 5 năm 2026', ['report', '2026-05-20T17:30:00+07:00']],
		['treo xong trước ngày 5/5/2026', ['task', '2026-05-05']],
		['hoàn thành trong ngày 5/5/2026', ['task', '2026-05-05']],
		['gửi báo cáo trước ngày 20/5', ['report', '2026-05-20']],
		['cụ thể hóa kế hoạch, ban hành trước ngày 20/01/2026', ['task', '2026-01-20']],
		['treo xong trước ngày 20.5.2026', ['task', '2026-05-20']],
		['báo cáo trước 10 giờ 30 phút, thứ Sáu, ngày 22/5/2026', ['report', '2026-05-22T10:30:00+07:00']],
	])('%s', (text, [what, date] = []) => {
		expect(dueDatesIn(text, { year: 2026, issuedOn: null })).toMatchObject([{ what, date }]);
	});

	it.each([
		'chào mừng Quốc khánh 2/9/2026',
		'Ngày Khoa học 18/5',
		'từ ngày 12/5/2026 đến hết ngày 18/5/2026',
		'báo cáo trước ngày 25/12 hằng năm',
		'trước ngày 31/6/2026',
		'lập danh sách người sinh trước ngày 01/01/2020',
		'rà soát giấy tờ được cấp trước ngày 01/7/2014',
		'Kế hoạch số 12/KH-UBND ngày 02/3/2026',
	])('none: %s', (text) => expect(dueDatesIn(text, { year: 2026, issuedOn: null })).toEqual([]));

	it('does not guess the year when the document has none', () => {
		expect(dueDatesIn('gửi báo cáo trước ngày 20/5', { year: null, issuedOn: null })).toEqual([]);
	});
});

describe('the period', () => {
	it.each([
		['từ ngày 12/5/2026 đến ngày 18/5/2026', '2026-05-12', '2026-05-18'],
		['từ ngày 12/5 đến hết ngày 18/5/2026', '2026-05-12', '2026-05-18'],
		['từ ngày 12 đến ngày 18 tháng 5 năm 2026', '2026-05-12', '2026-05-18'],
		['12/5-18/5', '2026-05-12', '2026-05-18'],
		['từ ngày 28/12/2026 - 03/01/2027', '2026-12-28', '2027-01-03'],
		['Trong tháng 02 năm 2028', '2028-02-01', '2028-02-29'],
		['từ tháng 5 đến tháng 8/2026', '2026-05-01', '2026-08-31'],
		['Quý II/2026', '2026-04-01', '2026-06-30'],
		['ngày 15/5/2026', '2026-05-15', '2026-05-15'],
		['bắt đầu từ ngày 12/5/2026, kết thúc ngày 18/5/2026', '2026-05-12', '2026-05-18'],
		['từ nay đến hết ngày 30/6/2026', null, '2026-06-30'],
		['Đợt 1: từ 01/3 đến 15/3/2026; Đợt 2: từ 01/9 đến 15/9/2026', '2026-03-01', '2026-09-15'],
	])('%s', (words, start, end) => {
		const body = toSections(toLines(`II. THỜI GIAN THỰC HIỆN\n${words}.`));
		expect(readPeriod(body, [], 2026)).toMatchObject({ start, end, evidence: { line: 2 } });
	});
});

describe('the due time in a cell or a label', () => {
	const context = { year: 2026, periodEnd: '2026-05-18', issuedOn: '2026-05-04' };
	it.each([
		['Trước ngày 20/5/2026', '2026-05-20'],
		['16h00 ngày 20/5', '2026-05-20T16:00:00+07:00'],
		['Từ 12/5 đến 18/5/2026', '2026-05-18'],
		['Tháng 6/2026', '2026-06-30'],
		['Trước tháng 7/2026', '2026-06-30'],
		['Quý III/2026', '2026-09-30'],
		['6 tháng đầu năm 2026', '2026-06-30'],
		['Năm 2026', '2026-12-31'],
		['Chậm nhất 05 ngày sau khi kết thúc', '2026-05-23'],
		['Trong vòng 03 ngày làm việc kể từ ngày kết thúc', '2026-05-21'],
		['Thường xuyên', null],
		['Hằng tuần vào thứ Sáu', null],
	])('%s', (cell, due) => expect(dueOfTimeCell(cell, context)).toBe(due));
});

describe('the head', () => {
	const head = (text: string) => readHead(toLines(text));
	it.each([
		['Số: 36/KH-UBND', '36/KH-UBND', 'KH-UBND'],
		['Số:      /KH- UBND', null, 'KH-UBND'],
		['Số: ........./KH-UBND', null, 'KH-UBND'],
		['Số 01-KH/ĐU', '01-KH/ĐU', 'KH/ĐU'],
		['UBND PHƯỜNG A Số: 7/BC-UBND A, ngày 01 tháng 02 năm 2026', '7/BC-UBND', 'BC-UBND'],
	])('%s', (text, number, symbol) => expect(head(text)).toMatchObject({ number, symbol }));

	it('keeps the year of a date line whose day is blank', () => {
		expect(head('Bình Mẫu, ngày     tháng     năm 2026')).toMatchObject({
			place: 'Bình Mẫu',
			issuedOn: null,
			year: 2026,
		});
		expect(head('Bình Mẫu, ngày …… tháng 5 năm 2026').issuedOn).toBeNull();
	});
});

describe('marks', () => {
	it.each([
		['V. TỔ CHỨC', 'roman', 'TỔ CHỨC'],
		['II- NỘI DUNG', 'roman', 'NỘI DUNG'],
		['3.Công an phường', 'number', 'Công an phường'],
		['1.2. Hình thức', 'decimal', 'Hình thức'],
		['đ) Trạm Y tế', 'letter', 'Trạm Y tế'],
		['– Treo băng rôn', 'dash', 'Treo băng rôn'],
		['+ Trồng cây', 'plus', 'Trồng cây'],
		['12/5/2026 là ngày khai mạc', 'none', '12/5/2026 là ngày khai mạc'],
		['1.000 cây xanh', 'none', '1.000 cây xanh'],
	])('%s', (text, mark, body) => expect(readMark(text)).toEqual({ mark, body }));
});
