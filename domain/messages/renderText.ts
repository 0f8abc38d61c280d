import type { Officer } from '../types';
import { cleanLine } from './cleanLine';
import { withGreeting, type Block, type BlockOf, type MailContent } from './content';
import { wrapLine } from './wrapLine';

/** The text part: everything the HTML part says, wrapped for reading, no markdown signs. */
export function renderText(content: MailContent): string {
	const parts = [
		line(content.sender.toLocaleUpperCase('vi')),
		line(content.heading),
		...withGreeting(content).map(blockText),
		line(content.footer),
	];
	return `${parts.filter(Boolean).join('\n\n')}\n`;
}

function blockText(block: Block): string {
	switch (block.kind) {
		case 'paragraph':
			return lines([block.text].flat());
		case 'greeting':
			return line(block.text);
		case 'unit':
			return line(block.name.toLocaleUpperCase('vi'));
		case 'callout':
			return lines([block.title, block.detail ?? '']);
		case 'facts':
			return lines(block.rows.map((row) => `${row.label}: ${row.value}`));
		case 'tasks':
			return lines([`${block.title}:`, ...block.items.map(task)]);
		case 'table':
			return lines([`${block.title}:`, ...block.rows.map((row) => tableRow(block.head, row))]);
		case 'links':
			return [line(`${block.title}:`), ...block.items.map(({ name, link }) => address(name, link))].join(
				'\n',
			);
		case 'button':
			return address(block.label, block.link);
		case 'officer':
			return lines([`${block.title}:`, ...officerLines(block.officer)]);
	}
}

function task({ text, role }: BlockOf<'tasks'>['items'][number], index: number): string {
	return `${index + 1}. ${role ? `(${role}) ` : ''}${text}`;
}

function tableRow(head: string[], row: string[]): string {
	const [first = '', second = ''] = row;
	if (row.length === 2) return `- ${first}: ${second}`;
	const named = (cells: string[], from: number) =>
		cells.map((cell, i) => (cell ? `${head[from + i]}: ${cell}` : '')).filter(Boolean);
	const numbered = /^\d+$/.test(first);
	return numbered
		? [`${first}. ${second}`, ...named(row.slice(2), 2)].join('; ')
		: [`- ${first}`, ...named(row.slice(1), 1)].join('; ');
}

function officerLines({ title, office, email, phone }: Officer): string[] {
	const position = [title, office].map(cleanLine).filter(Boolean).join(', ');
	return [position, phone && `Điện thoại: ${phone}`, email && `Email: ${email}`];
}

function address(label: string, link: string): string {
	return `${line(`${label}:`)}\n${cleanLine(link)}`;
}

function lines(texts: string[]): string {
	return texts.map(line).filter(Boolean).join('\n');
}

/** Further lines of an item of a list begin below its first word. */
function line(text: string): string {
	const clean = cleanLine(text);
	return wrapLine(clean, /^(?:\d{1,3}\.|-) /.exec(clean)?.[0].length);
}
