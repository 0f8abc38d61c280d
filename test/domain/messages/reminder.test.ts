import { composeReminder } from '../../../domain/messages';
import type { Reminder, UnitStatus } from '../../../domain/types';
import { link, reminder, school, shareOf, status } from './greenSunday';

const late = (daysLate: number, remindersSent: number) => ({ late: true, daysLate, remindersSent });

function remind(
	now: string,
	to: Reminder['to'] = 'contact',
	change: Partial<UnitStatus> = {},
	returnReason = '',
) {
	const asked = reminder(school, 'd', to);
	return composeReminder({
		...shareOf(school),
		reminder: asked,
		now,
		status: status(school, change),
		returnReason,
	})!;
}

describe('the tone rises with the days', () => {
	it.each([
		['15/05 a Friday', '2026-05-15T08:00:00+07:00', {}, 'Nhắc báo cáo, còn 3 ngày làm việc', 'Mời đơn vị'],
		['the day before', '2026-05-19T08:00:00+07:00', {}, 'Nhắc báo cáo, còn 1 ngày làm việc', 'Mời đơn vị'],
		['the day itself', '2026-05-20T08:00:00+07:00', {}, 'Hôm nay là hạn báo cáo', 'trong hôm nay'],
		[
			'that evening',
			'2026-05-20T17:20:00+07:00',
			late(0, 1),
			'Đã quá hạn, đề nghị báo cáo ngay',
			'ngay khi nhận',
		],
		[
			'late',
			'2026-05-22T08:00:00+07:00',
			late(2, 3),
			'Quá hạn 2 ngày làm việc, đề nghị báo cáo ngay',
			'ngay khi nhận',
		],
	])('%s', (_, now, change, subject, request) => {
		const mail = remind(now, 'contact', change);
		expect(mail.subject).toBe(`${subject} – Trường Tiểu học Hoa Sen, Kế hoạch số 45/KH-UBND`);
		expect(mail.text).toContain(request);
		expect(mail.text).toContain('Hạn báo cáo: 17:00 ngày 20/05/2026');
		expect(mail.text).toContain(link);
		expect(mail.text).toContain('0900 000 001');
	});
});

it('an extension counts, not the due time of the plan', () => {
	const mail = remind('2026-05-21T08:00:00+07:00', 'contact', { dueAt: '2026-05-22T17:00:00+07:00' });
	expect(mail.subject).toContain('còn 1 ngày làm việc');
	expect(mail.text).toContain('Hạn báo cáo: 17:00 ngày 22/05/2026');
});

it('a returned report is asked for again, with the reason', () => {
	const mail = remind('2026-05-19T08:00:00+07:00', 'contact', { state: 'returned' }, 'Thiếu ảnh minh chứng.');
	expect(mail.subject).toContain('Báo cáo được trả lại, cần sửa và nộp lại');
	expect(mail.text).toContain('Lý do trả lại: Thiếu ảnh minh chứng.');
});

it('the reason of a return that was answered is not repeated', () => {
	const mail = remind('2026-05-19T08:00:00+07:00', 'contact', {}, 'Thiếu ảnh minh chứng.');
	expect(mail.text).not.toContain('Thiếu ảnh');
});

it('the head is addressed as the head and told how often the contact was reminded', () => {
	const mail = remind('2026-05-22T08:00:00+07:00', 'head', late(2, 3));
	expect(mail.to).toBe('hieutruong.hoasen@hoabinhmau.example');
	expect(mail.subject).toMatch(/^Đề nghị chỉ đạo gửi báo cáo \(quá hạn 2 ngày làm việc\)/);
	expect(mail.text).toContain('Kính gửi: Lãnh đạo Trường Tiểu học Hoa Sen');
	expect(mail.text).toContain('Đầu mối của đơn vị (Tổng phụ trách Đội) đã được nhắc 3 lần.');
});

it('a head who was never preceded by a reminder is not told of any', () => {
	expect(remind('2026-05-22T08:00:00+07:00', 'head', late(2, 0)).text).not.toContain('được nhắc');
});

it('the key of the reminder is the key of the mail', () => {
	const mail = remind('2026-05-19T08:00:00+07:00');
	expect(mail.covers).toEqual([{ planId: 'kh-45', unit: 'THHS', key: 'kh-45:THHS:d:email:2026-05-20:r0' }]);
	expect(mail.step).toBe('d');
});

it.each([
	['contact', { ...school, contact: {} }],
	['head', { ...school, head: undefined }],
	['chair', school],
] as const)('no mail to a %s without an address of its own', (to, unit) => {
	const now = '2026-05-22T08:00:00+07:00';
	expect(composeReminder({ ...shareOf(school), unit, reminder: reminder(school, 'd', to), now })).toBeNull();
});
