import { openBook } from '../../../domain/book';
import { composeNotice, composeReminder } from '../../../domain/messages';
import {
	BLOCK_SLOTS,
	checkTemplate,
	defaultTemplate,
	KINDS,
	previewTemplate,
	renderTemplate,
	templateEvent,
	templatesInForce,
	TEXT_SLOTS,
	type KnownKind,
	type Template,
	type TemplateKind,
} from '../../../domain/messages/templates';
import { economy, flat, reminder, school, settings, shareOf, status } from './greenSunday';

const kinds = Object.keys(KINDS) as KnownKind[];
const slots = new Set([...Object.keys(TEXT_SLOTS), ...Object.keys(BLOCK_SLOTS)]);

describe.each(kinds)('the default of the mail "%s"', (kind) => {
	const template = defaultTemplate(kind);

	it('is one that would be accepted', () => expect(checkTemplate(kind, template)).toEqual([]));

	it('has every slot filled and explained', () => {
		for (const slot of KINDS[kind].slots) expect(slots).toContain(slot);
		const { subject, text, html, structure } = previewTemplate(kind, template, { settings });
		for (const part of [subject, text, html, structure]) expect(part).not.toMatch(/[{}]{2}|undefined|\[\[/);
		if (!['waiting', 'officerList'].includes(kind)) expect(text).toContain(settings.officer.phone);
		expect(subject.length).toBeLessThanOrEqual(140);
	});
});

const body = '{{nhiem_vu}}\n\n{{nut_bao_cao}}';
const notice = (change: Partial<Template>): Template => ({
	subject: 'Giao việc',
	heading: '',
	body,
	...change,
});

describe('the check', () => {
	it.each<[string, Partial<Template>, string[]]>([
		['a good one', { subject: 'Giao việc cho {{ten_don_vi}}[, hạn {{han_ngay}}]' }, []],
		['slots written with accents and spaces', { subject: 'Cho {{ Tên đơn vị }}' }, []],
		['an unknown slot near a known one', { subject: '{{ten_donvi}}' }, ['có phải là {{ten_don_vi}}?']],
		['an unknown slot near none', { subject: '{{xyz}}' }, ['không có ô {{xyz}}, hãy bỏ đi']],
		[
			'a slot of another kind of mail',
			{ body: `${body}\n\n{{danh_sach_cham}}` },
			['không có ô {{danh_sach_cham}}'],
		],
		['a slot that is needed and missing', { body: '{{nhiem_vu}}' }, ['thiếu {{nut_bao_cao}}']],
		['no slot that is needed', { body: 'Xin chào' }, ['thiếu {{nhiem_vu}}', 'thiếu {{nut_bao_cao}}']],
		['a slot that is not closed', { body: `${body}\n\n{{han` }, ['dấu ngoặc nhọn lẻ ở “{{han”']],
		['one brace too few', { subject: 'Cho {ten_don_vi}' }, ['dấu ngoặc nhọn lẻ ở “Cho {ten_don_vi}”']],
		['one brace too many', { subject: 'Cho {{ten_don_vi}}}' }, ['dấu ngoặc nhọn lẻ']],
		['no subject', { subject: ' ' }, ['Chưa có tiêu đề']],
		['a subject that no inbox shows', { subject: 'a'.repeat(101) }, ['Tiêu đề thư dài 101 ký tự']],
		['a part of the mail in the subject', { subject: '{{nhiem_vu}}' }, ['là cả một phần của thư']],
		['a part of the mail in the heading', { heading: '{{can_bo}}' }, ['Dòng tựa: {{can_bo}}']],
		['HTML', { body: `<b>Chào</b>\n\n${body}` }, ['“<b>” sẽ hiện nguyên chữ']],
		['an address in angle brackets is no HTML', { body: `<vp@phuong.example> 3 < 5\n\n${body}` }, []],
		['a part twice', { body: `${body}\n\n{{nut_bao_cao}}` }, ['{{nut_bao_cao}} nhiều lần']],
		[
			'a part in square brackets',
			{ body: `${body}\n\n[a {{can_bo}}]` },
			['không đặt được trong ngoặc vuông'],
		],
		['a book', { body: body + 'a'.repeat(8000) }, ['hãy rút gọn còn 8000']],
	])('of %s', (_, change, expected) => {
		const problems = checkTemplate('notice', notice(change));
		expect(problems).toEqual(expected.map((words) => expect.stringContaining(words)));
	});

	it('asks for a body once, not also for each slot of it', () => {
		expect(checkTemplate('notice', notice({ body: ' \n' }))).toEqual([
			expect.stringContaining('Chưa có nội dung'),
		]);
	});
	it.each(['bogus', 'constructor', 'reminder:'])('knows no mail "%s"', (kind) => {
		expect(() => checkTemplate(kind, notice({}))).toThrow('no mail of the kind');
	});
	it('knows the steps of the ladder', () => {
		expect(checkTemplate('reminder:d+2', notice({ body: '{{nut_bao_cao}}' }))).toEqual([]);
	});
});

describe('rendering', () => {
	const render = (text: string, values: Parameters<typeof renderTemplate>[1]) =>
		renderTemplate({ subject: text, heading: '', body: text }, values);

	it.each<[string, string, Parameters<typeof renderTemplate>[1], string]>([
		['a value', 'Cho {{ten_don_vi}}', { ten_don_vi: 'Trường A' }, 'Cho Trường A'],
		[
			'a capital at the start',
			'{{con_lai}}, xin báo cáo',
			{ con_lai: 'còn 1 ngày' },
			'Còn 1 ngày, xin báo cáo',
		],
		['what is optional and there', 'Cho A[, hạn {{han}}]', { han: '20/05' }, 'Cho A, hạn 20/05'],
		['what is optional and not there', 'Cho A[, hạn {{han}}]', {}, 'Cho A'],
		['brackets without a slot', 'Cho [A]', {}, 'Cho [A]'],
		[
			'a value that reads like a slot',
			'{{ten_don_vi}} {{han}}',
			{ ten_don_vi: '{{han}}', han: 'x' },
			'{{han}} x',
		],
		['a value with brackets', '{{ten_don_vi}}', { ten_don_vi: '[{{han}}]' }, '[{{han}}]'],
		['a pattern of replace', '{{ten_don_vi}}', { ten_don_vi: '$& $1' }, '$& $1'],
		['a line break in a value', 'A {{ten_don_vi}}', { ten_don_vi: 'x\r\nBcc: y' }, 'A x Bcc: y'],
	])('shows %s', (_, text, values, expected) => {
		const { subject, blocks } = render(text, values);
		expect(subject).toBe(expected);
		expect(blocks).toEqual([{ kind: 'paragraph', text: [expected] }]);
	});

	it('keeps the officer’s lines, and puts parts between paragraphs', () => {
		const callout = { kind: 'callout', tone: 'calm', title: 'Hạn' } as const;
		const text =
			'Kính gửi: {{ten_don_vi}}\r\nĐồng kính gửi: B\r\n\r\n- một\n- hai {{khung_han}} ba\n \n[{{han}}]';
		expect(render(text, { ten_don_vi: 'A', khung_han: [callout] }).blocks).toEqual([
			{ kind: 'greeting', text: 'Kính gửi: A' },
			{ kind: 'paragraph', text: ['Đồng kính gửi: B'] },
			{ kind: 'paragraph', text: ['- một', '- hai'] },
			callout,
			{ kind: 'paragraph', text: ['ba'] },
		]);
	});
});

describe('the ward’s own words', () => {
	const at = '2026-05-05T09:00:00+07:00';
	const own = (kind: TemplateKind, template: Partial<Template>) => templateEvent(kind, notice(template), at);
	const sent = (...events: ReturnType<typeof own>[]) =>
		composeNotice({ ...shareOf(economy), templates: templatesInForce(events) })!;

	it('are in the mail, the newest of them', () => {
		const mail = sent(own('notice', { subject: 'Cũ' }), own('notice', { subject: 'Mới, {{ten_don_vi}}' }));
		expect(mail.subject).toBe(`Mới, ${economy.name}`);
		expect(mail.html).toContain('<h1');
		expect(mail.text).toContain(`Nhiệm vụ của ${economy.name}`);
	});
	it('go back to the default with an empty body', () => {
		const mail = sent(own('notice', { subject: 'Cũ' }), own('notice', { subject: '', body: '' }));
		expect(mail.subject).toContain('Giao nhiệm vụ cho');
	});
	it('are passed over when they would not be accepted: no mail leaves with a hole', () => {
		expect(sent(own('notice', { subject: 'Hỏng {{xyz}}' })).subject).toContain('Giao nhiệm vụ cho');
	});
	it('come out of the log that a ward has', () => {
		const row = own('notice', { subject: 'Của phường' });
		const book = openBook({ events: [{ ...row, id: 1, data: JSON.stringify(row.data) }] });
		expect(composeNotice({ ...shareOf(economy), templates: book.templates })!.subject).toBe('Của phường');
	});
	it('show HTML as text', () => {
		// Such a template is refused when it is saved; a row may come from elsewhere.
		const template = notice({ body: `<i>x</i>\n\n${body}`, heading: '<script>' });
		const { html } = previewTemplate('notice', template, { settings });
		expect(html).toContain('&lt;i&gt;x&lt;/i&gt;');
		expect(html).not.toMatch(/<i>|<script/);
	});

	describe('for one step of the ladder', () => {
		const templates = templatesInForce(
			[own('reminderLate', { subject: 'Chậm' }), own('reminder:d+2', { subject: 'Bước {{con_lai}}' })].map(
				(event) => ({ ...event, data: { ...event.data, body: '{{nut_bao_cao}}' } }),
			),
		);
		const late = status(school, { late: true, daysLate: 2 });
		const now = '2026-05-22T08:00:00+07:00';
		it.each([
			['d+2', 'contact', 'Bước quá hạn 2 ngày làm việc'],
			['d+1', 'contact', 'Chậm'],
			['d+2-head', 'head', 'Đề nghị chỉ đạo'],
		] as const)('%s', (step, to, subject) => {
			const asked = reminder(school, step, to);
			const mail = composeReminder({ ...shareOf(school), reminder: asked, now, status: late, templates })!;
			expect(mail.subject).toContain(subject);
		});
		it.each<[TemplateKind, KnownKind]>([
			['reminder:d-3', 'reminderEarly'],
			['reminder:d0', 'reminderToday'],
			['reminder:d+1', 'reminderLate'],
			['reminder:d+2-head', 'reminderHead'],
		])('%s starts from the words of %s', (step, kind) => {
			expect(defaultTemplate(step)).toEqual(defaultTemplate(kind));
		});
	});
});

it('a preview is of this ward, with a unit and plan that are not', () => {
	const { text, structure, subject } = previewTemplate('notice', defaultTemplate('notice'), { settings });
	expect(subject).toContain('Trường Tiểu học Mẫu');
	expect(text).toContain(settings.wardName.toLocaleUpperCase('vi'));
	expect(flat(text)).toContain('Kế hoạch mẫu để xem trước');
	expect(structure).toContain('<li>');
	expect(structure).not.toMatch(/<(?!\/?(p|b|i|br|h3|h4|ol|li|table|thead|tbody|tr|td|th)\b)/);
	expect(previewTemplate('notice', defaultTemplate('notice'), { settings: null }).text).toContain(
		'PHƯỜNG MẪU',
	);
});
