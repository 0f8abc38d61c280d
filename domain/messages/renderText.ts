import { cleanLine } from './cleanLine';
import type { Block, MailContent } from './content';

/** The text part: everything the HTML part says, one idea a line, no markdown signs. */
export function renderText(content: MailContent): string {
	const parts = [
		cleanLine(content.sender).toLocaleUpperCase('vi'),
		cleanLine(content.heading),
		cleanLine(content.greeting),
		...content.blocks.map(blockText),
		cleanLine(content.footer),
	];
	return `${parts.join('\n\n')}\n`;
}

function blockText(block: Block): string {
	switch (block.kind) {
		case 'paragraph':
			return cleanLine(block.text);
		case 'callout':
			return lines([block.title, block.detail ?? '']);
		case 'facts':
			return lines(block.rows.map((row) => `${row.label}: ${row.value}`));
		case 'tasks':
			return lines([
				`${block.title}:`,
				...block.items.map((item, i) => `${i + 1}. ${item.role ? `(${item.role}) ` : ''}${item.text}`),
			]);
		case 'table':
			return lines([`${block.title}:`, ...block.rows.map((row) => tableRow(block.head, row))]);
		case 'button':
			return lines([`${block.label}:`, block.link]);
		case 'officer':
			return lines([`${block.title}:`, ...officerLines(block.officer)]);
	}
}

function tableRow(head: string[], row: string[]): string {
	const [first = '', second = '', ...rest] = row;
	const details = rest.map((cell, i) => (cell ? `${head[i + 2]}: ${cell}` : '')).filter(Boolean);
	if (row.length === 2) return `- ${first}: ${second}`;
	return [`${first}. ${second}`, ...details].join('; ');
}

/** Who to call, a line each, empty ones left out. */
export function officerLines(officer: {
	title: string;
	office: string;
	email: string;
	phone: string;
}): string[] {
	return [
		[officer.title, officer.office].map(cleanLine).filter(Boolean).join(', '),
		officer.phone && `Điện thoại: ${officer.phone}`,
		officer.email && `Email: ${officer.email}`,
	].filter(Boolean);
}

function lines(texts: string[]): string {
	return texts.map(cleanLine).filter(Boolean).join('\n');
}
