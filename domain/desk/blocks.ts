import { html } from '../plan/review/view';
import { escapeHtml } from '../text/escapeHtml';
import type { FormField } from '../types';
import { doneWords } from './doneWords';
import type { Desk } from './openDesk';
import type { DeskView } from './view';

/**
 * Sentences below a heading; nothing for none. n8n's page keeps no classes: the page's CSS knows what went wrong by
 * `strong` in the heading, what was done by `em`.
 */
export function listed(title: string, sentences: string[], mark?: 'strong' | 'em'): string {
	const items = sentences.map((sentence) => `<li>${escapeHtml(sentence)}</li>`);
	const heading = mark ? `<${mark}>${title}</${mark}>` : title;
	return items.length > 0 ? `<h3>${heading}</h3><ul>${items.join('')}</ul>` : '';
}

/** On top of a page: what is to be mended, and what was just done. */
export function noticed({ problems = [], done }: DeskView, desk: Desk): FormField[] {
	return [
		...(problems.length > 0 ? [html('can_sua', listed('Chưa làm được', problems, 'strong'))] : []),
		...(done ? [html('da_lam', listed('Đã ghi nhận', doneWords(done, desk), 'em'))] : []),
	];
}

/** Rows of two or more cells; the first column names the row. */
export function rowsTable(rows: string[][], head?: string[]): string {
	const body = rows.map(([first = '', ...cells]) => {
		const rest = cells.map((cell) => `<td>${lines(cell)}</td>`);
		return `<tr><th scope="row">${lines(first)}</th>${rest.join('')}</tr>`;
	});
	const top = head
		? `<thead><tr>${head.map((cell) => `<th scope="col">${escapeHtml(cell)}</th>`).join('')}</tr></thead>`
		: '';
	return `<table>${top}<tbody>${body.join('')}</tbody></table>`;
}

function lines(text: string): string {
	return escapeHtml(text).replaceAll('\n', '<br>');
}
