import { foldReports } from '../../../domain/reports/foldReports';
import { receiptFor } from '../../../domain/reports/receipt';
import { formFieldsJson } from '../../../domain/text/formFields';
import { COMPLETE, event, visitOf, Walk } from './visit';

const photo = (name: string, sha256 = name) => ({
	name,
	type: 'image/jpeg',
	size: 300_000,
	sha256,
	path: `p/${sha256}.jpg`,
});
const submitted = (at: string, data: Record<string, unknown> = {}) =>
	event('report.submitted', at, {
		values: { q2p1: 2, kp: 4_500_000.5 },
		status: 'Hoàn thành',
		via: 'form',
		...data,
	});

describe('the form', () => {
	it('says plan, due time in words and the unit’s own tasks and indicators, nobody else’s', () => {
		const { words, page } = new Walk();
		expect(page.title).toBe('Phòng Kinh tế, Hạ tầng và Đô thị');
		expect(words).toContain('Kế hoạch số 45/KH-UBND ngày 04/05/2026');
		expect(words).toContain('Hạn báo cáo: 17:00 ngày 20/05/2026 (còn 2 ngày làm việc)');
		expect(words).toContain('2. Phối hợp: Cùng Đoàn Thanh niên ra quân trồng cây');
		expect(words).toContain('Băng rôn – đường Bến Nước (chỉ tiêu: 2');
		expect(words).toContain('Kinh phí huy động xã hội hóa (chỉ tiêu: 5.000.000 đồng)');
		expect(words).not.toMatch(/học sinh|Cây xanh/);
	});

	it('does not repeat a role with which the task begins', () => {
		expect(new Walk().words).toContain('1. Chủ trì, tham mưu phân công');
	});

	it.each([
		['on the last day', '2026-05-20T08:00:00+07:00', 'hôm nay là hạn cuối'],
		['afterwards', '2026-05-22T08:00:00+07:00', 'quá hạn 2 ngày làm việc; báo cáo vẫn được nhận'],
		['over a weekend', '2026-05-15T08:00:00+07:00', 'còn 3 ngày làm việc'],
	])('tells how much time is left %s', (_, now, words) => {
		expect(new Walk(visitOf([], now)).words).toContain(words);
	});

	it('counts towards the due time that was extended', () => {
		const extended = event('due.extended', '2026-05-16T08:00:00+07:00', {
			dueAt: '2026-05-25T17:00:00+07:00',
		});
		expect(new Walk(visitOf([extended])).words).toContain('17:00 ngày 25/05/2026 (còn 5 ngày làm việc)');
	});

	it('says so when the plan names no due time, all the way to the receipt', () => {
		const visit = visitOf();
		visit.opened = { ...visit.opened, assignment: { ...visit.opened.assignment, dueAt: '' } };
		visit.state = { ...visit.state, dueAt: '' };
		const walk = new Walk(visit);
		expect(walk.words).toContain('Hạn báo cáo: chưa có');
		const [row] = walk.answer(COMPLETE).answer({ quyet_dinh: 'Gửi báo cáo này' }).stored?.rows ?? [];
		const state = foldReports(visit.opened.assignment, row ? [row] : []);
		const receipt = receiptFor({ ...visit, state }, row?.key ?? '', 'https://n8n.phuong.example/form/x?t=y');
		expect(receipt.message).toContain('Hạn báo cáo: chưa có');
		expect(receipt.mail?.text).not.toContain('Hạn báo cáo');
	});

	it('carries hostile words of a plan as words', () => {
		const visit = visitOf();
		visit.opened.assignment.tasks[0]!.text = '<script>alert(1)</script> {{ $json }} $&';
		const { page } = new Walk(visit);
		visit.opened.assignment.tasks[0]!.text = 'Chủ trì, tham mưu phân công khu vực vệ sinh cho từng đơn vị.';
		expect(JSON.stringify(page)).not.toContain('"html":"<script');
		expect(formFieldsJson(page.fields)).not.toContain('$');
	});
});

describe('what was reported before', () => {
	it('comes back as it would be typed, files ticked', () => {
		const walk = new Walk(
			visitOf([
				submitted('2026-05-17T08:00:00+07:00', {
					note: 'Trời mưa',
					links: ['https://a.example/', 'https://b.example/'],
					tasks: { g1t1: 'Hoàn thành', g1t2: 'Không phát sinh' },
					files: [photo('a.jpg')],
				}),
			]),
		);
		expect(walk.field('v_q2p1')?.defaultValue).toBe('2');
		expect(walk.field('v_kp')?.defaultValue).toBe('4.500.000,5');
		expect(walk.field('duong_dan')?.defaultValue).toBe('https://a.example/\nhttps://b.example/');
		expect(walk.field('nv_g1t1')?.defaultValue).toBe('Như tình trạng chung');
		expect(walk.field('nv_g1t2')?.defaultValue).toBe('Không phát sinh');
		expect(walk.field('tep_da_co')?.defaultValue).toBe('Tệp 01: a.jpg (293 kB)');
		expect(walk.words).toContain('Đơn vị đã gửi báo cáo lần 1 lúc 08:00 ngày 17/05/2026');
	});

	it('sent again unchanged is the same report', () => {
		const data = {
			note: 'Trời mưa',
			links: ['https://a.example/'],
			tasks: { g1t1: 'Hoàn thành', g1t2: 'Không phát sinh' },
			files: [photo('a.jpg')],
			values: { q2p1: 2, kp: 4_500_000, ket_qua: 'Xong' },
		};
		const walk = new Walk(visitOf([submitted('2026-05-17T08:00:00+07:00', data)]));
		const shown = Object.fromEntries(
			walk.page.fields.map(({ fieldName, defaultValue }) => [fieldName, defaultValue]),
		);
		walk.answer({ ...shown, tep_da_co: [shown.tep_da_co] }).answer({ quyet_dinh: 'Gửi báo cáo này' });
		expect(walk.stored?.rows[0]?.data).toEqual({ revision: 2, status: 'Hoàn thành', via: 'form', ...data });
	});

	it.each([
		[
			'a return with its reason',
			[event('report.returned', '2026-05-17T09:00:00+07:00', { reason: 'Thiếu ảnh' })],
			'được trả lại để bổ sung: Thiếu ảnh',
		],
		['an acceptance', [event('report.accepted', '2026-05-17T09:00:00+07:00')], 'đã được chấp nhận'],
		['a withdrawal', [event('report.withdrawn', '2026-05-17T09:00:00+07:00')], 'Đơn vị đã rút báo cáo lần 1'],
	])('is told with %s, and still there to be corrected', (_, more, words) => {
		const walk = new Walk(visitOf([submitted('2026-05-17T08:00:00+07:00'), ...more]));
		expect(walk.words).toContain(words);
		expect(walk.field('v_q2p1')?.defaultValue).toBe('2');
	});
});

describe('a mistake', () => {
	it('is said on top with a way to the field, and in the field’s own label; nothing typed is lost', () => {
		const walk = new Walk().answer({ ...COMPLETE, v_q2p1: 'hai cái', ghi_chu: 'Ghi chú <b>"dài"</b>' });
		const { fields, title } = walk.page;
		expect(title).toBe('Phòng Kinh tế, Hạ tầng và Đô thị');
		const place = fields.findIndex(({ fieldName }) => fieldName === 'v_q2p1');
		expect(fields[0]?.html).toContain(`<a href="#field-${place}">`);
		expect(fields[place]).toMatchObject({
			fieldLabel: expect.stringContaining('CẦN SỬA: “hai cái” không phải là số.'),
			defaultValue: 'hai cái',
		});
		expect(walk.field('ghi_chu')?.defaultValue).toBe('Ghi chú <b>"dài"</b>');
		expect(walk.field('trang_thai')?.defaultValue).toBe('Hoàn thành');
	});

	it('costs no file: the ones that were taken stay, listed and ticked', () => {
		const walk = new Walk().answer(
			{ ...COMPLETE, v_q2p1: '' },
			{ files: [photo('a.jpg')], problems: ['Tệp “x.exe” không được nhận.'] },
		);
		expect(walk.view.page).toBe('form');
		expect(walk.field('tep_da_co')?.defaultValue).toBe('Tệp 01: a.jpg (293 kB)');
		expect(walk.words).toContain('Tệp “x.exe” không được nhận.');
		walk.answer(
			{ ...COMPLETE, tep_da_co: ['Tệp 01: a.jpg (293 kB)'] },
			{ files: [photo('b.jpg'), photo('a lần hai.jpg', 'a.jpg')], problems: [] },
		);
		expect(walk.view).toMatchObject({ page: 'check', kept: [{ name: 'a.jpg' }, { name: 'b.jpg' }] });
	});

	it('a file whose tick is taken away does not go with the report', () => {
		const walk = new Walk().answer(
			{ ...COMPLETE, v_q2p1: '' },
			{ files: [photo('a.jpg'), photo('b.jpg')], problems: [] },
		);
		walk.answer({ ...COMPLETE, tep_da_co: ['Tệp 02: b.jpg (293 kB)'] });
		expect(walk.view.kept.map(({ name }) => name)).toEqual(['b.jpg']);
		walk.answer({ quyet_dinh: 'Quay lại sửa' });
		expect(walk.field('tep_da_co')?.defaultValue).toBe('Tệp 01: b.jpg (293 kB)');
		walk.answer({ ...COMPLETE, tep_da_co: [] });
		expect(walk.view.kept).toEqual([]);
	});

	it('too much evidence over all revisions is refused', () => {
		const huge = Array.from({ length: 9 }, (_, at) => ({ ...photo(`${at}.pdf`), size: 58 * 2 ** 20 }));
		const walk = new Walk(visitOf([submitted('2026-05-17T08:00:00+07:00', { files: huge })]));
		walk.answer({ ...COMPLETE, tep_da_co: [] }, { files: [photo('a.jpg')], problems: [] });
		expect(walk.words).toContain('đơn vị đã gửi quá nhiều tệp');
	});
});

describe('the check page', () => {
	it('shows the whole, says that nothing was sent, and leads back to what was typed', () => {
		const walk = new Walk().answer({ ...COMPLETE, nv_g1t2: 'Chưa thực hiện' });
		expect(walk.page.title).toBe('Xem lại trước khi gửi');
		for (const words of [
			'chưa được gửi',
			'Đang thực hiện',
			'ra quân trồng cây tại các tuyến đường mới mở. Chưa thực hiện',
			'5.000.000',
			'Đã trồng 20 cây',
		])
			expect(walk.words).toContain(words);
		expect(walk.stored).toBeNull();
		expect(walk.answer({ quyet_dinh: 'Quay lại sửa' }).field('v_kp')?.defaultValue).toBe('5 triệu');
	});

	it('says that the report will be late', () => {
		expect(new Walk(visitOf([], '2026-05-21T08:00:00+07:00')).answer(COMPLETE).words).toContain(
			'nộp sau hạn',
		);
	});

	it('sends once it is told to', () => {
		const walk = new Walk().answer(COMPLETE, { files: [photo('a.jpg')], problems: [] });
		walk.answer({ quyet_dinh: 'Gửi báo cáo này' });
		expect(walk.stored).toEqual({
			next: 'store',
			key: 'kh-45:KT:report:luot-1',
			rows: [
				{
					planId: 'kh-45',
					unit: 'KT',
					kind: 'report.submitted',
					at: walk.visit.now,
					by: 'Phòng Kinh tế, Hạ tầng và Đô thị',
					key: 'kh-45:KT:report:luot-1',
					data: {
						revision: 1,
						values: { q2p1: 2, kp: 5_000_000, ket_qua: 'Đã trồng 20 cây' },
						status: 'Hoàn thành',
						tasks: { g1t1: 'Hoàn thành', g1t2: 'Hoàn thành' },
						files: [photo('a.jpg')],
						via: 'form',
					},
				},
			],
		});
	});

	it('sends nothing on an answer that it did not offer', () => {
		const walk = new Walk().answer(COMPLETE).answer({});
		expect(walk.stored).toBeNull();
		expect(walk.words).toContain('Hãy chọn “Gửi báo cáo này”');
	});

	it('wants a tick for a nil report', () => {
		const walk = new Walk().answer({ trang_thai: 'Không phát sinh' });
		expect(walk.field('xac_nhan')?.fieldType).toBe('checkbox');
		walk.answer({ quyet_dinh: 'Gửi báo cáo này', xac_nhan: [] });
		expect(walk.stored).toBeNull();
		expect(walk.words).toContain('Hãy đánh dấu ô xác nhận không phát sinh');
		walk.answer({
			quyet_dinh: 'Gửi báo cáo này',
			xac_nhan: ['Đúng, đơn vị không phát sinh nội dung nào để báo cáo'],
		});
		expect(walk.stored?.rows[0]?.data).toMatchObject({ nil: true, values: {} });
	});

	it('is left for the form when the plan was changed meanwhile', () => {
		const walk = new Walk().answer(COMPLETE);
		const { assignment } = walk.visit.opened;
		const more = { id: 'q9', label: 'Thùng rác', kind: 'count' as const, quota: 1 };
		walk.visit = {
			...walk.visit,
			opened: {
				...walk.visit.opened,
				assignment: { ...assignment, indicators: [...assignment.indicators, more] },
			},
		};
		walk.answer({ quyet_dinh: 'Gửi báo cáo này' });
		expect(walk.stored).toBeNull();
		expect(walk.words).toContain('Thùng rác: chưa có số liệu');
	});
});
