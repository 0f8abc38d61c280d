import { defaultPolicy, readPolicy, vietnamDays2026 } from '../../../domain/followup';
import { calendarText, fixedDaysOf, readCalendarText } from '../../../domain/followup/desk/calendarText';
import { ladderText, readLadderText } from '../../../domain/followup/desk/ladderText';

const window = { from: '07:30', to: '17:30' };

describe('the table of a year, a day a line', () => {
	test('comes back as it was written out', () => {
		const text = calendarText([...vietnamDays2026]);
		expect(readCalendarText(text, 2026)).toEqual({
			days: vietnamDays2026.map((one) => ({ ...one, source: one.source.replaceAll(';', ',') })),
			problems: [],
		});
		expect(text.split('\n')[0]).toBe('01/01/2026; nghỉ; Tết Dương lịch; Bộ luật Lao động 2019, Điều 112');
		expect(text).toMatch(/24\/11\/2026.*; dự kiến$/m);
	});

	test('a new year begins with the days that the law fixes, still expected', () => {
		const { days, problems } = readCalendarText(calendarText(fixedDaysOf(2027)), 2027);
		expect(problems).toEqual([]);
		expect(days.map(({ date, status }) => `${date} ${status}`)).toEqual([
			'2027-01-01 expected',
			'2027-04-30 expected',
			'2027-05-01 expected',
			'2027-09-02 expected',
		]);
	});

	const fixed = calendarText(fixedDaysOf(2027));
	test.each([
		['31/02/2027; nghỉ; Tết; TB 1', 'Dòng 1: “31/02/2027” không phải là ngày'],
		['mai; nghỉ; Tết; TB 1', 'Dòng 1: “mai” không phải là ngày'],
		['01/01/2028; nghỉ; Tết; TB 1', 'Dòng 1: ngày 01/01/2028 không thuộc năm 2027'],
		['05/02/2027; làm; Tết; TB 1', 'Dòng 1: “làm” chưa rõ'],
		['05/02/2027; làm bù; Bù Tết; TB 1', 'Dòng 1: ngày 05/02/2027 vốn là ngày làm việc'],
		['05/02/2027; nghỉ', 'Dòng 1: thiếu tên ngày'],
		['05/02/2027; nghỉ; Tết', 'Dòng 1: thiếu nguồn'],
		['05/02/2027; nghỉ; Tết; TB 1; chắc', 'Dòng 1: thừa phần “chắc”'],
		['05/02/2027; nghỉ; Tết; TB 1\n\n5/2/2027; Nghỉ; Tết; TB 1', 'Dòng 3: ngày 05/02/2027 đã có ở dòng 1'],
	])('%s: %s', (line, problem) => {
		const { problems } = readCalendarText(`${line}\n${fixed}`, 2027);
		expect(problems).toHaveLength(1);
		expect(problems[0]).toContain(problem);
	});

	test('each line has its own sentence, and a day that the law fixes is missed', () => {
		expect(readCalendarText('a\nb', 2027).problems).toHaveLength(2);
		const without = fixed.split('\n').slice(1).join('\n');
		expect(readCalendarText(without, 2027).problems).toEqual([
			expect.stringContaining('Thiếu ngày 01/01/2027 (Tết Dương lịch)'),
		]);
	});

	test('Windows line ends, odd spaces and letters in pieces are read', () => {
		const typed = `  6/2/2027 ;  ${'Nghỉ'.normalize('NFD')} ; Tết ;TB 1 ; dự kiến\r\n${fixed}`;
		expect(readCalendarText(typed, 2027)).toMatchObject({ problems: [], days: { length: 5 } });
	});
});

describe('a ladder, a step a line', () => {
	test('comes back as it was written out, with the ids it had', () => {
		const text = ladderText(defaultPolicy);
		expect(readLadderText({ steps: text, ...window })).toEqual({ policy: defaultPolicy, problems: [] });
		expect(text.split('\n')).toEqual([
			'trước hạn 3 ngày; 08:00; đầu mối đơn vị; email',
			'trước hạn 1 ngày; 08:00; đầu mối đơn vị; email',
			'ngày hạn; 08:00; đầu mối đơn vị; email',
			'quá hạn 1 ngày; 08:00; đầu mối đơn vị; email',
			'quá hạn 2 ngày; 08:00; đầu mối đơn vị; email',
			'quá hạn 2 ngày; 08:00; lãnh đạo đơn vị; email',
			'quá hạn 4 ngày; 08:00; lãnh đạo UBND; email',
		]);
	});

	test('what people write is read', () => {
		const steps = 'Trước 5 ngày làm việc; 8h; đầu mối\nđúng ngày hạn; 14h30; Đầu mối đơn vị; Email, Zalo';
		const { policy, problems } = readLadderText({ steps, from: '7h30', to: '17:30' });
		expect(problems).toEqual([]);
		expect(readPolicy(policy).steps).toEqual([
			{ id: 'd-5', workingDays: -5, at: '08:00', to: 'contact', channels: ['email'] },
			{ id: 'd0', workingDays: 0, at: '14:30', to: 'contact', channels: ['email', 'zalo'] },
		]);
	});

	test.each([
		['mai; 08:00; đầu mối; email', 'Dòng 1: “mai” chưa rõ là bước nào'],
		['quá hạn 0 ngày; 08:00; đầu mối; email', 'Dòng 1: “quá hạn 0 ngày” chưa rõ'],
		['quá hạn 100 ngày; 08:00; đầu mối; email', 'Dòng 1: số ngày quá lớn'],
		['ngày hạn; 25:00; đầu mối; email', 'Dòng 1: “25:00” không phải là giờ'],
		['ngày hạn; 06:00; đầu mối; email', 'Dòng 1: 06:00 nằm ngoài khung giờ gửi 07:30–17:30'],
		['ngày hạn; 17:30; đầu mối; email', 'nằm ngoài khung giờ gửi'],
		['ngày hạn; 17:06; đầu mối; email', 'Dòng 1: 17:06 quá sát giờ ngừng gửi 17:30'],
		['ngày hạn; 08:00; bạn tôi; email', 'Dòng 1: “bạn tôi” chưa rõ là ai'],
		['ngày hạn; 08:00; đầu mối; fax', 'Dòng 1: kênh “fax” chưa đúng'],
		['ngày hạn; 08:00; đầu mối; email, email', 'kênh “email, email” chưa đúng'],
		['ngày hạn; 08:00; đầu mối; email; gấp', 'Dòng 1: thừa phần “gấp”'],
		[
			'ngày hạn; 08:00; đầu mối\nngày hạn; 14:00; đầu mối',
			'Dòng 2: đầu mối đơn vị đã có một bước cùng ngày ở dòng 1',
		],
		['', 'Chưa có bước nhắc nào'],
	])('%j: %s', (steps, problem) => {
		expect(readLadderText({ steps, ...window }).problems).toEqual([expect.stringContaining(problem)]);
	});

	test.each([
		['7 giờ rưỡi', '17:30', 'Giờ bắt đầu gửi chưa đúng'],
		['07:30', 'tối', 'Giờ ngừng gửi chưa đúng'],
		['17:30', '07:30', 'Giờ ngừng gửi phải sau'],
		['05:00', '17:30', 'Khung giờ gửi phải nằm trong 06:00–21:00'],
	])('a window from %s to %s: %s', (from, to, problem) => {
		const { problems } = readLadderText({ steps: 'ngày hạn; 08:00; đầu mối', from, to });
		expect(problems).toEqual([expect.stringContaining(problem)]);
	});
});
