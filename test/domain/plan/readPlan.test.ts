import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { notAPlan, planIdOf, readPlan } from '../../../domain/plan';
import { HOSTILE } from '../../corpus/hostile';

const fixture = (name: string) => readFileSync(join(__dirname, '../../fixtures/plans', name), 'utf8');
const codes = (plan: ReturnType<typeof readPlan>) => plan.doubts.map((doubt) => doubt.code);

describe('a plan that came without its head, with number and date blank', () => {
	const text = fixture('thang-doc-sach.txt');
	const plan = readPlan(text);

	it('never invents what is blank, and says so', () => {
		expect(plan).toMatchObject({ kind: 'KẾ HOẠCH', number: null, symbol: 'KH-UBND', issuedOn: null });
		expect(codes(plan)).toEqual([
			'number-blank',
			'date-blank',
			'no-report-deadline',
			'broken-sentence-joined',
			'quota-without-owner',
			'quota-without-owner',
		]);
	});

	it('knows the issuer from what the body says of itself', () => {
		expect(plan.issuer).toBe('Ủy ban nhân dân phường Suối Mơ');
		expect(plan.place).toBe('Suối mơ');
	});

	it('reads what it rests on, when it runs, what it says and who pays', () => {
		expect(plan.bases).toMatchObject([
			{
				number: '77/KH-SVHTTDL',
				date: '2026-06-03',
				issuer: 'Sở Văn hóa, Thể thao và Du lịch tỉnh Thanh Minh',
				evidence: { line: 11 },
			},
		]);
		expect(plan.period).toMatchObject({ start: '2026-06-05', end: '2026-06-30', evidence: { line: 33 } });
		expect(plan.theme).toBe('Mỗi ngày mười trang sách');
		expect(plan.slogans).toEqual(['Đọc để biết', 'Sách là bạn của mọi nhà']);
		expect(plan.funding).toBe('Từ nguồn xã hội hóa.');
	});

	it('gives each group its names and tasks in order', () => {
		expect(plan.assignees.map(({ names, tasks }) => [names, tasks.length])).toEqual([
			[['Phòng Văn hóa - Xã hội'], 2],
			[['Phòng Kinh tế, Hạ tầng và Đô thị phường'], 1],
			[['Ủy ban MTTQ', 'các tổ chức chính trị - xã hội phường'], 2],
			[['Các trường học', 'hợp tác xã trên địa bàn phường'], 1],
		]);
	});

	it('joins a sentence broken over two paragraphs and keeps the first line as evidence', () => {
		expect(plan.assignees[2]?.tasks[0]).toMatchObject({
			text: 'Vận động hội viên góp sách. Phân công lực lượng đoàn viên sắp xếp tủ sách tại nhà văn hóa.',
			evidence: { line: 53 },
		});
	});

	it('takes a commemorative date for no deadline and proposes the end of the period', () => {
		expect(plan.deadlines).toEqual([]);
		const doubt = plan.doubts.find((each) => each.code === 'no-report-deadline');
		expect(doubt?.message).toContain('17:00 ngày 30/06/2026');
	});

	it('counts what each unit and what all together owe', () => {
		expect(plan.quotas).toMatchObject([
			{
				item: 'băng rôn',
				min: 2,
				max: 2,
				scope: 'each',
				appliesTo: ['tổ dân phố', 'trường học'],
				places: [],
			},
			{ item: 'cuốn sách', min: 200, max: 250, scope: 'total', appliesTo: [], places: [] },
			{ item: 'buổi sinh hoạt', min: 3, max: 3, scope: 'total', appliesTo: [], places: [] },
		]);
	});

	it('lists the recipients and who signed', () => {
		expect(plan.recipients).toEqual([
			{ name: 'TTr Đảng ủy', purpose: 'report' },
			{ name: 'UB MTTQ phường', purpose: 'coordinate' },
			{ name: 'Tổ dân phố', purpose: 'implement' },
			{ name: 'Như trên', purpose: null },
			{ name: 'VT, VHXH', purpose: 'file' },
		]);
		expect(plan.signatory).toEqual({
			authority: 'KT.CHỦ TỊCH',
			position: 'PHÓ CHỦ TỊCH',
			name: 'Họ Và Tên',
		});
	});

	it.each(['NFD', 'NFC'])('reads the same from text in %s', (form) => {
		expect(readPlan(text.normalize(form))).toEqual(plan);
	});

	it('reads the same with Windows line ends and hard spaces', () => {
		expect(readPlan(text.replace(/\n/g, '\r\n').replace(/ /g, '\u00A0'))).toEqual(plan);
	});

	it('points each piece of evidence at the line where it stands', () => {
		const lines = text.split('\n');
		const evidence = [plan.period?.evidence, ...plan.quotas.map((quota) => quota.evidence)];
		for (const each of evidence) expect(lines[(each?.line ?? 0) - 1]).toBe(each?.text);
		for (const task of plan.assignees.flatMap((group) => group.tasks)) {
			expect(task.evidence.text).toContain(lines[task.evidence.line - 1]);
		}
	});
});

describe('a plan whose two-column head was merged into lines', () => {
	const plan = readPlan(fixture('ngay-moi-truong.txt'));

	it('tells issuer, number, place and date apart', () => {
		expect(plan).toMatchObject({
			issuer: 'Ủy ban nhân dân phường Hòa Bình Mẫu',
			number: '41/KH-UBND',
			place: 'Hòa Bình Mẫu',
			issuedOn: '2026-05-20',
			title: 'Hưởng ứng Ngày Môi trường thế giới trên địa bàn phường năm 2026',
		});
	});

	it('does the same when the columns are parted by single spaces', () => {
		const merged = fixture('ngay-moi-truong.txt').replace(/\t/g, ' ');
		expect(readPlan(merged)).toMatchObject({
			issuer: plan.issuer,
			number: plan.number,
			place: plan.place,
			issuedOn: plan.issuedOn,
		});
	});

	it('lists each basis with its own number, date and issuer', () => {
		expect(plan.bases.map(({ number, date, issuer }) => [number, date, issuer])).toEqual([
			[null, '2020-11-17', null],
			['15/2025/QĐ-UBND', '2025-03-02', 'Ủy ban nhân dân tỉnh Thanh Minh'],
			['310/SNNMT-MT', '2026-05-11', 'Sở Nông nghiệp và Môi trường tỉnh Thanh Minh'],
		]);
	});

	it('finds units as points "a)", with the task on the same line or below', () => {
		expect(plan.assignees.map(({ names, tasks }) => [names, tasks.map((task) => task.role)])).toEqual([
			[['Phòng Kinh tế, Hạ tầng và Đô thị'], ['lead']],
			// "… chủ trì, phối hợp với Công an phường, các trường học …" tells these something too.
			[['Công an phường'], ['coordinate']],
			[['các trường học'], ['coordinate']],
			[['Văn phòng HĐND và UBND'], ['implement']],
			[
				['Ban Chỉ huy Quân sự phường', 'Công an phường'],
				['coordinate', 'implement'],
			],
			[['Các tổ dân phố'], ['implement']],
		]);
		expect(plan.assignees[4]?.tasks[1]?.text).toBe('Tham gia: + Dọn vệ sinh kênh mương; + Trồng cây.');
	});

	it("knows everybody's report deadline from one unit's own", () => {
		expect(plan.deadlines.map(({ what, date }) => [what, date])).toEqual([
			['task', '2026-06-07'],
			['report', '2026-06-30T16:00:00+07:00'],
		]);
		expect(plan.assignees[0]?.tasks[0]?.due).toBe('2026-06-07');
		expect(codes(plan)).toContain('year-deduced');
	});

	it('says when places do not add up to the total', () => {
		expect(plan.quotas[1]).toMatchObject({
			item: 'pa nô',
			max: 6,
			places: [
				{ name: 'cổng chợ', count: 2 },
				{ name: 'bến xe', count: 1 },
				{ name: 'công viên', count: 2 },
			],
		});
		expect(plan.doubts.find((doubt) => doubt.code === 'total-mismatch')?.message).toContain('được 5');
	});
});

describe('the id of a plan', () => {
	const plan = readPlan(fixture('ngay-moi-truong.txt'));
	it('comes from what identifies the document, and only from that', () => {
		expect(planIdOf(plan)).toMatch(/^kh-41-kh-ubnd-[0-9a-f]{8}$/);
		expect(planIdOf({ ...plan, doubts: [], assignees: [] })).toBe(planIdOf(plan));
		expect(planIdOf({ ...plan, title: 'Khác' })).not.toBe(planIdOf(plan));
		expect(planIdOf({ ...plan, number: null })).toMatch(/^kh-[0-9a-f]{8}$/);
	});
});

it.each([
	'Trên đây là Kế hoạch, đề nghị các phòng, cơ quan, đơn vị liên quan nghiêm túc triển khai thực hiện./.',
	'Yêu cầu các cơ quan, đơn vị căn cứ Kế hoạch này tổ chức thực hiện.',
])('a closing sentence that speaks to everybody gives nobody work: %s', (closing) => {
	const plan = readPlan(
		`KẾ HOẠCH\nTổng vệ sinh\nI. TỔ CHỨC THỰC HIỆN\n1. Trạm Y tế\n- Phun thuốc.\n${closing}`,
	);
	expect(plan.assignees.map(({ names }) => names)).toEqual([['Trạm Y tế']]);
});

describe('a text that is no plan', () => {
	it.each([
		['nothing', ''],
		['a recipe', 'Cách nấu phở bò\n1. Hầm xương 6 giờ.\n2. Trụng bánh phở.'],
		['a poem', 'Trong đầm gì đẹp bằng sen\nLá xanh bông trắng lại chen nhị vàng'],
		['an invitation', 'GIẤY MỜI\nDự hội nghị\nThời gian: 8 giờ ngày 12/5/2026.'],
		['English', 'Meeting notes\n1. Room booked.\n- Send the slides.'],
	])('%s is refused with a sentence that says what to do', (_, text) => {
		const plan = readPlan(text);
		expect(notAPlan(plan)).toMatch(/Đề nghị kiểm tra lại tệp/);
		expect(codes(plan)).toContain('not-a-plan');
	});

	it('a plan that names nobody yet is a plan with a doubt', () => {
		const plan = readPlan('KẾ HOẠCH\nTổng vệ sinh năm 2026\nI. MỤC ĐÍCH\n- Sạch đẹp.');
		expect(notAPlan(plan)).toBeNull();
		expect(codes(plan)).toContain('no-assignees');
	});
});

it.each(Object.entries(HOSTILE))('a text made to be slow is read in time: %s', (_, make) => {
	const text = make(12_500);
	const from = performance.now();
	readPlan(text);
	expect(performance.now() - from).toBeLessThan(3000);
});
