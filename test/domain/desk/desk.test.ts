import { openView } from '../../../domain/desk/answerDesk';
import { fieldLabel } from '../../../domain/reports/fields';
import { vn } from '../followup/logRows';
import { contextOf, DUE, indicators, listView, NOW, Officer, past, PLAN_ID, report, row } from './deskBook';

const figure = (officer: Officer) =>
	/Quá hạn (\d+) (\d+) (\d+) (\d+)/.exec(officer.text)?.slice(1).map(Number);

describe('the form is opened', () => {
	it('goes straight to the only plan, decisions by the title of the settings', () => {
		expect(openView({}, contextOf())).toMatchObject({
			page: 'list',
			planId: PLAN_ID,
			by: 'Chuyên viên phụ trách',
		});
	});
	it('remembers who decides', () => {
		expect(openView({ nguoi: '  Phó  Trưởng phòng ' }, contextOf()).by).toBe('Phó Trưởng phòng');
	});
	it('goes to the unit of a link, and to no other plan than one it knows', () => {
		expect(openView({ kh: PLAN_ID, dv: 'NOP' }, contextOf())).toMatchObject({ page: 'unit', units: ['NOP'] });
		expect(openView({ kh: 'kh-%', dv: 'NOP' }, contextOf())).toMatchObject({ page: 'list', units: [] });
	});
	it('asks which plan when several are open, and goes to the open one when the others are closed', () => {
		const context = contextOf();
		const [plan] = context.book.plans;
		context.book.plans.push({ ...plan!, planId: 'kh-46' });
		expect(openView({}, context).page).toBe('choose');
		context.book.events.push({ ...row('plan.closed', '', '05-21 09:00'), planId: 'kh-46' });
		expect(openView({}, context)).toMatchObject({ page: 'list', planId: PLAN_ID });
	});
	it('says so when there is no plan yet', () => {
		const context = contextOf();
		context.book.plans = [];
		expect(openView({}, context)).toMatchObject({ page: 'end', ending: { title: 'Chưa có kế hoạch' } });
	});
});

describe('the list', () => {
	it('shows the four figures, and every unit with how it stands, what needs the officer first', () => {
		const officer = new Officer();
		expect(figure(officer)).toEqual([5, 2, 1, 2]);
		expect(officer.options('don_vi')).toEqual([
			'NOP - Công an phường\nĐã nộp lần 1, chờ duyệt · 10:00 ngày 19/05/2026 · 1 tệp',
			'CHO - Phòng Kinh tế\nQuá hạn 2 ngày làm việc · hạn 17:00 ngày 20/05/2026',
			'TRA - Trạm Y tế phường\nChờ sửa, quá hạn 2 ngày làm việc · hạn 17:00 ngày 20/05/2026',
			'XIN - Tổ dân phố 4\nChưa nộp · hạn 17:00 ngày 26/05/2026',
			'DUYET - Trường Mầm non Hoa Sen\nĐã duyệt lần 1 · 08:00 ngày 18/05/2026',
			'LOAI - Tổ dân phố 3\nKhông phải nộp (loại trừ)',
		]);
	});

	test.each([
		['Tất cả (6 đơn vị)', ['NOP', 'CHO', 'TRA', 'XIN', 'DUYET', 'LOAI']],
		['Phải nộp (5 đơn vị)', ['NOP', 'CHO', 'TRA', 'XIN', 'DUYET']],
		['Đã nộp (2 đơn vị)', ['NOP', 'DUYET']],
		['Chờ sửa (1 đơn vị)', ['TRA']],
		['Quá hạn (2 đơn vị)', ['CHO', 'TRA']],
		['Chưa nộp (3 đơn vị)', ['CHO', 'TRA', 'XIN']],
		['Chờ duyệt (1 đơn vị)', ['NOP']],
		['Không phải nộp (1 đơn vị)', ['LOAI']],
	])('filters: %s', (option, codes) => {
		const officer = new Officer();
		expect(officer.options('loc')).toContain(option);
		officer.answer({ loc: option });
		expect(officer.options('don_vi').map((line) => line.split(' ')[0])).toEqual(codes);
		expect(officer.page.fields.find(({ fieldName }) => fieldName === 'loc')?.defaultValue).toBe(option);
	});

	it('says so when a filter lets nobody through', () => {
		const officer = new Officer(past.filter(({ unit }) => unit !== 'LOAI'));
		expect(officer.answer({ loc: 'Không phải nộp (0 đơn vị)' }).text).toContain('Không có đơn vị nào');
	});

	it('ends when the officer is done', () => {
		expect(new Officer().choose('Kết thúc').view).toMatchObject({
			page: 'end',
			ending: { title: 'Đã kết thúc' },
		});
	});
});

describe('accepting', () => {
	it('is one step for one unit', () => {
		const officer = new Officer().choose('Duyệt báo cáo', 'NOP');
		expect(officer.last?.rows).toEqual([
			{
				planId: PLAN_ID,
				unit: 'NOP',
				kind: 'report.accepted',
				at: NOW,
				by: 'Trưởng phòng',
				key: 'kh-45:NOP:accepted:1',
				data: { revision: 1 },
			},
		]);
		expect(officer.last?.tellings).toEqual([]);
		expect(officer.text).toContain('Đã duyệt báo cáo của: Công an phường.');
		expect(officer.line('NOP')).toContain('Đã duyệt lần 1');
	});

	it('names in one sentence those who cannot be accepted, keeps the ticks, and stores nothing', () => {
		const officer = new Officer().choose('Duyệt báo cáo', 'CHO', 'XIN', 'TRA');
		expect(officer.last?.rows).toEqual([]);
		expect(officer.text).toContain(
			'Không duyệt được: Phòng Kinh tế, Tổ dân phố 4 (chưa nộp báo cáo); Trạm Y tế phường (báo cáo lần 1 đã trả lại, chưa nộp lại).',
		);
		const ticked = officer.page.fields.find(({ fieldName }) => fieldName === 'don_vi')?.defaultValue;
		expect(ticked?.split('\n').length).toBe(4);
		expect(officer.page.fields.find(({ fieldName }) => fieldName === 'viec')?.defaultValue).toBe(
			'Duyệt báo cáo',
		);
	});

	it('shows for many who gets it and who does not before it is done', () => {
		const waiting = report('CHO', '05-21 10:00', 1);
		const officer = new Officer([...past, waiting]).choose('Duyệt báo cáo', 'CHO', 'NOP', 'DUYET');
		expect(officer.last?.rows).toEqual([]);
		expect(officer.text).toContain('Duyệt báo cáo: 2 đơn vị');
		expect(officer.text).toContain('Không duyệt được: Trường Mầm non Hoa Sen (đã duyệt rồi).');
		officer.answer({});
		expect(officer.last?.rows.map(({ unit }) => unit)).toEqual(['CHO', 'NOP']);
	});

	it('takes all of the units that are shown when asked to', () => {
		const waiting = report('CHO', '05-21 10:00', 1);
		const officer = new Officer([...past, waiting]).answer({ loc: 'Chờ duyệt (2 đơn vị)' });
		officer.answer({ viec: 'Duyệt báo cáo', tat_ca: officer.options('tat_ca') }).answer({});
		expect(officer.last?.rows.map(({ unit }) => unit)).toEqual(['CHO', 'NOP']);
	});

	it('does nothing at all when one of those shown changed meanwhile, and says so', () => {
		const waiting = report('CHO', '05-21 10:00', 1);
		const officer = new Officer([...past, waiting]).choose('Duyệt báo cáo', 'CHO', 'NOP');
		officer.events.push(report('CHO', '05-22 08:59', 2));
		officer.answer({});
		expect(officer.last?.rows).toEqual([]);
		expect(officer.text).toContain(
			'Tình hình vừa thay đổi, chưa thực hiện gì. Không duyệt được: Phòng Kinh tế (vừa gửi báo cáo lần 2, hãy xem trước).',
		);
		officer.answer({});
		expect(officer.last?.rows.map(({ unit }) => unit)).toEqual(['NOP']);
	});

	it('asks for at least one unit', () => {
		expect(new Officer().choose('Duyệt báo cáo').text).toContain('hãy đánh dấu ít nhất một đơn vị');
	});
});

describe('returning', () => {
	it('needs a reason, names the unit, and tells it at once', () => {
		const officer = new Officer().choose('Trả lại báo cáo để sửa', 'NOP');
		officer.answer({ ly_do: '   ' });
		expect(officer.text).toContain('Chưa trả lại được cho Công an phường: hãy ghi lý do.');
		officer.answer({ ly_do: 'Thiếu ảnh\r\nsố liệu chưa khớp' });
		expect(officer.last?.rows).toMatchObject([
			{
				kind: 'report.returned',
				unit: 'NOP',
				by: 'Trưởng phòng',
				key: 'kh-45:NOP:returned:1',
				data: { reason: 'Thiếu ảnh\nsố liệu chưa khớp', revision: 1 },
			},
		]);
		expect(officer.last?.tellings).toEqual([
			{
				planId: PLAN_ID,
				unit: 'NOP',
				step: 'returned',
				key: 'kh-45:NOP:returned:1:email',
				dueAt: DUE,
				reason: 'Thiếu ảnh\nsố liệu chưa khớp',
			},
		]);
		expect(officer.line('NOP')).toContain('Chờ sửa');
	});

	it('can be left without a trace', () => {
		const officer = new Officer()
			.choose('Trả lại báo cáo để sửa', 'NOP')
			.answer({ sau_do: 'Thôi, quay lại' });
		expect(officer.view.page).toBe('list');
		expect(officer.events).toHaveLength(past.length);
	});

	it('counts each revision once: the second report can be returned again', () => {
		const officer = new Officer([...past, report('TRA', '05-21 09:00', 2)]).choose(
			'Trả lại báo cáo để sửa',
			'TRA',
		);
		officer.answer({ ly_do: 'Vẫn thiếu' });
		expect(officer.last?.rows[0]?.key).toBe('kh-45:TRA:returned:2');
	});
});

describe('extending', () => {
	const extend = (...codes: string[]) => new Officer().choose('Gia hạn', ...codes);

	test.each([
		[{ han_ngay: '2026-05-21', ly_do: 'Lũ' }, 'hạn mới 17:00 ngày 21/05/2026 đã qua'],
		[{ han_ngay: '', ly_do: 'Lũ' }, 'hãy chọn ngày và nhập giờ dạng 17:00'],
		[{ han_ngay: '2026-05-28', han_gio: 'chiều', ly_do: 'Lũ' }, 'hãy chọn ngày và nhập giờ dạng 17:00'],
		[{ han_ngay: '2026-05-28', ly_do: '' }, 'hãy ghi lý do'],
	])('is refused: %j', (answers, words) => {
		const officer = extend('CHO').answer(answers);
		expect(officer.text).toContain('Chưa gia hạn được cho Phòng Kinh tế');
		expect(officer.text).toContain(words);
		expect(officer.last?.rows).toEqual([]);
		expect(officer.page.fields.find(({ fieldName }) => fieldName === 'ly_do')?.defaultValue).toBe(
			answers.ly_do,
		);
	});

	it('sets the new due time, and leaves out whoever has a later one already', () => {
		const officer = extend('CHO', 'XIN').answer({ han_ngay: '2026-05-25', han_gio: '16h30', ly_do: 'Lũ' });
		expect(officer.view.page).toBe('confirm');
		expect(officer.text).toContain('Không gia hạn được: Tổ dân phố 4 (hạn đang có là 17:00 ngày 26/05/2026');
		expect(officer.text).toContain('hạn mới 16:30 ngày 25/05/2026; thư báo tới cho@hoabinhmau.example');
		officer.answer({});
		expect(officer.last?.rows).toMatchObject([
			{
				unit: 'CHO',
				kind: 'due.extended',
				key: 'kh-45:CHO:extended:1',
				data: { dueAt: vn('05-25 16:30'), reason: 'Lũ' },
			},
		]);
		expect(officer.last?.tellings).toMatchObject([
			{ step: 'extended', dueAt: vn('05-25 16:30'), dueBefore: DUE },
		]);
		expect(officer.line('CHO')).toContain('Chưa nộp · hạn 16:30 ngày 25/05/2026');
	});

	it('can be mended on the way: what was typed is there again', () => {
		const officer = extend('CHO', 'TRA')
			.answer({ han_ngay: '2026-05-25', ly_do: 'Lũ' })
			.answer({ sau_do: 'Sửa lại' });
		const value = (name: string) =>
			officer.page.fields.find(({ fieldName }) => fieldName === name)?.defaultValue;
		expect([value('han_ngay'), value('han_gio'), value('ly_do')]).toEqual(['2026-05-25', '17:00', 'Lũ']);
	});
});

describe('excluding and including', () => {
	it('counts each time apart', () => {
		const officer = new Officer()
			.choose('Loại trừ (không phải báo cáo)', 'CHO')
			.answer({ ly_do: 'Giải thể' });
		officer.choose('Đưa trở lại danh sách phải báo cáo', 'CHO').answer({ ly_do: 'Nhầm' });
		officer.choose('Loại trừ (không phải báo cáo)', 'CHO').answer({ ly_do: 'Giải thể thật' });
		const keys = officer.events.slice(past.length).map(({ key }) => key);
		expect(keys).toEqual(['kh-45:CHO:excluded:1', 'kh-45:CHO:included:1', 'kh-45:CHO:excluded:2']);
		expect(figure(officer)).toEqual([4, 2, 1, 1]);
	});
});

describe('links', () => {
	it('are sent again as often as asked, each time under a key of its own', () => {
		const officer = new Officer().choose('Gửi lại liên kết báo cáo', 'CHO');
		officer.choose('Gửi lại liên kết báo cáo', 'CHO');
		expect(officer.events.slice(past.length)).toMatchObject([
			{ kind: 'link.renewed', key: 'kh-45:CHO:link:1' },
			{ kind: 'link.renewed', key: 'kh-45:CHO:link:2' },
		]);
		expect(officer.last?.tellings).toMatchObject([
			{ step: 'link', key: 'kh-45:CHO:link:2:email', revoked: false },
		]);
	});

	it('are revoked with a reason, and a new one follows at once unless the officer waits', () => {
		const officer = new Officer()
			.choose('Thu hồi liên kết báo cáo', 'NOP')
			.answer({ ly_do: 'Đăng lên nhóm chung' });
		expect(officer.last?.rows).toMatchObject([
			{ kind: 'link.revoked', key: 'kh-45:NOP:link-revoked:1', data: { reason: 'Đăng lên nhóm chung' } },
			{ kind: 'link.renewed', key: 'kh-45:NOP:link:1' },
		]);
		expect(officer.last?.tellings).toMatchObject([{ step: 'link', revoked: true }]);
		officer
			.choose('Thu hồi liên kết báo cáo', 'CHO')
			.answer({ ly_do: 'Lộ', lien_ket_moi: 'Chưa gửi liên kết mới' });
		expect(officer.last?.rows.map(({ kind }) => kind)).toEqual(['link.revoked']);
		expect(officer.last?.tellings).toEqual([]);
	});
});

describe('entering on behalf', () => {
	const enter = (...codes: string[]) => new Officer().choose('Nhập thay báo cáo', ...codes);

	it('is the unit’s own fields with what it reported before, stored as entered by the officer', () => {
		const officer = enter('NOP');
		const value = (name: string) =>
			officer.page.fields.find(({ fieldName }) => fieldName === name)?.defaultValue;
		expect(value('v_q1')).toBe('1');
		officer.answer({ trang_thai: 'Hoàn thành', v_q1: '02', v_ket_qua: 'Qua điện thoại' });
		expect(officer.last?.rows).toMatchObject([
			{
				kind: 'report.submitted',
				unit: 'NOP',
				by: 'Trưởng phòng',
				key: 'kh-45:NOP:entered:2',
				data: {
					revision: 2,
					values: { q1: 2, ket_qua: 'Qua điện thoại' },
					via: 'officer',
					files: [{ name: 'ảnh.png' }],
				},
			},
		]);
		// The first revision was in time: a correction after the due time does not make it late.
		expect(officer.line('NOP')).toContain(
			'Đã nộp lần 2, chờ duyệt · 09:00 ngày 22/05/2026 · cán bộ nhập thay',
		);
	});

	it('keeps what was typed when something is wrong', () => {
		const officer = enter('CHO').answer({ trang_thai: 'Hoàn thành', v_q1: 'hai cái', v_ket_qua: 'x' });
		expect(officer.text).toContain('không phải là số');
		expect(officer.page.fields.find(({ fieldName }) => fieldName === 'v_q1')?.defaultValue).toBe('hai cái');
		expect(officer.last?.rows).toEqual([]);
	});

	it('is done for one unit at a time', () => {
		expect(enter('CHO', 'NOP').text).toContain('hãy đánh dấu đúng một đơn vị');
	});
});

describe('the whole plan', () => {
	it('is closed with a reason and opened again, each counted', () => {
		const officer = new Officer().choose('Đóng kế hoạch').answer({ ly_do: '' });
		expect(officer.text).toContain('Chưa đóng kế hoạch được: hãy ghi lý do.');
		officer.answer({ ly_do: 'Đã tổng hợp' });
		expect(officer.last?.rows).toMatchObject([
			{ unit: '', kind: 'plan.closed', key: 'kh-45:-:closed:1', data: { reason: 'Đã tổng hợp' } },
		]);
		expect(officer.text).toContain('Kế hoạch đã đóng lúc 09:00 ngày 22/05/2026, Trưởng phòng: Đã tổng hợp');
		expect(officer.options('viec')).not.toContain('Đóng kế hoạch');
		officer.choose('Trả lại báo cáo để sửa', 'NOP');
		expect(officer.text).toContain(
			'Không trả lại được: Công an phường (kế hoạch đã đóng, cần mở lại trước).',
		);
		officer.choose('Mở lại kế hoạch').answer({ ly_do: 'Bổ sung' });
		officer.choose('Đóng kế hoạch').answer({ ly_do: 'Xong' });
		expect(officer.events.slice(past.length).map(({ key }) => key)).toEqual([
			'kh-45:-:closed:1',
			'kh-45:-:reopened:1',
			'kh-45:-:closed:2',
		]);
	});
});

describe('the file of one unit', () => {
	const opened = (code: string, events = past) =>
		new Officer(events).choose('Mở hồ sơ đơn vị (số liệu, tệp, lịch sử)', code);

	it('shows how it stands, its report, who to call, and offers only what makes sense', () => {
		const officer = opened('NOP', [...past, row('notice.acknowledged', 'NOP', '05-12 10:00')]);
		expect(officer.page.title).toBe('Công an phường');
		for (const words of [
			'Đã nộp lần 1, chờ duyệt',
			'xác nhận lúc 10:00 ngày 12/05/2026',
			`${fieldLabel(indicators[0]!)} 1`,
			'ảnh.png (1,9 MB)',
			'Văn thư, 0900 000 002',
		])
			expect(officer.text).toContain(words);
		expect(officer.options('viec')).toEqual([
			'Duyệt báo cáo',
			'Trả lại báo cáo để sửa',
			'Nhập thay báo cáo',
			'Gửi lại liên kết báo cáo',
			'Thu hồi liên kết báo cáo',
			'Loại trừ (không phải báo cáo)',
			'Tải tệp minh chứng',
			'Quay về danh sách',
		]);
	});

	it('comes back after a decision, with what was done and the decision in its history', () => {
		const officer = opened('NOP')
			.answer({ viec: 'Trả lại báo cáo để sửa' })
			.answer({ ly_do: 'Thiếu <b>ảnh</b>' });
		expect(officer.view).toMatchObject({ page: 'unit', units: ['NOP'] });
		expect(officer.page.fields.find(({ fieldName }) => fieldName === 'lich_su')?.html).toContain(
			'Trả lại báo cáo lần 1 (Trưởng phòng)<br>Lý do: Thiếu &lt;b&gt;ảnh&lt;/b&gt;',
		);
	});

	it('refuses to accept what came in while the page was open', () => {
		const officer = opened('NOP');
		officer.events.push(report('NOP', '05-22 08:59', 2));
		officer.answer({ viec: 'Duyệt báo cáo' });
		expect(officer.last?.rows).toEqual([]);
		expect(officer.text).toContain('Công an phường (vừa gửi báo cáo lần 2, hãy xem trước)');
		officer.answer({ viec: 'Duyệt báo cáo' });
		expect(officer.last?.rows[0]?.key).toBe('kh-45:NOP:accepted:2');
	});

	it('hands out the evidence of all revisions under names that can lie side by side', () => {
		const file = (name: string, sha256: string) => ({
			name,
			type: 'image/png',
			size: 1000,
			sha256,
			path: `${sha256}.png`,
		});
		const more = report('NOP', '05-21 09:00', 2, {
			files: [file('ảnh.png', 'bb'), file('../x:y.png', 'cc'), file('ẢNH.png', 'dd')],
		});
		const officer = opened('NOP', [...past, more]).answer({ viec: 'Tải tệp minh chứng' });
		expect(officer.options('tep')).toHaveLength(4);
		officer.answer({ tep: [] });
		expect(officer.text).toContain('Hãy đánh dấu ít nhất một tệp');
		officer.answer({ tep: officer.options('tep') });
		expect(officer.view).toMatchObject({ page: 'download', units: ['NOP'] });
		expect(officer.view.files?.map(({ name }) => name)).toEqual([
			'ẢNH.png',
			'_x_y.png',
			'ảnh (2).png',
			'ảnh (3).png',
		]);
		expect(officer.view.files?.map(({ path }) => path)).toEqual(['dd.png', 'cc.png', 'bb.png', 'aa.png']);
	});

	it('does not hand out more than a page can carry', () => {
		const big = { name: 'a.pdf', type: 'application/pdf', size: 70 * 1024 * 1024, sha256: 'ee' };
		const officer = opened('NOP', [...past, report('NOP', '05-21 09:00', 2, { files: [big] })]).answer({
			viec: 'Tải tệp minh chứng',
		});
		expect(officer.answer({ tep: officer.options('tep').slice(0, 1) }).text).toContain('lớn hơn 60 MB');
	});
});

describe('two officers at once', () => {
	const twice = (label: string, answers: Record<string, unknown>, other = answers) => {
		const first = new Officer().choose(label, 'NOP');
		const second = new Officer(past, { view: { ...listView, by: 'Phó Chủ tịch' } }).choose(label, 'NOP');
		// Neither has seen the other's row when it answers.
		if (first.view.page === 'decide') first.answer(answers);
		if (second.view.page === 'decide') second.answer(other);
		return { events: [...past, ...first.last!.rows, ...second.last!.rows], second };
	};

	it('accept once', () => {
		const { events } = twice('Duyệt báo cáo', {});
		expect(contextOf(events).book.events.filter(({ kind }) => kind === 'report.accepted')).toHaveLength(2);
		expect(contextOf(events).book.events.filter(({ key }) => key === 'kh-45:NOP:accepted:1')).toHaveLength(1);
	});

	it('return once: the first reason stands, and the second officer reads whose it is', () => {
		const { events, second } = twice('Trả lại báo cáo để sửa', { ly_do: 'Thiếu ảnh' }, { ly_do: 'Sai số' });
		const later = new Officer(events, { view: second.last!.view });
		expect(later.text).toContain('Công an phường: Trưởng phòng đã trả lại trước, lúc 09:00 ngày 22/05/2026');
		expect(later.text).not.toContain('Đã trả lại báo cáo của');
		later.choose('Mở hồ sơ đơn vị (số liệu, tệp, lịch sử)', 'NOP');
		expect(later.text).toContain('Lý do trả lại Thiếu ảnh');
	});

	it('decide differently: the second decision on a revision that is no longer open counts for nothing', () => {
		const back = row(
			'report.returned',
			'NOP',
			'05-22 09:00',
			{ reason: 'x', revision: 1 },
			'kh-45:NOP:returned:1',
		);
		const yes = row('report.accepted', 'NOP', '05-22 09:00', { revision: 1 }, 'kh-45:NOP:accepted:1');
		expect(new Officer([...past, back, yes]).line('NOP')).toContain('Chờ sửa');
		expect(new Officer([...past, yes, back]).line('NOP')).toContain('Chờ sửa');
		const newer = report('NOP', '05-22 09:00', 2);
		expect(new Officer([...past, newer, yes]).line('NOP')).toContain('Đã nộp lần 2, chờ duyệt');
	});
});
