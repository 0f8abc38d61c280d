import type { Book } from '../../../../domain/book';
import type { LogEvent, Unit } from '../../../../domain/types';
import {
	answerEnrolment,
	enrolmentPage,
	enrolmentSheet,
	type EnrolmentView,
} from '../../../../domain/zalo/enrolment/desk';
import { unitsOnZalo } from '../../../../domain/zalo';

const NOW = '2026-05-12T09:00:00+07:00';
const unit = (code: string, name: string, zaloGroupId?: string): Unit => ({
	code,
	name,
	type: 'phòng',
	aliases: [],
	...(zaloGroupId && { contact: { zaloGroupId } }),
});
const units = [
	unit('VHXH', 'Phòng <b>Văn hóa</b>'),
	unit('CA', 'Công an phường', 'nhom-1'),
	unit('DTN', 'Đoàn'),
];
const PRINT = 'In phiếu mã QR mở Zalo OA';
const LINKS = { lien_ket_oa: 'https://zalo.me/123456', lien_ket_bot: '' };

class Desk {
	events: LogEvent[] = [];
	private made = 0;
	opened(now = NOW) {
		const book: Book = { units, plans: [], waiting: [], events: this.events, settings: null };
		return { book, secret: 'x'.repeat(40), now };
	}
	answer(view: EnrolmentView, answers: Record<string, unknown>) {
		const answer = answerEnrolment(answers, view, this.opened(), `i${++this.made}`);
		this.events.push(...answer.rows);
		return answer;
	}
	act(viec: string, ...codes: string[]) {
		return this.answer(
			{ page: 'list' },
			{ loc: 'Tất cả', viec, don_vi: codes.map((code) => this.line(code)) },
		);
	}
	options(view: EnrolmentView = { page: 'list' }): string[] {
		const field = enrolmentPage(view, this.opened()).fields.find(({ fieldName }) => fieldName === 'don_vi');
		return field?.fieldOptions?.values.map(({ option }) => option) ?? [];
	}
	line(code: string): string {
		return this.options().find((option) => option.startsWith(`${code} - `)) ?? '';
	}
	bind(code: string, way: string, id: string) {
		const data = { way, id, invite: 'i1' };
		this.events.push({
			planId: '-',
			unit: code,
			kind: 'zalo.bound',
			at: NOW,
			by: '',
			key: `${code}${id}`,
			data,
		});
	}
}
const NEW = 'Cấp mã mới (mã cũ chưa dùng hết hiệu lực)';

it('each unit stands with who is reached and the code that is open', () => {
	const desk = new Desk();
	expect(desk.line('VHXH')).toContain('Chưa gắn Zalo · chưa có mã');
	expect(desk.line('CA')).toContain('Nhóm Zalo theo danh bạ');
	desk.act(NEW, 'VHXH', 'CA');
	expect(desk.line('VHXH')).toMatch(/mã \w{3}-\w{3}-\w{3} đến 11\/06\/2026/);
	expect(desk.line('VHXH')).not.toContain(/mã (\S+)/.exec(desk.line('CA'))?.[1]);
	desk.bind('VHXH', 'userId', '111');
	expect(desk.line('VHXH')).toContain('Người nhận qua Zalo OA từ 12/05/2026 · mã đã dùng');
});

it('units are shown by whether they are bound, and all that are shown can be taken at once', () => {
	const desk = new Desk();
	const view: EnrolmentView = { page: 'list', filter: 'unbound' };
	expect(desk.options(view)).toHaveLength(2);
	desk.answer(view, { loc: 'Chưa gắn Zalo', viec: NEW, tat_ca: ['Tất cả 2 đơn vị đang hiện bên dưới'] });
	expect(desk.events.map(({ unit: code }) => code)).toEqual(['VHXH', 'DTN']);
});

it('the officer unbinds one way and leaves the others', () => {
	const desk = new Desk();
	desk.bind('CA', 'userId', '111');
	desk.act('Gỡ nhóm Zalo', 'CA', 'DTN');
	const contact = unitsOnZalo(desk.opened().book).find(({ unit: { code } }) => code === 'CA')?.contact;
	expect(contact).toMatchObject({ userId: '111' });
	expect(contact?.groupId).toBeUndefined();
	expect(desk.events.filter(({ kind }) => kind === 'zalo.unbound')).toMatchObject([
		{ unit: 'CA', by: 'Cán bộ đầu mối' },
	]);
});

it.each([
	['nothing is ticked', NEW, [], 'đánh dấu ít nhất một đơn vị'],
	['there is nothing to unbind', 'Gỡ chat với bot', ['VHXH'], 'không có mục “Chat với bot”'],
])('when %s, the page says so and nothing is written', (_, action, codes, words) => {
	const desk = new Desk();
	const answer = desk.act(action, ...codes);
	expect(JSON.stringify(answer)).toContain(words);
	expect(desk.events).toEqual([]);
});

it.each([
	['1234567890', 'https://zalo.me/1234567890'],
	['zalo.me/bot.AbC', 'https://zalo.me/bot.AbC'],
	['https://zalo.me/1?text={ma}', 'https://zalo.me/1?text={ma}'],
])('the link “%s” is kept as %s', (typed, kept) => {
	const desk = new Desk();
	desk.answer({ page: 'doors' }, { ...LINKS, lien_ket_oa: typed });
	expect(desk.events).toMatchObject([{ kind: 'zalo.doors', data: { oa: kept } }]);
});

it.each([
	'http://zalo.me/1',
	'https://zalo.me.evil.example/1',
	'https://a@zalo.me/1',
	'javascript:alert(1)',
	'abc',
])('“%s” is no link of Zalo’s', (typed) => {
	const desk = new Desk();
	const answer = desk.answer({ page: 'doors' }, { ...LINKS, lien_ket_oa: typed });
	expect(JSON.stringify(answer)).toContain('không phải liên kết của Zalo');
	expect(desk.events).toEqual([]);
});

it('printing asks for the link first, then makes the codes that are missing and keeps the open ones', () => {
	const desk = new Desk();
	expect(desk.act(PRINT, 'VHXH')).toMatchObject({ decision: 'page', view: { page: 'doors' } });
	desk.answer({ page: 'doors' }, LINKS);
	desk.act(NEW, 'VHXH');
	const before = desk.events.length;
	expect(desk.act(PRINT, 'VHXH', 'CA')).toMatchObject({
		decision: 'sheet',
		road: 'oa',
		units: ['VHXH', 'CA'],
	});
	expect(desk.events.slice(before)).toMatchObject([{ kind: 'zalo.invited', unit: 'CA' }]);
});

describe('the sheet', () => {
	const printed = (oa: string) => {
		const desk = new Desk();
		desk.answer({ page: 'doors' }, { ...LINKS, lien_ket_oa: oa });
		desk.act(NEW, 'VHXH', 'CA');
		const drawn: string[] = [];
		const qr = (text: string) => (drawn.push(text), '<svg></svg>');
		const sheet = enrolmentSheet(desk.opened(), { units: ['VHXH', 'CA', 'DTN'], road: 'oa', qr });
		return { ...sheet, drawn, code: /mã (\S+) đến/.exec(desk.line('VHXH'))?.[1] ?? 'no code' };
	};

	it('has a card for each unit with a code, everything escaped, and says that the code is to be typed', () => {
		const { html, cards, drawn, code } = printed('123456');
		expect(cards).toBe(2);
		expect(html).toContain('Phòng &lt;b&gt;Văn hóa&lt;/b&gt;');
		expect(html).toContain(code);
		expect(html).toContain('không gõ sẵn được');
		expect(drawn).toEqual(['https://zalo.me/123456', 'https://zalo.me/123456']);
	});

	it('carries the code in the link where the ward found that Zalo takes it along', () => {
		const { html, drawn, code } = printed('https://zalo.me/123456?text={ma}');
		expect(drawn[0]).toBe(`https://zalo.me/123456?text=${code}`);
		expect(html).toContain('Mã đã được gõ sẵn');
	});
});
