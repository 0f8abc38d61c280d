import type { Book } from '../../../domain/book';
import { vietnam2026, defaultPolicy, type Call } from '../../../domain/followup';
import {
	composeBatch,
	composeOfficerList,
	type BatchInput,
	type MailRequest,
} from '../../../domain/messages';
import { templateEvent, templatesInForce, type Templates } from '../../../domain/messages/templates';
import { dueAt, economy as first, flat, school as other, settings, stored } from './greenSunday';

const second = {
	...stored,
	planId: 'kh-46',
	plan: { ...stored.plan, number: '46/KH-UBND', title: 'Ngày Chủ nhật xanh' },
	assignments: stored.assignments.map((one) => ({ ...one, planId: 'kh-46' })),
};
const shared = [
	{ ...first, contact: { ...first.contact, email: 'mot-nguoi@phuong.example' } },
	{ ...other, contact: { ...other.contact, email: 'Mot-Nguoi@phuong.example' } },
];
const now = '2026-05-21T08:05:00+07:00';
const book: Book = { units: shared, plans: [stored, second], waiting: [], events: [], settings };

function request(planId: string, unit: string, to: 'contact' | 'chair' = 'contact'): MailRequest {
	const step = to === 'chair' ? 'd+4-chair' : 'd+1';
	const link = `https://n8n.phuong.example/form/bao-cao?t=${planId}-${unit}`;
	return { key: `${planId}:${unit}:${step}:email:2026-05-20:r0`, planId, unit, step, to, link };
}
const compose = (requests: MailRequest[], change: Partial<BatchInput> = {}) =>
	composeBatch({
		kind: 'reminder',
		requests,
		book,
		now,
		calendar: vietnam2026,
		policy: defaultPolicy,
		...change,
	});

test('what goes to one address is one mail with a part and a link for each unit and plan', () => {
	const requests = [request('kh-45', first.code), request('kh-45', other.code), request('kh-46', first.code)];
	const { composed, unreachable, problems } = compose(requests);
	expect([unreachable, problems]).toEqual([[], []]);
	expect(composed).toHaveLength(1);
	const [{ message, sources }] = composed as [(typeof composed)[number]];
	expect(sources).toEqual([0, 1, 2]);
	expect(message.covers).toEqual(requests.map(({ planId, unit, key }) => ({ planId, unit, key })));
	expect(message.to).toBe('mot-nguoi@phuong.example');
	expect(message.subject).toContain('03 báo cáo, trong đó 03 đã quá hạn');
	for (const { link = '' } of requests) {
		expect(message.text).toContain(link);
		expect(message.html).toContain(link.replace('&', '&amp;'));
	}
	for (const { name } of shared) expect(flat(message.text)).toContain(name);
	expect(flat(message.text)).toContain('46/KH-UBND');
});

test('the same reminders make the same Message-ID in whatever order', () => {
	const requests = [request('kh-45', first.code), request('kh-46', first.code)];
	const idOf = (asked: MailRequest[]) => compose(asked).composed[0]?.message.messageId;
	expect(idOf(requests)).toBe(idOf(requests.toReversed()));
	expect(idOf(requests)).not.toBe(idOf(requests.slice(1)));
});

test('one alone stays the mail it was; notices of one plan to one person are one mail too', () => {
	const [single] = compose([request('kh-45', first.code)]).composed;
	expect(single?.message.subject).toContain('Quá hạn 1 ngày làm việc, đề nghị báo cáo ngay');
	const notices = [request('kh-45', first.code), request('kh-45', other.code)];
	const [notice] = compose(notices, { kind: 'notice' }).composed;
	expect(notice?.message.covers.map(({ unit }) => unit)).toEqual([first.code, other.code]);
});

test('the chair gets one note on the late units of all plans', () => {
	const requests = [
		request('kh-45', first.code, 'chair'),
		request('kh-46', first.code, 'chair'),
		request('kh-46', other.code, 'chair'),
	];
	const { composed } = compose(requests);
	expect(composed).toHaveLength(1);
	const { message, sources } = composed[0]!;
	expect(sources).toEqual([0, 1, 2]);
	expect(message.covers).toHaveLength(3);
	expect(message.subject).toBe('03 báo cáo chậm của 02 kế hoạch, đến 21/05/2026');
	expect(message.text).toContain('45/KH-UBND');
	expect(message.text).toContain('46/KH-UBND');
	const own = templateEvent(
		'chairDigest',
		{ subject: 'Chậm: {{so_bao_cao}}', heading: 'Chậm', body: 'Kính gửi: Thường trực\n\n{{danh_sach_cham}}' },
		now,
	);
	const templates = templatesInForce([own]);
	expect(compose(requests, { book: { ...book, templates } }).composed[0]?.message).toMatchObject({
		subject: 'Chậm: 03',
		text: expect.stringContaining('Thường trực'),
	});
	const nobody = { ...book, settings: { ...settings, committeeEmails: [] } };
	expect(compose(requests, { book: nobody })).toMatchObject({
		composed: [],
		unreachable: { length: 3 },
	});
});

describe("the officer's list", () => {
	const call: Call = {
		key: 'kh-45:KT:d-1:email:2026-05-20:r0:call',
		planId: 'kh-45',
		unit: first.code,
		to: 'contact',
		step: 'd-1',
		address: 'mot-nguoi@phuong.example',
		reason: 'Hộp thư không tồn tại.',
		since: '2026-05-12T09:00:00+07:00',
	};
	const list = (calls: Call[], warnings: string[] = [], warningKey = '', templates?: Templates) =>
		composeOfficerList({
			calls,
			warnings,
			warningKey,
			plans: [stored],
			units: [{ ...first, head: { phone: '0900 000 009' } }],
			statuses: [{ planId: 'kh-45', unit: first.code, dueAt } as never],
			settings,
			now,
			calendar: vietnam2026,
			templates,
		});

	test('names each unit once with numbers, what it owes and why no mail arrives; it covers every call', () => {
		const again = { ...call, key: 'kh-45:KT:call:x' };
		const message = list([call, again])!;
		expect(message).toMatchObject({
			to: settings.officer.email,
			step: 'call',
			subject: '01 đơn vị cần gọi điện – đôn đốc ngày 21/05/2026',
			covers: [call, again].map(({ planId, unit, key }) => ({ planId, unit, key })),
		});
		for (const words of [first.name, 'lãnh đạo 0900 000 009', '45/KH-UBND', 'Hộp thư không tồn tại.'])
			expect(flat(message.text)).toContain(words);
	});

	test('says it in the ward’s own words, the table where they put it', () => {
		const event = templateEvent(
			'officerList',
			{
				subject: 'Gọi giúp {{so_don_vi}} nơi',
				heading: '',
				body: 'Kính gửi: Chị Văn thư\n\n{{danh_sach_goi}}\n\n{{luu_y}}',
			},
			now,
		);
		const message = list([call], [], '', templatesInForce([event]))!;
		expect(message.subject).toBe('Gọi giúp 01 nơi');
		expect(message.text).toContain('Chị Văn thư');
		expect(message.text).toContain('Danh sách cần gọi');
	});

	test('carries the warnings, and goes out for them alone when they are due', () => {
		expect(list([], ['Chưa có lịch nghỉ năm 2027.'])).toBeNull();
		const message = list([], ['Chưa có lịch nghỉ năm 2027.'], '-:calendar:call:2026-11-23')!;
		expect(message.covers).toEqual([{ planId: '-', unit: '', key: '-:calendar:call:2026-11-23' }]);
		expect(message.text).toContain('Chưa có lịch nghỉ năm 2027.');
		expect(list([])).toBeNull();
	});
});
