/** The known word that a slip of the keyboard most likely meant; null when none is near. */
export function nearest(word: string, known: readonly string[]): string | null {
	const ranked = known
		.map((candidate) => ({ candidate, distance: editDistance(word, candidate) }))
		.toSorted((a, b) => a.distance - b.distance);
	const best = ranked[0];
	return best && best.distance <= Math.max(2, Math.floor(best.candidate.length / 2)) ? best.candidate : null;
}

/** Letters put in, left out or exchanged (Levenshtein). */
function editDistance(a: string, b: string): number {
	let row = Array.from({ length: b.length + 1 }, (_, i) => i);
	for (let i = 1; i <= a.length; i += 1) {
		const next = [i];
		for (let j = 1; j <= b.length; j += 1) {
			const same = a[i - 1] === b[j - 1] ? 0 : 1;
			next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + same));
		}
		row = next;
	}
	return row[b.length]!;
}
