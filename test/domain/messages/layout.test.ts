import { parseDocument } from 'htmlparser2';
import { composeBatch, composeNotice, type MailKind } from '../../../domain/messages';
import { fill, safe } from '../../../domain/messages/layout/pieces';
import { defaultPolicy, vietnam2026 } from '../../../domain/followup';
import { wrapLine } from '../../../domain/messages/wrapLine';
import { economy, link, shareOf, stored } from './greenSunday';
import { everyMail } from './everyMail';

/** Gmail cuts off what is longer. */
const GMAIL = 102 * 1024;
const bytes = (html: string) => new TextEncoder().encode(html).length;

interface Element {
	name: string;
	attribs: Record<string, string>;
	children: unknown[];
}

function elements(html: string): Element[] {
	const found: Element[] = [];
	const walk = (nodes: unknown[]) => {
		for (const node of nodes as Element[]) {
			if (node.name) found.push(node);
			if (node.children) walk(node.children);
		}
	};
	walk(parseDocument(html).children);
	return found;
}

describe.each(everyMail())('the HTML part of a %s', (_, mail) => {
	const all = elements(mail.html);
	const named = (name: string) => all.filter((element) => element.name === name);

	it('says its language and one title', () => {
		expect(named('html')[0]!.attribs.lang).toBe('vi');
		expect(named('h1')).toHaveLength(1);
	});

	it('has no table that a screen reader takes for data unless it has a head', () => {
		for (const { attribs, children } of named('table')) {
			const head = (children as Element[]).some(({ name }) => name === 'thead');
			expect(attribs.role === 'presentation').toBe(!head);
		}
	});

	it('links by words, each to an address that a mail program opens', () => {
		for (const { attribs } of named('a')) expect(attribs.href).toMatch(/^(https?:\/\/|tel:[\d+]+$|mailto:)/);
	});

	it('is closed where it was opened, for Outlook too', () => {
		const forOutlook = mail.html.replace(/<!--\[if mso \| IE\]>|<!\[endif\]-->/g, '');
		for (const html of [mail.html.replace(/<!--[\s\S]*?-->/g, ''), forOutlook]) {
			for (const tag of ['table', 'tr', 'td', 'div'])
				expect([tag, html.match(new RegExp(`<${tag}[ >]`, 'g'))?.length]).toEqual([
					tag,
					html.match(new RegExp(`</${tag}>`, 'g'))?.length,
				]);
		}
	});

	it('holds the width where max-width is not known, and leaves no slot open', () => {
		expect(mail.html).toContain('width="600"');
		expect(mail.html).toContain('max-width:600px');
		expect(mail.html).toContain('prefers-color-scheme: dark');
		expect(mail.html).not.toMatch(/\[\[|\]\]|\{\{|undefined|null/);
	});
});

it('the button is a link of the colour of its cell, with the address below it', () => {
	const { html } = composeNotice(shareOf(economy))!;
	const links = elements(html).filter(({ name, attribs }) => name === 'a' && attribs.href === link);
	expect(links).toHaveLength(2);
	expect(links[0]!.attribs.style).toContain('display: block');
});

describe('a long mail reaches Gmail whole', () => {
	const tasks = Array.from({ length: 40 }, (_, i) => ({
		id: `t${i}`,
		text: 'Tuyên truyền, vận động đoàn viên, hội viên và Nhân dân tích cực tham gia các hoạt động hưởng ứng, phát huy vai trò nòng cốt, gắn với nhiệm vụ chính trị và điều kiện thực tiễn của từng cơ quan, đơn vị trên địa bàn phường.',
		role: 'lead',
	}));

	it('with forty tasks', () => {
		const share = shareOf(economy);
		const mail = composeNotice({ ...share, assignment: { ...share.assignment, tasks } })!;
		expect(mail.html.match(/Tuyên truyền/g)).toHaveLength(40);
		expect(bytes(mail.html)).toBeLessThan(GMAIL);
	});

	it('with so many units that one mail would be cut off: then in several, each unit once', () => {
		const codes = Array.from({ length: 30 }, (_, i) => `U${i}`);
		const units = codes.map((code) => ({ ...economy, code, name: `Đơn vị ${code}` }));
		const assignments = codes.map((unit, i) => ({
			...stored.assignments[0]!,
			unit,
			tasks: tasks.map(({ text, role }, t) => ({ id: `${t}`, text: `${i} ${text}`, role })),
		}));
		const { composed } = composeBatch({
			kind: 'notice' as MailKind,
			requests: codes.map((unit) => ({ planId: 'kh-45', unit, link })),
			book: {
				units,
				plans: [{ ...stored, assignments }],
				waiting: [],
				events: [],
				settings: shareOf(economy).settings,
			},
			now: shareOf(economy).now,
			calendar: vietnam2026,
			policy: defaultPolicy,
		});
		expect(composed.length).toBeGreaterThan(1);
		for (const { message } of composed) expect(bytes(message.html)).toBeLessThan(GMAIL);
		const told = composed.flatMap(({ message }) => message.covers.map(({ unit }) => unit));
		expect(told.toSorted()).toEqual(codes.toSorted());
		expect(composed.flatMap(({ sources }) => sources)).toHaveLength(30);
	});
});

describe('a piece of the layout', () => {
	it('shows a value that reads like a slot as it is', () => {
		expect(fill('greeting', { text: safe('[[text]] $& {{ten_don_vi}}') })).toContain(
			'>[[text]] $&amp; {{ten_don_vi}}<',
		);
	});
	it.each([
		['bogus', {}, 'no piece'],
		['greeting', {}, 'Slot "text"'],
		['constructor', {}, 'no piece'],
	])('"%s" is never filled halfway', (piece, values, message) => {
		expect(() => fill(piece, values)).toThrow(message);
	});
});

describe('the text part', () => {
	it.each(everyMail())('of a %s fits 76 columns but for addresses', (_, { text }) => {
		for (const line of text.split('\n'))
			if (!line.startsWith('http')) expect(line.length).toBeLessThanOrEqual(76);
	});
	const words = 'một hai ba bốn năm sáu bảy tám chín mười mười-một mười-hai mười-ba mười-bốn mười-lăm';
	it.each([
		['a short line', 'ngắn', 0, 'ngắn'],
		['a long line', words, 0, words.replace(' mười-lăm', '\nmười-lăm')],
		['an item', `1. ${words}`, 3, `1. ${words}`.replace(' mười-bốn', '\n   mười-bốn')],
		['a number at the end', `${words.slice(0, 68)} 0900 000 001`, 0, `${words.slice(0, 68)}\n0900 000 001`],
		['a word without end', 'x'.repeat(90), 0, 'x'.repeat(90)],
	])('wraps %s', (_, line, indent, expected) => expect(wrapLine(line, indent)).toBe(expected));
});
