import { escapeHtml } from '../text/escapeHtml';
import { cleanLine } from './cleanLine';
import type { Block, Tone } from './content';

/** Colours of the mails; every pair of text and ground has a contrast of at least 4.5 to 1. */
export const COLOUR = {
	text: '#1f2933',
	quiet: '#52606d',
	line: '#d9dee5',
	accent: '#1a4f8b',
	ground: '#f2f4f7',
	soft: '#eef3f9',
};

const TONE: Record<Tone, { ground: string; edge: string; text: string }> = {
	calm: { ground: '#eef3f9', edge: '#1a4f8b', text: '#173f6e' },
	today: { ground: '#fff6e0', edge: '#b7791f', text: '#7a4b05' },
	late: { ground: '#fdecea', edge: '#b3261e', text: '#8c1d18' },
};

/** One block as HTML that mail programs keep: tables and inline styles only. */
export function blockHtml(block: Block): string {
	switch (block.kind) {
		case 'paragraph':
			return `<p style="margin:0 0 16px">${safe(block.text)}</p>`;
		case 'callout':
			return callout(block);
		case 'facts':
			return table(block.rows.map(factRow).join(''), 'margin:0 0 20px');
		case 'tasks':
			return title(block.title) + table(block.items.map(taskRow).join(''), 'margin:0 0 20px');
		case 'table':
			return title(block.title) + grid(block);
		case 'button':
			return button(block.label, block.link);
		case 'officer':
			return officerCard(block);
	}
}

function callout(block: Extract<Block, { kind: 'callout' }>): string {
	const { ground, edge, text } = TONE[block.tone];
	const detail = block.detail ? `<div style="margin-top:4px">${safe(block.detail)}</div>` : '';
	const cell = `padding:12px 16px;background:${ground};border-left:4px solid ${edge};color:${text}`;
	return table(
		`<tr><td bgcolor="${ground}" style="${cell}"><strong>${safe(block.title)}</strong>${detail}</td></tr>`,
		'margin:0 0 20px',
	);
}

function factRow(row: { label: string; value: string; strong?: boolean }): string {
	const value = row.strong ? `<strong>${safe(row.value)}</strong>` : safe(row.value);
	const cell = `padding:8px 0;border-bottom:1px solid ${COLOUR.line};vertical-align:top`;
	const label = `${cell};width:34%;padding-right:12px;color:${COLOUR.quiet}`;
	return `<tr><td style="${label}">${safe(row.label)}</td><td style="${cell}">${value}</td></tr>`;
}

function taskRow(item: { text: string; role?: string }, index: number): string {
	const role = item.role
		? `<span style="font-size:13px;font-weight:bold;color:${COLOUR.accent}">${safe(item.role)}</span><br>`
		: '';
	const number = `padding:6px 0;width:28px;vertical-align:top;color:${COLOUR.accent};font-weight:bold`;
	return `<tr><td style="${number}">${index + 1}.</td><td style="padding:6px 0;vertical-align:top">${role}${safe(item.text)}</td></tr>`;
}

function grid(block: Extract<Block, { kind: 'table' }>): string {
	const align = (column: number) => (block.alignRight?.includes(column) ? 'right' : 'left');
	const cell = (column: number) =>
		`padding:8px;border:1px solid ${COLOUR.line};vertical-align:top;text-align:${align(column)};font-size:15px`;
	const head = block.head
		.map(
			(text, i) =>
				`<th bgcolor="${COLOUR.soft}" style="${cell(i)};background:${COLOUR.soft}">${safe(text)}</th>`,
		)
		.join('');
	const rows = block.rows
		.map(
			(row) =>
				`<tr>${row.map((text, i) => `<td style="${cell(i)}">${unbrokenNumbers(safe(text))}</td>`).join('')}</tr>`,
		)
		.join('');
	return table(`<tr>${head}</tr>${rows}`, 'margin:0 0 20px', '');
}

/** A coloured cell instead of a styled link: Outlook for Windows ignores padding on links. */
function button(label: string, link: string): string {
	const href = escapeHtml(link);
	const anchor = `display:block;padding:14px 24px;color:#ffffff;font-size:18px;font-weight:bold;text-decoration:none;text-align:center`;
	return (
		`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 10px"><tr>` +
		`<td align="center" bgcolor="${COLOUR.accent}" style="background:${COLOUR.accent};border-radius:6px">` +
		`<a href="${href}" style="${anchor}">${safe(label)}</a></td></tr></table>` +
		`<p style="margin:0 0 20px;font-size:13px;color:${COLOUR.quiet};word-break:break-all">Nếu không bấm được nút, xin mở đường dẫn: ` +
		`<a href="${href}" style="color:${COLOUR.accent}">${href}</a></p>`
	);
}

function officerCard(block: Extract<Block, { kind: 'officer' }>): string {
	const { title: position, office, phone, email } = block.officer;
	const link = `color:${COLOUR.accent};text-decoration:none;font-weight:bold`;
	const dial = phone.replace(/[^\d+]/g, '');
	const rows = [
		safe([position, office].map(cleanLine).filter(Boolean).join(', ')),
		phone && `Điện thoại: <a href="tel:${dial}" style="${link}">${safe(phone)}</a>`,
		email && `Email: <a href="mailto:${escapeHtml(encodeURI(email))}" style="${link}">${safe(email)}</a>`,
	].filter(Boolean);
	const cell = `padding:14px 16px;background:${COLOUR.ground}`;
	const body = `<strong>${safe(block.title)}</strong><br>${rows.join('<br>')}`;
	return table(`<tr><td bgcolor="${COLOUR.ground}" style="${cell}">${body}</td></tr>`, 'margin:0 0 20px');
}

function title(text: string): string {
	return `<h2 style="margin:0 0 8px;font-size:17px;line-height:1.35;color:${COLOUR.accent}">${safe(text)}</h2>`;
}

/** Only a table of data may be one to a screen reader; the others just hold the shape. */
function table(rows: string, style: string, role = ' role="presentation"'): string {
	return `<table${role} width="100%" cellpadding="0" cellspacing="0" border="0" style="border-collapse:collapse;${style}">${rows}</table>`;
}

/** A phone number that breaks over two lines is dialled wrong. */
function unbrokenNumbers(html: string): string {
	return html.replace(/(?<![\d.])(?:\+84|0)[\d .]{7,}\d/g, '<span style="white-space:nowrap">$&</span>');
}

function safe(text: string): string {
	return escapeHtml(cleanLine(text));
}
