import { escapeHtml } from '../../text/escapeHtml';
import { cleanLine } from '../cleanLine';
import { withGreeting, type Block, type BlockOf, type MailContent } from '../content';

/**
 * A mail in the few tags that n8n's form pages keep (p, h, ol, table, b, i, a; no styles): its structure, not its
 * looks. Without links, since those of a preview lead nowhere.
 */
export function structureHtml(content: MailContent): string {
	return [
		`<p><b>${safe(content.sender)}</b></p>`,
		`<h3>${safe(content.heading)}</h3>`,
		...withGreeting(content).map(blockHtml),
		`<p><i>${safe(content.footer)}</i></p>`,
	].join('');
}

function blockHtml(block: Block): string {
	switch (block.kind) {
		case 'paragraph':
			return `<p>${[block.text].flat().map(safe).join('<br>')}</p>`;
		case 'greeting':
			return `<p><b>${safe(block.text)}</b></p>`;
		case 'unit':
			return `<h3>${safe(block.name)}</h3>`;
		case 'callout':
			return `<p><b>${safe(block.title)}</b>${block.detail ? `<br>${safe(block.detail)}` : ''}</p>`;
		case 'facts':
			return rows(block.rows.map(({ label, value }) => [label, value]));
		case 'tasks':
			return `${title(block.title)}<ol>${block.items.map(task).join('')}</ol>`;
		case 'table':
			return title(block.title) + rows(block.rows, block.head);
		case 'links':
			return title(block.title) + rows(block.items.map(({ name }) => [name, `[ ${block.label} ]`]));
		case 'button':
			return `<p><b>[ ${safe(block.label)} ]</b></p>`;
		case 'officer':
			return officer(block);
	}
}

function task({ text, role }: BlockOf<'tasks'>['items'][number]): string {
	return `<li>${role ? `<b>${safe(role)}</b><br>` : ''}${safe(text)}</li>`;
}

function officer({ title, officer: { title: position, office, phone, email } }: BlockOf<'officer'>): string {
	const lines = [[position, office].filter(Boolean).join(', '), phone, email].filter(Boolean);
	return `<p><b>${safe(title)}</b><br>${lines.map(safe).join('<br>')}</p>`;
}

function rows(table: string[][], head: string[] = []): string {
	const cells = (row: string[], tag: string) => row.map((text) => `<${tag}>${safe(text)}</${tag}>`).join('');
	const top = head.length > 0 ? `<thead><tr>${cells(head, 'th')}</tr></thead>` : '';
	return `<table>${top}<tbody>${table.map((row) => `<tr>${cells(row, 'td')}</tr>`).join('')}</tbody></table>`;
}

function title(text: string): string {
	return `<h4>${safe(text)}</h4>`;
}

function safe(text: string): string {
	return escapeHtml(cleanLine(text));
}
