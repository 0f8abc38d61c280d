import { escapeHtml } from '../text/escapeHtml';

/** A table as n8n's pages show it; everything escaped. */
export function htmlTable(head: string[], rows: string[][]): string {
	const line = (cells: string[], tag: string) =>
		`<tr>${cells.map((cell) => `<${tag}>${escapeHtml(cell)}</${tag}>`).join('')}</tr>`;
	return `<table><thead>${line(head, 'th')}</thead><tbody>${rows.map((row) => line(row, 'td')).join('')}</tbody></table>`;
}
