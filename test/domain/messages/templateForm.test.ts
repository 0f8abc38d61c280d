import { openBook } from '../../../domain/book';
import { defaultPolicy } from '../../../domain/followup';
import {
	chosenKind,
	defaultTemplate,
	KINDS,
	readTemplateForm,
	RESET,
	SAVE,
	SHOW,
	STOP,
	templateChoice,
	templateEvent,
	templateForm,
	type TemplateKind,
} from '../../../domain/messages/templates';
import { formFieldsJson } from '../../../domain/text/formFields';
import type { FormField } from '../../../domain/types';
import { settings } from './greenSunday';

const now = '2026-05-05T09:00:00+07:00';
const own = {
	subject: 'Của phường cho {{ten_don_vi}}',
	heading: '',
	body: 'Chào\n\n{{nhiem_vu}}\n\n{{nut_bao_cao}}',
};
const book = (...events: ReturnType<typeof templateEvent>[]) => ({
	...openBook({ events: events.map((event, id) => ({ ...event, id, data: JSON.stringify(event.data) })) }),
	settings,
});
const field = (fields: FormField[], name: string) => fields.find(({ fieldName }) => fieldName === name)!;
const answers = (decision: string, change: object = {}) => ({
	tieu_de: own.subject,
	tua: '',
	noi_dung: own.body.replaceAll('\n', '\r\n'),
	quyet_dinh: decision,
	...change,
});

describe('the page of choice', () => {
	const fields = templateChoice(book(templateEvent('notice', own, now)).templates, defaultPolicy);
	const options = fields[0]!.fieldOptions!.values.map(({ option }) => option);

	it('offers every kind and every step of the ladder but the chair’s, each by a name of its own', () => {
		expect(options).toHaveLength(Object.keys(KINDS).length + defaultPolicy.steps.length - 1);
		expect(new Set(options).size).toBe(options.length);
		expect(options).toContain('Nhắc, riêng bước quá hạn 2 ngày làm việc, gửi lãnh đạo đơn vị (d+2-head)');
	});
	it('marks what the ward has words of its own for', () => {
		expect(options.filter((option) => option.endsWith('đã sửa'))).toEqual(['Giao nhiệm vụ (t/h) – đã sửa']);
	});
	it('every option leads back to its kind', () => {
		const kinds = options.map((option) => chosenKind(option, defaultPolicy));
		expect(kinds).not.toContain(null);
		expect(new Set(kinds).size).toBe(options.length);
		expect(chosenKind('reminder:d+2', defaultPolicy)).toBe('reminder:d+2');
		expect(chosenKind('bogus', defaultPolicy)).toBeNull();
	});
});

describe('the page of one mail', () => {
	it('opens on the default, with every slot named', () => {
		const fields = templateForm(book(), 'notice');
		expect(field(fields, 'tieu_de').defaultValue).toBe(defaultTemplate('notice').subject);
		expect(field(fields, 'noi_dung').defaultValue).toBe(defaultTemplate('notice').body);
		expect(field(fields, 'loai').html).toContain('Đang dùng mẫu có sẵn');
		for (const slot of KINDS.notice.slots)
			expect(field(fields, 'cac_o').html).toContain(`<td>{{${slot}}}</td>`);
	});
	it('opens on the ward’s own words, and shows how they read', () => {
		const fields = templateForm(book(templateEvent('notice', own, now)), 'notice');
		expect(field(fields, 'noi_dung').defaultValue).toBe(own.body);
		expect(field(fields, 'loai').html).toContain('mẫu của đơn vị mình');
		expect(field(fields, 'xem_truoc').html).toContain('Của phường cho Trường Tiểu học Mẫu');
		expect(field(fields, 'xem_truoc').html).toContain('<h3>Nhiệm vụ của Trường Tiểu học Mẫu</h3>');
	});
	it('comes again with what was typed, what is wrong and how it reads', () => {
		const decided = readTemplateForm('notice', answers(SHOW, { tieu_de: 'Gấp ‹b› {{ten_donvi}}' }), now);
		if (decided.decision !== 'retry') throw new Error(decided.decision);
		const fields = templateForm(book(), 'notice', { retry: decided.retry });
		expect(field(fields, 'can_sua').html).toContain('có phải là {{ten_don_vi}}?');
		expect(field(fields, 'can_sua').html).toContain('“&lt;b&gt;” sẽ hiện nguyên chữ');
		expect(field(fields, 'tieu_de').defaultValue).toBe('Gấp <b> {{ten_donvi}}');
		expect(field(fields, 'noi_dung').defaultValue).toBe(own.body);
	});
	it.each([...Object.keys(KINDS), 'reminder:d+2'] as TemplateKind[])(
		'of "%s" travels to n8n as JSON that it reads back the same',
		(kind) => {
			const fields = templateForm(book(), kind);
			expect(JSON.parse(formFieldsJson(fields))).toEqual(fields);
		},
	);
});

describe('the officer', () => {
	const event = (template: object) => [
		{
			planId: '-',
			unit: '',
			kind: 'template.changed',
			at: now,
			by: 'Cán bộ đầu mối',
			key: '',
			data: { kind: 'notice', ...template },
		},
	];

	it('saves: a row for the log', () => {
		const decided = readTemplateForm('notice', answers(SAVE), now);
		expect(decided).toMatchObject({ decision: 'save', rows: event(own) });
	});
	it('goes back to the default: a row without words', () => {
		const decided = readTemplateForm('notice', answers(RESET, { noi_dung: 'hỏng {{' }), now);
		expect(decided).toMatchObject({ decision: 'save', rows: event({ subject: '', heading: '', body: '' }) });
	});
	it('only looks: the page again, with nothing to mend', () => {
		const decided = readTemplateForm('notice', answers(SHOW), now);
		expect(decided).toEqual({ decision: 'retry', retry: { answers: answers(SHOW), problems: [] } });
	});
	it('leaves: nothing', () => {
		expect(readTemplateForm('notice', answers(STOP), now).decision).toBe('stop');
	});
	it.each([
		['a template with problems', answers(SAVE, { noi_dung: 'x' }), 'thiếu {{nhiem_vu}}'],
		['without a decision', answers(''), 'Hãy chọn một mục'],
		['nothing at all', {}, 'Hãy chọn một mục'],
	])('never saves %s', (_, typed, words) => {
		const decided = readTemplateForm('notice', typed, now);
		expect(decided).toMatchObject({ decision: 'retry' });
		if (decided.decision === 'retry') expect(decided.retry.problems[0]).toContain(words);
	});
});
