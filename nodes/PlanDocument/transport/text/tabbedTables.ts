/**
 * The rows of tables that were copied as plain text, their cells joined by ' | ' instead of tabs: two lines and more
 * with the same number of tabs, at least two, of which the first names every column.
 */
export function tabbedTables(text: string): string {
	const lines = text.split('\n');
	const tabs = lines.map((line) => line.split('\t').length - 1);
	let inTable = false;
	return lines
		.map((line, at) => {
			const count = tabs[at] ?? 0;
			const goesOn = inTable && count === tabs[at - 1];
			const begins =
				count >= 2 && count === tabs[at + 1] && line.split('\t').every((cell) => cell.trim() !== '');
			inTable = goesOn || begins;
			return inTable
				? line
						.split('\t')
						.map((cell) => cell.trim())
						.join(' | ')
				: line;
		})
		.join('\n');
}
