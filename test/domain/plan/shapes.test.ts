import { readPlan } from '../../../domain/plan';
import type { Plan } from '../../../domain/types';

const HEAD = `ỦY BAN NHÂN DÂN
XÃ MẪU
Số: 12/KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Mẫu, ngày 04 tháng 5 năm 2026
KẾ HOẠCH
Ra quân làm sạch môi trường`;

const read = (...lines: string[]) => readPlan([HEAD, ...lines].join('\n'));
const given = (plan: Plan) =>
	plan.assignees.map(({ names, tasks }) => [names.join(' + '), ...tasks.map(({ role }) => role)].join(': '));
const dues = (plan: Plan) => plan.assignees.flatMap(({ tasks }) => tasks.map(({ due }) => due));

describe('who is given what, however it is written', () => {
	it('roles in brackets, in the passive, and by what the office alone says', () => {
		expect(
			given(
				read(
					'I. TỔ CHỨC THỰC HIỆN',
					'1. Việc kiểm tra bếp ăn do Trạm Y tế chủ trì, Công an xã phối hợp thực hiện.',
					'2. Giao Phòng Kinh tế (chủ trì), Hạt Kiểm lâm (phối hợp) rà soát 12 điểm cháy.',
				),
			),
		).toEqual([
			'Trạm Y tế: lead',
			'Công an xã: coordinate',
			'Phòng Kinh tế: lead',
			'Hạt Kiểm lâm: coordinate',
		]);
	});

	it('says whose meetings they are and gives nobody work: “các hội nghị do Mặt trận chủ trì”', () => {
		expect(
			given(read('I. TỔ CHỨC THỰC HIỆN', '1. Công an xã', '- Tham dự các hội nghị do Mặt trận xã chủ trì.')),
		).toEqual(['Công an xã: implement']);
	});

	it('paragraphs without marks, capitals, stars above dashes, numbers like II.1.', () => {
		const plain = ['Công an xã: giữ trật tự.', 'Trạm Y tế: cử 01 bác sĩ.', 'Đoàn Thanh niên: trang trí.'];
		expect(
			given(read('I. TỔ CHỨC THỰC HIỆN', ...plain, 'Trưởng các thôn phối hợp Công an xã vận động dân.')),
		).toEqual([
			'Công an xã: implement',
			'Trạm Y tế: implement',
			'Đoàn Thanh niên: implement',
			'Trưởng các thôn: coordinate',
		]);
		expect(given(read('I. TỔ CHỨC THỰC HIỆN', 'CÔNG AN XÃ', 'Giữ gìn trật tự tại lễ hội.'))).toEqual([
			'CÔNG AN XÃ: implement',
		]);
		expect(
			given(
				read(
					'I. TỔ CHỨC THỰC HIỆN',
					'* 12 chi hội:',
					'- Đăng ký phần việc.',
					'* Ban Thường vụ Hội:',
					'- Sơ kết.',
				),
			),
		).toEqual(['12 chi hội: implement', 'Ban Thường vụ Hội: implement']);
		expect(given(read('II. PHÂN CÔNG', 'II.1. Công an xã', 'a. Giữ trật tự.', 'b. Tuần tra.'))).toEqual([
			'Công an xã: implement: implement',
		]);
	});

	it('the addressees of a letter that asks all of them', () => {
		const letter = readPlan(
			`UBND XÃ MẪU\nSố: 9/UBND-VX\nMẫu, ngày 04 tháng 5 năm 2026\nKính gửi:\n- Công an xã;\n- Các trường học.\nUBND xã đề nghị các đơn vị thống kê học sinh, gửi kết quả trước ngày 20/5/2026.`,
		);
		expect(given(letter)).toEqual(['Công an xã + Các trường học: implement']);
	});

	it('labels below several points are those of all of them', () => {
		const plan = read(
			'II. NHIỆM VỤ',
			'1. Truyền thông',
			'1.1. Tổ chức 02 chiến dịch truyền thông.',
			'1.2. Phát thanh 48 tin bài.',
			'Cơ quan chủ trì: Trạm Y tế.',
			'Thời gian: trước 30/6/2026.',
		);
		expect(given(plan)).toEqual(['Trạm Y tế: lead: lead']);
		expect(dues(plan)).toEqual(['2026-06-30', '2026-06-30']);
	});

	it('whole sentences of a page that was broken at its width', () => {
		const plan = read(
			'I. TỔ CHỨC THỰC HIỆN',
			'1. Trạm Y tế',
			'- Phun thuốc diệt muỗi tại các khu dân cư có nguy cơ cao, kiểm tra dụng cụ chứa nước',
			'và hướng dẫn người dân lật úp vật chứa nước quanh nhà trước ngày 20/5/2026.',
		);
		expect(dues(plan)).toEqual(['2026-05-20']);
	});
});

describe('tables', () => {
	it('a row without a number goes on with the leader above it', () => {
		const plan = read(
			'STT | Nhiệm vụ | Chủ trì | Phối hợp | Hoàn thành',
			'1 | Phát dọn thực bì | Hạt Kiểm lâm | Các thôn | 30/10/2026',
			' | Làm mới đường băng | | Chủ rừng | 15/11/2026',
		);
		expect(plan.assignees[0]).toMatchObject({
			names: ['Hạt Kiểm lâm'],
			tasks: [{ due: '2026-10-30' }, { due: '2026-11-15' }],
		});
	});

	it('bodies at the head of the columns, with marks or with numbers below', () => {
		const marks = read(
			'TT | Nội dung | Công an xã | Hội LHPN',
			'1 | Xây dựng kế hoạch | x | ',
			'2 | Chuẩn bị 350 suất quà | PH | CT',
		);
		expect(given(marks)).toEqual(['Công an xã: implement: coordinate', 'Hội LHPN: lead']);
		const numbers = read('II. CHỈ TIÊU', 'Chỉ tiêu | Thôn 1 | Thôn 2 | Cộng', 'Lồng đèn | 40 | 35 | 75');
		expect(numbers.quotas).toMatchObject([
			{
				item: 'lồng đèn',
				max: 75,
				places: [
					{ name: 'Thôn 1', count: 40 },
					{ name: 'Thôn 2', count: 35 },
				],
			},
		]);
	});

	it('numbers by unit are one total with its places, given to those units', () => {
		const plan = read(
			'1. Giao chỉ tiêu trồng cây:',
			'TT | Đơn vị | Chỉ tiêu giao (cây)',
			'1 | Thôn Đông | 120',
			'2 | Thôn Tây | 80',
			'Tổng cộng | | 200',
		);
		expect(plan.quotas).toMatchObject([
			{
				max: 200,
				scope: 'total',
				appliesTo: ['Thôn Đông', 'Thôn Tây'],
				places: [
					{ name: 'Thôn Đông', count: 120 },
					{ name: 'Thôn Tây', count: 80 },
				],
			},
		]);
	});

	it('what is counted below “Chỉ tiêu” is a number for its owner and no task', () => {
		const plan = read(
			'STT | Chỉ tiêu | ĐVT | Kế hoạch 2026 | Đơn vị chịu trách nhiệm',
			'1 | Sản lượng lương thực | tấn | 3.450 | Phòng Kinh tế',
		);
		expect(plan.assignees).toEqual([]);
		expect(plan.quotas).toMatchObject([{ item: 'tấn lương thực', max: 3450, appliesTo: ['Phòng Kinh tế'] }]);
	});

	it('who watches over it is no doer beside who does it', () => {
		const plan = read('Stt | Nội dung | Đơn vị thực hiện | Phụ trách', '1 | Trồng cây | Các thôn | Đ/c Hà');
		expect(given(plan)).toEqual(['Các thôn: implement']);
	});
});

describe('times', () => {
	it.each([
		['báo cáo trễ nhất ngày 15/6/2026', '2026-06-15'],
		['báo cáo trước ngày 15/5/2026 (trước 16 giờ)', '2026-05-15T16:00:00+07:00'],
		['sơ tán xong trước 15 giờ ngày 08/9/2026; báo cáo trước 16 giờ cùng ngày', '2026-09-08T15:00:00+07:00'],
		['báo cáo nhanh kết quả trong ngày 15/6/2026', '2026-06-15'],
	])('%s', (words, due) => {
		expect(dues(read('I. TỔ CHỨC THỰC HIỆN', '1. Công an xã', `- Phải ${words}.`))).toEqual([due]);
	});

	it('what autumn says of spring is the next year', () => {
		const plan = readPlan(
			`${HEAD.replace('04 tháng 5', '20 tháng 12')}\nI. TỔ CHỨC THỰC HIỆN\n1. Công an xã\n- Treo xong trước ngày 20/01.`,
		);
		expect(dues(plan)).toEqual(['2027-01-20']);
	});
});

describe('numbers that nobody is asked for', () => {
	it.each([
		'Nhiệm kỳ 2026 - 2031 phải thực hiện tốt.',
		'Thực hiện theo Điều 2, 3, 4 Nghị quyết số 101.',
		'Mỗi lá phiếu là một niềm tin, một trách nhiệm!',
		'5 tháng đạt 46% dự toán, chậm so với tiến độ.',
	])('%s', (words) => expect(read('I. NỘI DUNG', `1. ${words}`).quotas).toEqual([]));

	it('tells places apart by their own numbers', () => {
		const [quota] = read('I. CHỈ TIÊU', '- Treo 05 băng rôn, gồm: tổ 1: 03; tổ 2: 02.').quotas;
		expect(quota?.places).toEqual([
			{ name: 'tổ 1', count: 3 },
			{ name: 'tổ 2', count: 2 },
		]);
	});
});

describe('the report that the plan asks for', () => {
	const TEMPLATE = [
		'Nơi nhận:',
		'- Lưu: VT.',
		'MẪU BÁO CÁO KẾT QUẢ',
		'TT | Nội dung | Đơn vị tính | Kết quả',
		'1 | Số buổi tuyên truyền | buổi | ',
		'2 | Kinh phí thực hiện | triệu đồng | ',
		'3 | Khó khăn, vướng mắc | | ',
	];

	it('has the fields of the annexed form', () => {
		const plan = read('I. TỔ CHỨC THỰC HIỆN', '1. Công an xã', '- Tuần tra.', ...TEMPLATE);
		expect(plan.reportFields).toMatchObject([
			{ label: 'Số buổi tuyên truyền', kind: 'count' },
			{ label: 'Kinh phí thực hiện (triệu đồng)', kind: 'money' },
			{ label: 'Khó khăn, vướng mắc', kind: 'text' },
		]);
		expect(given(plan)).toEqual(['Công an xã: implement']);
	});

	it('has the fields that a sentence lists, for whom it speaks of', () => {
		const plan = read(
			'I. TỔ CHỨC THỰC HIỆN',
			'1. Các thôn',
			'- Báo cáo theo các nội dung: số buổi tuyên truyền, số người tham gia; gửi về UBND xã trước ngày 20/5/2026.',
		);
		expect(plan.reportFields?.map(({ label, appliesTo }) => [label, appliesTo])).toEqual([
			['Số buổi tuyên truyền', ['Các thôn']],
			['Số người tham gia', ['Các thôn']],
		]);
	});

	it('is not made of minutes and ballot papers that are enclosed', () => {
		const form = [
			'BIÊN BẢN',
			'Hôm nay, ngày …… tháng …… năm ……',
			'- Họ và tên: …………',
			'- Chức vụ: …………',
			'- Ý kiến: …………',
		];
		const plan = read(
			'I. TỔ CHỨC THỰC HIỆN',
			'1. Công an xã',
			'- Tuần tra.',
			'Nơi nhận:',
			'- Lưu: VT.',
			'Mẫu số 01/BB',
			...form,
		);
		expect(plan.reportFields).toBeUndefined();
		expect(plan.doubts.filter(({ code }) => code === 'unread-line')).toEqual([]);
	});
});
