import fc from 'fast-check';
import { answerZaloEvent, attemptEvent, unitsOnZalo } from '../../../../domain/zalo';
import { invitedEvent } from '../../../../domain/zalo/enrolment/invitations';
import { readOaEvent } from '../../../../domain/zalo/oaEvent';
import { codeOf, inGroup, invited, Log, NOW, says, SECRET, toBot, unit } from './log';

it('a code binds the person who sent it, and says to which unit', () => {
	const log = invited();
	expect(log.take(says(`ma phong em: ${codeOf('VHXH').toLowerCase()}`))).toMatch(
		/^Đã gắn Zalo này với Phòng Văn hóa - Xã hội\. .*nhắn: HỦY$/,
	);
	expect(log.contactOf('VHXH')).toEqual({ userId: '111', lastInteractionAt: NOW });
	expect(log.contactOf('CA')).toEqual({});
});

it('a code sent in a group binds the group and leaves the person of the unit', () => {
	const log = invited();
	log.take(says(codeOf('VHXH')));
	log.events.push(invitedEvent('VHXH', 'i2', NOW, ''));
	expect(log.take(inGroup(codeOf('VHXH', 'i2')))).toContain('Đã gắn nhóm này');
	expect(log.contactOf('VHXH')).toMatchObject({ userId: '111', groupId: 'g-1' });
});

it('a code sent to the bot binds the chat; without a code the bot says what it waits for, the account is silent', () => {
	const log = invited();
	expect(log.take(toBot('Xin chào'))).toContain('gửi mã 9 ký tự');
	expect(log.take(says('Xin chào'))).toBe('');
	expect(log.take(toBot(codeOf('CA')))).toContain('Công an phường');
	expect(log.contactOf('CA')).toEqual({ botChatId: 'chat-1' });
});

it.each<[string, (log: Log) => string, string]>([
	[
		'mistyped',
		(log) => log.take(says(codeOf('VHXH').replace(/.$/, (sign) => (sign === '2' ? '3' : '2')))),
		'gõ nhầm',
	],
	['never made', (log) => log.take(says(codeOf('VHXH', 'nobody'))), 'không có mã này'],
	[
		'used by somebody else',
		(log) => (log.take(says(codeOf('VHXH'))), log.take(says(codeOf('VHXH'), '222'))),
		'đã được dùng',
	],
	[
		'used by the same person',
		(log) => (log.take(says(codeOf('VHXH'))), log.take(says(codeOf('VHXH')))),
		'gắn với Phòng Văn hóa - Xã hội từ trước',
	],
	['too old', (log) => log.take(says(codeOf('VHXH')), '2026-06-12T09:00:00+07:00'), 'không còn hiệu lực'],
	[
		'replaced by a newer one',
		(log) => {
			log.events.push(invitedEvent('VHXH', 'i2', NOW, ''));
			return log.take(says(codeOf('VHXH')));
		},
		'không còn hiệu lực',
	],
])('a code that is %s gets a polite answer and changes nothing', (_, act, words) => {
	const log = invited();
	const answer = act(log);
	expect(answer).toContain(words);
	expect(log.events.filter(({ kind, data }) => kind === 'zalo.bound' && data.id !== '111')).toEqual([]);
	expect(log.contactOf('CA')).toEqual({});
});

it('a new code moves the unit to another person', () => {
	const log = invited();
	log.take(says(codeOf('VHXH')));
	log.events.push(invitedEvent('VHXH', 'i2', NOW, ''));
	expect(log.take(says(codeOf('VHXH', 'i2'), '222'))).toContain('thay nơi nhận trước đây');
	expect(log.contactOf('VHXH')?.userId).toBe('222');
});

it.each(['HỦY', 'hủy', 'Huy', ' huỷ. ', 'HỦY VHXH', 'hủy vhxh'])('“%s” from the contact unbinds', (text) => {
	const log = invited();
	log.take(says(codeOf('VHXH')));
	expect(log.take(says(text))).toContain('Đã ngừng gửi thông báo của Phòng Văn hóa - Xã hội');
	expect(log.contactOf('VHXH')).toEqual({});
});

it.each(['hủy lịch họp chiều nay giúp em', 'HỦY CA', 'Huyện có văn bản mới'])('“%s” is talk', (text) => {
	const log = invited();
	log.take(says(codeOf('VHXH')));
	expect(log.take(says(text))).toBe('');
	expect(log.contactOf('VHXH')?.userId).toBe('111');
});

it('HỦY counts too for a person whom only the directory names, and for any later directory', () => {
	const named = { ...unit('VHXH', 'Phòng Văn hóa - Xã hội'), contact: { zaloUserId: '777' } };
	const later = { units: [named], directoryAt: '2026-06-01T00:00:00+07:00' };
	const log = new Log();
	const desk = { book: { ...log.book(), units: [named] }, secret: SECRET, now: NOW };
	const { rows, reply } = answerZaloEvent(says('HỦY', '777'), desk);
	expect(reply).toContain('Đã ngừng');
	const [only] = unitsOnZalo({ ...log.book(), ...later, events: rows });
	expect(only?.contact).toEqual({});
});

it('one person may speak for two units and leave one of them', () => {
	const log = invited();
	log.take(says(codeOf('VHXH')));
	log.take(says(codeOf('CA')));
	log.take(says('HỦY CA'));
	expect([log.contactOf('VHXH')?.userId, log.contactOf('CA')?.userId]).toEqual(['111', undefined]);
});

it('HỦY of a stranger and of a group’s member changes nothing', () => {
	const log = invited();
	log.take(inGroup(codeOf('VHXH')));
	expect(log.take(says('HỦY', '999'))).toBe('');
	expect(log.take(inGroup('HỦY'))).toContain('Nhóm do cán bộ đầu mối gỡ');
	expect(log.contactOf('VHXH')).toEqual({ groupId: 'g-1' });
});

it('five wrong codes an hour lock the sender, once with words, even for a right code; others go on', () => {
	const log = invited();
	const guesses = Array.from({ length: 5 }, (_, i) => log.take(says(codeOf('VHXH', `guess${i}`))));
	expect(guesses.every((answer) => answer.includes('không có mã này'))).toBe(true);
	expect(log.take(says(codeOf('VHXH')))).toContain('tạm ngừng nhận mã');
	expect(log.take(says(codeOf('VHXH')))).toBe('');
	expect(log.contactOf('VHXH')).toEqual({});
	expect(log.take(says(codeOf('CA'), '222'))).toContain('Công an phường');
	expect(log.take(says(codeOf('VHXH')), '2026-05-12T10:00:01+07:00')).toContain('Đã gắn');
});

it('wrong codes sent all at once are counted although no answer to the first is written yet', () => {
	const log = invited();
	const events = Array.from({ length: 9 }, (_, i) => says(codeOf('VHXH', `guess${i}`)));
	for (const event of events) log.events.push(attemptEvent(event, NOW)!);
	const answers = events.map(
		(event) => answerZaloEvent(event, { book: log.book(), secret: SECRET, now: NOW }).reply,
	);
	expect(answers.map((answer) => answer.slice(0, 12))).toEqual([
		...Array<string>(5).fill('Hệ thống khô'),
		'Anh/chị đã g',
		'',
		'',
		'',
	]);
});

it('slips that the check sign finds lock nobody out', () => {
	const log = invited();
	const slip = codeOf('VHXH').replace(/.$/, (sign) => (sign === '2' ? '3' : '2'));
	for (let i = 0; i < 20; i += 1) log.take(says(slip));
	expect(log.take(says(codeOf('VHXH')))).toContain('Đã gắn');
});

it('the first of two people with one code is bound', () => {
	const log = invited();
	const [one, other] = [says(codeOf('VHXH'), '111'), says(codeOf('VHXH'), '222')];
	const desk = { book: log.book(), secret: SECRET, now: NOW };
	log.events = [...log.events, ...answerZaloEvent(one, desk).rows, ...answerZaloEvent(other, desk).rows];
	expect(log.contactOf('VHXH')?.userId).toBe('111');
});

it('a message of a known person is an interaction, written once an hour', () => {
	const log = invited();
	log.take(says(codeOf('VHXH')));
	const later = '2026-05-20T08:10:00+07:00';
	for (const minute of [1, 5, 9])
		log.take(says('Em đang làm', '111', `2026-05-20T08:0${minute}:00+07:00`), later);
	expect(log.kinds().filter((kind) => kind === 'zalo.interacted')).toHaveLength(1);
	expect(log.contactOf('VHXH')?.lastInteractionAt).toBe('2026-05-20T08:01:00+07:00');
});

it('a person who stops following is not written to until they write again', () => {
	const log = invited();
	log.take(says(codeOf('VHXH')));
	log.take(
		readOaEvent({ event_name: 'unfollow', timestamp: String(Date.parse(NOW)), follower: { id: '111' } }),
	);
	expect(log.contactOf('VHXH')).toEqual({});
	const later = '2026-05-13T09:00:00+07:00';
	log.take(says('Em đây', '111', later), later);
	expect(log.contactOf('VHXH')).toEqual({ userId: '111', lastInteractionAt: later });
});

it('HỦY that Zalo delivers late does not undo a later code', () => {
	const log = invited();
	log.take(says(codeOf('VHXH'), '111', '2026-05-12T08:00:00+07:00'));
	const late = says('HỦY', '111', '2026-05-12T08:10:00+07:00');
	log.events.push(invitedEvent('VHXH', 'i2', '2026-05-12T08:20:00+07:00', ''));
	log.take(says(codeOf('VHXH', 'i2'), '111', '2026-05-12T08:30:00+07:00'));
	log.take(late);
	expect(log.contactOf('VHXH')?.userId).toBe('111');
});

it('whatever is delivered again later, the log says the same and nobody is answered twice', () => {
	const at = (minute: number) => `2026-05-12T08:0${minute}:00+07:00`;
	const events = [
		says(codeOf('VHXH'), '111', at(1)),
		says(codeOf('VHXH'), '222', at(2)),
		says('HỦY', '222', at(3)),
		inGroup(codeOf('CA')),
		says('Xin chào', '111', at(4)),
		says('HỦY', '111', at(5)),
	];
	const contacts = (log: Log) => unitsOnZalo(log.book()).map(({ contact }) => contact);
	fc.assert(
		fc.property(
			fc.nat(events.length),
			fc.array(fc.nat(events.length - 1), { maxLength: 20 }),
			(seen, again) => {
				const log = invited();
				for (const event of events.slice(0, seen)) log.take(event);
				const before = contacts(log);
				const answers = again.filter((i) => i < seen).map((i) => log.take(events[i]!));
				expect(answers.filter(Boolean)).toEqual([]);
				expect(contacts(log)).toEqual(before);
				const outcome = log.events.filter(({ kind }) => kind !== 'zalo.attempted').map(({ key }) => key);
				expect(new Set(outcome).size).toBe(outcome.length);
			},
		),
	);
});
