/** The entries by a key of theirs, in their order; those whose key is empty are left out. */
export function tableOf<T>(entries: T[], key: (entry: T) => string): Map<string, T[]> {
	const table = new Map<string, T[]>();
	for (const entry of entries) {
		const text = key(entry);
		if (text === '') continue;
		const beside = table.get(text);
		if (beside) beside.push(entry);
		else table.set(text, [entry]);
	}
	return table;
}
