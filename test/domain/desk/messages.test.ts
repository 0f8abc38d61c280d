import { decisionMessage } from '../../../domain/desk/decisionMessages';
import type { Telling } from '../../../domain/desk/tellings';
import { readMessage } from '../../../domain/messages';
import { vn } from '../followup/logRows';
import { flat } from '../messages/greenSunday';
import { contextOf, PLAN_ID, settings, units } from './deskBook';

const [stored] = contextOf().book.plans;
const link = 'https://n8n.hoabinhmau.example/form/bao-cao-don-vi?t=abc.def';
const telling = (step: Telling['step'], more: Partial<Telling> = {}): Telling => ({
	planId: PLAN_ID,
	unit: 'NOP',
	step,
	key: `${PLAN_ID}:NOP:${step}:1:email`,
	dueAt: vn('05-25 17:00'),
	reason: 'Thiếu <ảnh> & số liệu',
	...more,
});
const compose = (one: Telling, unit = units[1]!) =>
	decisionMessage({
		telling: one,
		stored: stored!,
		assignment: stored!.assignments[1]!,
		unit,
		link,
		settings,
		now: vn('05-19 09:00'),
	});

test.each([
	['returned', {}, 'Báo cáo được trả lại', ['Lý do trả lại: Thiếu <ảnh> & số liệu', 'điền sẵn', link]],
	[
		'extended',
		{ dueBefore: vn('05-20 17:00') },
		'Gia hạn báo cáo đến 17:00 ngày 25/05/2026',
		['Hạn mới: 17:00 ngày 25/05/2026', 'Hạn cũ: 17:00 ngày 20/05/2026', link],
	],
	['included', {}, 'Đơn vị cần gửi báo cáo', ['trở lại danh sách', 'Ra quân dọn vệ sinh', link]],
	[
		'link',
		{ reason: '', revoked: true },
		'Liên kết báo cáo mới',
		['Liên kết đã gửi trước đây không còn dùng được', link],
	],
	['link', { reason: '', revoked: false }, 'Liên kết báo cáo mới', ['không chuyển cho đơn vị khác', link]],
] as const)('a unit is told: %s', (step, more, subject, words) => {
	const message = compose(telling(step, more))!;
	expect(message.subject).toBe(
		`${subject}${step === 'returned' ? ', cần sửa và nộp lại' : ''} – Công an phường, Kế hoạch số 45/KH-UBND`,
	);
	for (const each of words) expect(flat(message.text)).toContain(each);
	expect(message.html).not.toContain('<ảnh>');
	expect(message.covers).toEqual([{ planId: PLAN_ID, unit: 'NOP', key: `${PLAN_ID}:NOP:${step}:1:email` }]);
	expect(readMessage(message)).toHaveProperty('message');
	if (step === 'link' && !more.revoked) expect(flat(message.text)).not.toContain('không còn dùng được');
});

test('an excluded unit gets no link: it has nothing to report', () => {
	const message = compose(telling('excluded'))!;
	expect(flat(message.text)).toContain('không phải gửi báo cáo');
	expect(message.text).not.toContain('http');
});

test('nothing is composed for a unit without an address, nor without the link it needs', () => {
	expect(compose(telling('returned'), { ...units[1]!, contact: {} })).toBeNull();
	const input = {
		telling: telling('returned'),
		stored: stored!,
		assignment: stored!.assignments[1]!,
		unit: units[1]!,
		link: '',
		settings,
		now: vn('05-19 09:00'),
	};
	expect(() => decisionMessage(input)).toThrow('link');
});

test('each decision has a Message-ID of its own, the same decision always the same', () => {
	const id = (one: Telling) => compose(one)?.messageId;
	expect(id(telling('link', { key: 'a' }))).toBe(id(telling('link', { key: 'a' })));
	expect(id(telling('link', { key: 'a' }))).not.toBe(id(telling('link', { key: 'b' })));
});
