import type { Book } from '../../../domain/book';
import { defaultPolicy, vietnam2026 } from '../../../domain/followup';
import { composeBatch, type MailKind, type MailRequest } from '../../../domain/messages';
import type { LogEvent, Unit } from '../../../domain/types';
import { economy, flat, link, reminder, school, settings, stored } from './greenSunday';

const now = '2026-05-26T08:00:00+07:00';
const shared = 'chung@hoabinhmau.example';
const at = (unit: Unit, email: string, head = email): Unit => ({
	...unit,
	contact: { ...unit.contact, email },
	head: { email: head },
});
const together = [at(economy, shared), at(school, ` ${shared.toUpperCase()}`)];
const links: Record<string, string> = { KT: `${link}&u=KT`, THHS: `${link}&u=THHS` };
const sent = (key: string): LogEvent => ({
	planId: 'kh-45',
	unit: 'KT',
	kind: 'delivery.sent',
	at: '2026-05-05T09:00:00+07:00',
	by: '',
	key,
	data: { step: 'notice', to: shared },
});

function compose(kind: MailKind, requests: MailRequest[], change: Partial<Book> = {}) {
	const book: Book = { units: together, plans: [stored], waiting: [], events: [], settings, ...change };
	return composeBatch({ kind, requests, book, now, calendar: vietnam2026, policy: defaultPolicy });
}
const notice = (unit: string, planId = 'kh-45') => ({ planId, unit, link: links[unit] });
const chase = (unit: Unit, step: string, to: 'contact' | 'head') => ({
	...reminder(unit, step, to),
	link: links[unit.code],
});

describe('a person who answers for several units', () => {
	const { composed, unreachable, problems } = compose('notice', [notice('KT'), notice('THHS')]);
	const mail = composed[0]!.message;

	it('gets one mail that covers them all, however the address is written', () => {
		expect(composed.map(({ sources }) => sources)).toEqual([[0, 1]]);
		expect(mail.to).toBe(shared);
		expect(mail.covers.map(({ key }) => key)).toEqual(['kh-45:KT:notice:email', 'kh-45:THHS:notice:email']);
		expect(mail.subject).toBe('Giao nhiệm vụ cho 02 đơn vị – Kế hoạch số 45/KH-UBND, hạn 20/05/2026');
		expect([...unreachable, ...problems]).toEqual([]);
	});

	it.each([
		['the text part', mail.text],
		['the HTML part', mail.html],
	])('reads in %s of each unit its own tasks, then its own link', (_, part) => {
		const order = ['phân công khu vực', 'u=KT', 'dọn vệ sinh trường', 'u=THHS'];
		const places = order.map((words) => flat(part).indexOf(words));
		expect(places).not.toContain(-1);
		expect(places).toEqual(places.toSorted((a, b) => a - b));
	});

	it('gets a notice a plan, since the plan is attached, but one reminder for all', () => {
		const other = {
			...stored,
			planId: 'kh-46',
			assignments: stored.assignments.map((one) => ({ ...one, planId: 'kh-46' })),
		};
		const requests = [notice('KT'), notice('KT', 'kh-46'), notice('THHS')];
		const { composed: mails } = compose('notice', requests, { plans: [stored, other] });
		expect(mails.map(({ sources }) => sources)).toEqual([[0, 2], [1]]);
		const reminders = [
			chase(economy, 'd+1', 'contact'),
			{ ...chase(economy, 'd+1', 'contact'), planId: 'kh-46', key: 'k' },
		];
		const { composed: chased } = compose('reminder', reminders, { plans: [stored, other] });
		expect(chased.map(({ sources }) => sources)).toEqual([[0, 1]]);
		expect(chased[0]!.message.subject).toContain('Nhắc gửi 02 báo cáo, trong đó 02 đã quá hạn – 02 văn bản');
		expect(chased[0]!.message.text.match(/^Văn bản: /gm)).toHaveLength(2);
	});

	it('is not written to again about a unit whose notice was sent', () => {
		const { composed: mails } = compose('notice', [notice('KT'), notice('THHS')], {
			events: [sent('kh-45:KT:notice:email')],
		});
		expect(mails.map(({ message }) => message.covers.map(({ unit }) => unit))).toEqual([['KT'], ['THHS']]);
	});

	it('learns of each unit how it stands', () => {
		const { composed: mails } = compose('reminder', [
			chase(economy, 'd+2', 'contact'),
			chase(school, 'd-1', 'contact'),
		]);
		expect(mails).toHaveLength(1);
		expect(mails[0]!.message.subject).toBe(
			'Nhắc gửi 02 báo cáo, trong đó 02 đã quá hạn – Kế hoạch số 45/KH-UBND',
		);
		expect(mails[0]!.message.text.match(/Quá hạn 4 ngày làm việc/g)).toHaveLength(2);
		expect(mails[0]!.message.covers.map(({ unit }) => unit)).toEqual(['KT', 'THHS']);
	});
});

describe('units that are asked the same', () => {
	const assignments = stored.assignments.map((one) => ({ ...stored.assignments[1]!, unit: one.unit }));
	const { composed } = compose('notice', [notice('KT'), notice('THHS')], {
		plans: [{ ...stored, assignments }],
	});
	const { text, html } = composed[0]!.message;

	it('are told it once, with a link each', () => {
		for (const part of [text, html]) {
			expect(part.match(/dọn vệ sinh trường/g)).toHaveLength(1);
			expect(part).toContain(economy.name);
			expect(part).toContain(school.name);
		}
		expect(text).toContain(`${economy.name}:\n${links.KT}`);
		expect(text).toContain(`${school.name}:\n${links.THHS}`);
		expect(html.match(/u=(KT|THHS)"/g)).toHaveLength(2);
	});
});

describe('a unit whose contact is its head', () => {
	const both = [chase(school, 'd+2', 'contact'), chase(school, 'd+2-head', 'head')];
	const { composed } = compose('reminder', both);

	it('gets one mail, as to the head, that covers both steps', () => {
		expect(composed.map(({ sources }) => sources)).toEqual([[0, 1]]);
		const { message } = composed[0]!;
		expect(message.subject).toContain('Đề nghị chỉ đạo');
		expect(message.step).toBe('d+2-head');
		expect(message.covers.map(({ key }) => key)).toEqual(both.map(({ key }) => key));
	});

	it('gets two where the addresses differ', () => {
		const units = [at(school, 'a@x.example', 'b@x.example')];
		expect(compose('reminder', both, { units }).composed).toHaveLength(2);
	});
});

it('a request that names a unit twice is one mail with the key once', () => {
	const { composed } = compose('notice', [notice('KT'), notice('KT')]);
	expect(composed).toHaveLength(1);
	expect(composed[0]!.message.covers).toHaveLength(1);
	expect(composed[0]!.message.subject).toContain(`Giao nhiệm vụ cho ${economy.name}`);
});

it('one bad link stops none of the others', () => {
	const { composed, problems } = compose('notice', [{ ...notice('KT'), link: 'x' }, notice('THHS')]);
	expect(problems.map(({ source }) => source)).toEqual([0]);
	expect(composed.map(({ sources }) => sources)).toEqual([[1]]);
});
