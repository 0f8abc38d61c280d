import { composeChairList, composeSummaryMail } from '../../../domain/messages';
import { economy, flat, reminder, school, settings, status, stored } from './greenSunday';

const now = '2026-05-26T08:00:00+07:00';
const reminders = [economy, school].map((unit) => reminder(unit, 'd+4-chair', 'chair'));
const statuses = [
	status(economy, { late: true, daysLate: 3, remindersSent: 4 }),
	status(school, { late: true, daysLate: 4, remindersSent: 5 }),
];
const list = { reminders, stored, units: [economy, school], statuses, settings, now };

describe('the list for the chair', () => {
	const mails = composeChairList(list);

	it('is one mail to the whole committee that covers every reminder', () => {
		expect(mails).toHaveLength(1);
		expect(mails[0]!.to).toBe('chutich@hoabinhmau.example, phochutich@hoabinhmau.example');
		expect(mails[0]!.covers.map((cover) => cover.key)).toEqual(reminders.map(({ key }) => key));
		expect(mails[0]!.subject).toBe('02 đơn vị chậm báo cáo – Kế hoạch số 45/KH-UBND, đến 26/05/2026');
	});

	it('names each late unit, whom to call, how late and how often reminded, the latest first', () => {
		expect(flat(mails[0]!.text)).toContain(
			[
				'1. Trường Tiểu học Hoa Sen; Đầu mối: Tổng phụ trách Đội, 0900 000 021; Quá hạn: 4 ngày; Đã nhắc: 5 lần',
				'2. Phòng Kinh tế, Hạ tầng và Đô thị; Đầu mối: Chuyên viên tổng hợp, 0900 000 011; Quá hạn: 3 ngày; Đã nhắc: 4 lần',
			].join(' '),
		);
		expect(mails[0]!.html.indexOf(school.name)).toBeLessThan(mails[0]!.html.indexOf(economy.name));
	});

	it('keeps its Message-ID whatever the order of the units, and only for the same units', () => {
		const reversed = composeChairList({ ...list, reminders: reminders.toReversed() });
		expect(reversed[0]!.messageId).toBe(mails[0]!.messageId);
		expect(mails[0]!.messageId).toMatch(/^<[0-9a-f]{32}@hoabinhmau\.example>$/);
		expect(composeChairList({ ...list, reminders: [reminders[0]!] })[0]!.messageId).not.toBe(
			mails[0]!.messageId,
		);
	});

	it.each([
		['nobody is late', { ...list, reminders: [] }],
		[
			'the committee has no address',
			{ ...list, settings: { ...settings, committeeEmails: ['', 'không có'] } },
		],
	])('is not written when %s', (_, input) => expect(composeChairList(input)).toEqual([]));
});

describe('the summary mail', () => {
	const figures = { units: 45, reported: 41, late: 3 };
	const mail = composeSummaryMail({ stored, settings, figures, now })!;

	it('says that it is not complete yet, and of how many', () => {
		expect(mail.subject).toBe('Tổng hợp Kế hoạch số 45/KH-UBND: 41/45 đơn vị đã báo cáo, đến 26/05/2026');
		expect(mail.text).toContain('Mới có 41/45 đơn vị báo cáo');
		expect(mail.text).toContain('Chưa báo cáo: 4');
		expect(mail.text).toContain('Chậm hạn: 3');
	});

	it('says so when everybody has reported', () => {
		const complete = composeSummaryMail({
			stored,
			settings,
			figures: { units: 45, reported: 45, late: 0 },
			now,
		})!;
		expect(complete.text).toContain('Đã đủ 45/45 đơn vị báo cáo');
	});

	it('is one a plan and day', () => {
		const key = 'kh-45:summary:2026-05-26:email';
		expect(mail).toMatchObject({ step: 'summary', covers: [{ planId: 'kh-45', unit: '', key }] });
	});
});
