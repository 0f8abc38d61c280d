import { cleanLine } from '../cleanLine';
import type { Block, BlockOf } from '../content';
import { FIGURES } from '../figures';
import { fill, join, LINE_BREAK, safe, type Html } from './pieces';

const NONE = '' as Html;

/** One block of a mail as rows of the layout's column. */
export function blockHtml(block: Block): Html {
	switch (block.kind) {
		case 'paragraph':
			return fill('paragraph', { text: join([block.text].flat().map(safe), LINE_BREAK) });
		case 'greeting':
			return fill('greeting', { text: safe(block.text) });
		case 'unit':
			return fill('unit', { text: safe(block.name) });
		case 'callout':
			return callout(block);
		case 'facts':
			return fill('facts', { fact: join(block.rows.map(fact)) });
		case 'tasks':
			return join([title(block.title), fill('tasks', { task: join(block.items.map(task)) })]);
		case 'table':
			return join([title(block.title), table(block)]);
		case 'links':
			return join([title(block.title), links(block)]);
		case 'button':
			return fill('button', { link: safe(block.link), label: safe(block.label) });
		case 'officer':
			return officer(block);
	}
}

function title(text: string): Html {
	return fill('title', { text: safe(text) });
}

function callout({ tone, title, detail }: BlockOf<'callout'>): Html {
	const below = detail ? fill('detail', { text: safe(detail) }) : NONE;
	const cell = fill(tone, { text: join([unbroken(safe(title)), below]) });
	return fill('callout', { calm: NONE, today: NONE, late: NONE, [tone]: cell });
}

function fact({ label, value, strong }: BlockOf<'facts'>['rows'][number]): Html {
	const words = safe(value);
	return fill('fact', { label: safe(label), value: strong ? fill('bold', { text: words }) : words });
}

function task({ text, role }: BlockOf<'tasks'>['items'][number], index: number): Html {
	return fill('task', {
		number: safe(String(index + 1)),
		role: role ? fill('role', { text: safe(role) }) : NONE,
		text: safe(text),
	});
}

function table({ head, rows, alignRight = [] }: BlockOf<'table'>): Html {
	const cell = (text: string, column: number) =>
		fill(alignRight.includes(column) ? 'figure' : 'cell', { text: unbroken(safe(text)) });
	return fill('table', {
		head: join(head.map((text) => fill('head', { text: safe(text) }))),
		row: join(rows.map((row) => fill('row', { cell: join(row.map(cell)), figure: NONE }))),
	});
}

function links({ label, items }: BlockOf<'links'>): Html {
	return fill('links', {
		unitlink: join(
			items.map(({ name, link }) =>
				fill('unitlink', { text: safe(name), link: safe(link), label: safe(label) }),
			),
		),
	});
}

function officer({ title, officer }: BlockOf<'officer'>): Html {
	const { phone, email } = officer;
	const position = [officer.title, officer.office].map(cleanLine).filter(Boolean).join(', ');
	const dial = phone.replace(/[^\d+]/g, '');
	return fill('officer', {
		title: safe(title),
		position: position ? fill('position', { text: safe(position) }) : NONE,
		phone: phone ? fill('phone', { dial: safe(dial), text: safe(phone) }) : NONE,
		email: email ? fill('email', { address: safe(encodeURI(email)), text: safe(email) }) : NONE,
	});
}

/** Not broken over two lines. */
function unbroken(html: Html): Html {
	return html.replace(FIGURES, (figures) => fill('unbroken', { text: figures as Html })) as Html;
}
