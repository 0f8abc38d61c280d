import type { Book, StoredPlan } from '../../../domain/book';
import {
	calendarOf,
	calendarTable,
	defaultPolicy,
	policiesInForce,
	type FollowUpInput,
} from '../../../domain/followup';
import {
	answerDesk,
	confirmedReminders,
	deskPage,
	type Desk,
	type DeskAnswer,
	type DeskView,
} from '../../../domain/followup/desk';
import type { FormField, LogEvent, Plan, Unit } from '../../../domain/types';
import { assignment, delivery, event, PLAN, unitOf, vn } from './logRows';

const units: Unit[] = ['VHXH', 'CA', 'YT'].map((code) => ({
	...unitOf(code),
	contact: { email: `${code.toLowerCase()}@phuong.example`, phone: '0900 000 002' },
}));

function deskAt(now: string, events: LogEvent[] = [], planIds = [PLAN, 'kh-37']): Desk {
	const plans = planIds.map(
		(planId): StoredPlan => ({
			planId,
			at: vn('05-12 08:00'),
			by: 'Cán bộ',
			plan: {
				number: `${planId.slice(3)}/KH-UBND`,
				title: 'Ngày <b>Môi trường</b>',
				period: null,
			} as unknown as Plan,
			assignments: units.map(({ code }) => assignment(vn('05-20 17:00'), code, planId)),
		}),
	);
	const book: Book = { units, plans, waiting: [], events, settings: null };
	const calendar = calendarOf(events);
	const input: FollowUpInput = {
		assignments: plans.flatMap(({ assignments }) => assignments),
		units,
		events,
		policy: policiesInForce(events).of('-'),
		calendar,
		now: vn(now),
	};
	return { book, now: vn(now), calendar, policies: policiesInForce(events, input.policy), input };
}
const fields = (view: DeskView, desk: Desk, warnings: string[] = []) => deskPage(view, desk, warnings).fields;
const named = (all: FormField[], name: string) => all.find(({ fieldName }) => fieldName === name);
const choices = (all: FormField[], name: string) =>
	named(all, name)?.fieldOptions?.values.map(({ option }) => option) ?? [];
const htmlOf = (all: FormField[]) => all.map(({ html = '' }) => html).join('\n');
const next = (answer: DeskAnswer): DeskView => {
	if (answer.decision !== 'page') throw new Error(`No page follows: ${JSON.stringify(answer)}`);
	return answer.view;
};
const rowsOf = (answer: DeskAnswer) => (answer.decision === 'chase' ? [] : (answer.rows ?? []));

describe('Đôn đốc tất cả hoặc một đơn vị', () => {
	const desk = deskAt('05-19 09:00', [event('report.submitted', '05-18 09:00', {}, 'CA')]);
	const all = {
		ke_hoach: 'Tất cả kế hoạch đang chạy',
		don_vi: 'Tất cả đơn vị chưa báo cáo',
		gui_toi: 'Đầu mối đơn vị',
	};

	test('offers the plans that run and the units that owe a report', () => {
		const page = fields({ page: 'chase' }, desk);
		expect(choices(page, 'ke_hoach')).toEqual([
			'Tất cả kế hoạch đang chạy',
			'kh-37 | 37/KH-UBND Ngày <b>Môi trường</b>',
			'kh-36 | 36/KH-UBND Ngày <b>Môi trường</b>',
		]);
		expect(choices(page, 'don_vi')).toEqual([
			'Tất cả đơn vị chưa báo cáo',
			'VHXH - Đơn vị VHXH',
			'CA - Đơn vị CA',
			'YT - Đơn vị YT',
		]);
	});

	test('shows who gets what before anything is sent, and sends just that', () => {
		const view = next(answerDesk({ page: 'chase' }, all, desk));
		const page = fields(view, desk);
		expect(htmlOf(page)).toContain('Ai nhận thư gì (5 lời nhắc, 3 thư)');
		expect(htmlOf(page)).toContain('vhxh@phuong.example (đầu mối đơn vị)');
		const [send = '', not = ''] = choices(page, 'quyet_dinh');
		expect([send, not]).toEqual(['Gửi 5 lời nhắc', 'Không gửi']);
		expect(answerDesk(view, { quyet_dinh: not }, desk)).toMatchObject({
			decision: 'done',
			title: 'Chưa gửi gì',
		});
		const answer = answerDesk(view, { quyet_dinh: send }, desk);
		expect(answer.decision).toBe('chase');

		const later = deskAt('05-19 09:05', [
			event('report.submitted', '05-19 09:01', {}, 'VHXH'),
			event('report.submitted', '05-18 09:00', {}, 'CA'),
			event('report.withdrawn', '05-19 09:02', {}, 'CA'),
		]);
		expect(confirmedReminders(view, later).map(({ planId, unit }) => `${planId} ${unit}`)).toEqual([
			'kh-36 YT',
			'kh-37 VHXH',
			'kh-37 CA',
			'kh-37 YT',
		]);
	});

	test('one unit of one plan', () => {
		const [, , plan = ''] = choices(fields({ page: 'chase' }, desk), 'ke_hoach');
		const view = next(
			answerDesk({ page: 'chase' }, { ...all, ke_hoach: plan, don_vi: 'YT - Đơn vị YT' }, desk),
		);
		expect(confirmedReminders(view, desk)).toMatchObject([{ planId: PLAN, unit: 'YT', step: 'd-1' }]);
	});

	test('says who is left out and why, and offers nothing to send when nobody is left', () => {
		const told = units.map(({ code }) =>
			delivery('sent', `${PLAN}:${code}:d-1:email:2026-05-20:r0`, '05-19 08:05', {
				to: `${code}@PHUONG.example`,
			}),
		);
		const busy = deskAt('05-19 09:00', told);
		const page = fields(next(answerDesk({ page: 'chase' }, all, busy)), busy);
		expect(htmlOf(page)).toContain('Không gửi cho (6)');
		expect(htmlOf(page)).toContain('hôm nay đã được nhắc lúc 08:05');
		expect(htmlOf(page)).toContain('0900 000 002');
		expect(choices(page, 'quyet_dinh')).toEqual(['Không gửi']);
	});

	test('outside office hours it says to come back', () => {
		const night = deskAt('05-19 20:00');
		expect(htmlOf(fields(next(answerDesk({ page: 'chase' }, all, night)), night))).toContain(
			'ngoài khung giờ gửi',
		);
	});
});

describe('Tạm dừng và nhắc tiếp', () => {
	const plan = 'kh-36 | 36/KH-UBND Ngày <b>Môi trường</b>';
	const pause = { ke_hoach: plan, viec: 'Tạm dừng nhắc', ly_do: 'Bão số 3' };

	test('a pause is a row of the log with its reason', () => {
		const answer = answerDesk({ page: 'pause' }, pause, deskAt('05-19 09:00'));
		expect(rowsOf(answer)).toEqual([
			{
				planId: PLAN,
				unit: '',
				kind: 'plan.paused',
				at: vn('05-19 09:00'),
				by: 'Cán bộ đầu mối',
				key: '',
				data: { reason: 'Bão số 3' },
			},
		]);
		const resting = deskAt('05-20 09:00', rowsOf(answer));
		expect(htmlOf(fields({ page: 'pause' }, resting))).toContain(
			'Tạm dừng từ 09:00 ngày 19/05/2026: Bão số 3',
		);
		const goOn = answerDesk({ page: 'pause' }, { ke_hoach: plan, viec: 'Nhắc tiếp' }, resting);
		expect(rowsOf(goOn)).toMatchObject([{ planId: PLAN, kind: 'plan.resumed' }]);
	});

	test.each([
		['without a reason', { ...pause, ly_do: ' ' }, [], 'lý do'],
		['twice', pause, [event('plan.paused', '05-18 09:00', {}, '')], 'đang tạm dừng rồi'],
		['what does not rest goes on', { ke_hoach: plan, viec: 'Nhắc tiếp' }, [], 'không tạm dừng'],
		['nothing chosen', { ke_hoach: plan }, [], 'Hãy chọn việc'],
		['a plan that is gone', { ...pause, ke_hoach: 'kh-99 | X' }, [], 'không còn chạy'],
	])('%s: a sentence, and what was typed is kept', (_, answers, events, words) => {
		const desk = deskAt('05-19 09:00', events);
		const view = next(answerDesk({ page: 'pause' }, answers, desk));
		expect(view.problems?.join()).toContain(words);
		const page = fields(view, desk);
		expect(htmlOf(page)).toContain(words);
		expect(named(page, 'ly_do')?.defaultValue).toBe(('ly_do' in answers ? answers.ly_do : '').trim());
	});
});

describe('Bậc nhắc', () => {
	const desk = deskAt('05-13 09:00');
	const plan = 'kh-36 | 36/KH-UBND Ngày <b>Môi trường</b>';
	const edit = next(answerDesk({ page: 'policy' }, { cho: plan }, desk));

	test('the ladder of a plan is shown, changed and kept as a row', () => {
		expect(edit).toEqual({ page: 'editPolicy', planId: PLAN });
		expect(named(fields(edit, desk), 'cac_buoc')?.defaultValue).toContain('trước hạn 3 ngày; 08:00');
		const typed = { cac_buoc: 'ngày hạn; 9h; đầu mối', tu_gio: '8:00', den_gio: '17:00', sau_do: 'Ghi lại' };
		const rows = rowsOf(answerDesk(edit, typed, desk));
		expect(rows).toMatchObject([{ planId: PLAN, kind: 'policy.changed' }]);
		const changed = deskAt('05-13 09:05', rows);
		expect(changed.policies.of(PLAN)).toEqual({
			steps: [{ id: 'd0', workingDays: 0, at: '09:00', to: 'contact', channels: ['email'] }],
			window: { from: '08:00', to: '17:00' },
		});
		expect(changed.policies.of('kh-37')).toEqual(defaultPolicy);
		const page = fields(edit, changed);
		expect(named(page, 'cac_buoc')?.defaultValue).toBe('ngày hạn; 09:00; đầu mối đơn vị; email');
		const reset = answerDesk(edit, { sau_do: 'Bỏ bậc riêng, dùng bậc chung' }, changed);
		expect(policiesInForce([...rows, ...rowsOf(reset)]).of(PLAN)).toEqual(defaultPolicy);
	});

	test('what is wrong stands on top, and what was typed is kept', () => {
		const typed = { cac_buoc: 'hôm nào; 9h; ai', tu_gio: '8:00', den_gio: '17:00', sau_do: 'Ghi lại' };
		const view = next(answerDesk(edit, typed, desk));
		const page = fields(view, desk);
		expect(htmlOf(page)).toContain('Dòng 1: “hôm nào” chưa rõ');
		expect(named(page, 'cac_buoc')?.defaultValue).toBe('hôm nào; 9h; ai');
		expect(view.planId).toBe(PLAN);
	});

	test("the ward's own", () => {
		const ward = next(
			answerDesk({ page: 'policy' }, { cho: 'Chung cho mọi kế hoạch không có bậc riêng' }, desk),
		);
		expect(ward.planId).toBe('-');
		expect(next(answerDesk(ward, { sau_do: 'Quay lại, không đổi gì' }, desk))).toEqual({ page: 'policy' });
	});
});

describe('Lịch làm việc', () => {
	test('the missing year is proposed, edited a day a line and in force from then on', () => {
		const desk = deskAt('11-20 09:00');
		expect(named(fields({ page: 'calendar' }, desk), 'nam')?.defaultValue).toBe('2027');
		const view = next(answerDesk({ page: 'calendar' }, { nam: '2027' }, desk));
		const proposed = named(fields(view, desk), 'cac_ngay')?.defaultValue ?? '';
		const typed = `${proposed}\n05/02/2027; nghỉ; Tết Nguyên đán; Thông báo 1/TB`;
		const rows = rowsOf(answerDesk(view, { cac_ngay: typed, sau_do: 'Ghi lại' }, desk));
		expect(rows).toMatchObject([
			{ planId: '-', kind: 'calendar.changed', data: { year: 2027, days: { length: 5 } } },
		]);
		expect(calendarTable(rows).years).toEqual([2026, 2027]);
		expect(named(fields(view, deskAt('11-20 09:05', rows)), 'cac_ngay')?.defaultValue).toContain(
			'05/02/2027; nghỉ; Tết Nguyên đán; Thông báo 1/TB',
		);
	});

	test('errors name the line', () => {
		const desk = deskAt('11-20 09:00');
		const view: DeskView = { page: 'editCalendar', year: 2027 };
		const again = next(answerDesk(view, { cac_ngay: '32/1/2027; nghỉ; Tết; TB', sau_do: 'Ghi lại' }, desk));
		expect(htmlOf(fields(again, desk))).toContain('Dòng 1: “32/1/2027” không phải là ngày');
	});

	test('warnings stand on every page', () => {
		const page = fields({ page: 'calendar' }, deskAt('11-20 09:00'), ['Chưa có lịch nghỉ năm 2027.']);
		expect(htmlOf(page)).toContain('Chưa có lịch nghỉ năm 2027.');
	});
});

describe('Vì sao đơn vị này được nhắc?', () => {
	test('the reasons, everything from outside escaped', () => {
		const desk = deskAt('05-19 12:00', [
			event('report.submitted', '05-18 09:00'),
			event('report.returned', '05-18 10:00', { reason: '<script>x</script>' }),
			delivery('sent', `${PLAN}:VHXH:d-1:email:2026-05-20:r1`, '05-19 08:05'),
		]);
		const [, plan = ''] = choices(fields({ page: 'why' }, desk), 'ke_hoach');
		const view = next(answerDesk({ page: 'why' }, { ke_hoach: plan, don_vi: 'VHXH - Đơn vị VHXH' }, desk));
		const page = htmlOf(fields(view, desk));
		expect(page).toContain('báo cáo bị trả lại lúc 10:00 ngày 18/05/2026');
		expect(page).not.toContain('<script>');
		expect(next(answerDesk(view, { sau_do: 'Xem đơn vị khác' }, desk))).toEqual({ page: 'why' });
		expect(answerDesk(view, { sau_do: 'Kết thúc' }, desk).decision).toBe('done');
	});
});

test.each(['chase', 'pause', 'why'] as const)('without a plan, the page %s says where to begin', (page) => {
	const desk = deskAt('05-19 09:00', [], []);
	expect(deskPage({ page }, desk, []).title).toBe('Chưa có kế hoạch nào đang chạy');
	expect(answerDesk({ page }, { sau_do: 'Kết thúc' }, desk).decision).toBe('done');
});
