import type { Named } from './nameIndex';
import { tableOf } from './tableOf';
import { profileOf, type Profile } from './nameSimilarity';

export interface Compared extends Named {
	profile: Profile;
}

/**
 * Of a directory, the names with which a name is worth comparing: those with its numbers and its kind of body, or with
 * its very letters; where one of the two has no known kind, any.
 */
export function comparables(named: Named[]): (name: Profile) => Compared[] {
	let tables: ReturnType<typeof tablesOf> | undefined;
	return (name) => {
		const { byKind, byLetters, all } = (tables ??= tablesOf(named));
		if (name.body === null) return all;
		const alike = [...(byKind.get(keyOf(name)) ?? []), ...(byKind.get(keyOf({ ...name, body: null })) ?? [])];
		return [...new Set([...alike, ...(byLetters.get(name.compact) ?? [])])];
	};
}

function keyOf({ body, numbers }: Profile): string {
	return `${body?.kind ?? ''} ${numbers}`;
}

function tablesOf(named: Named[]) {
	const all = named.map((each): Compared => ({ ...each, profile: profileOf(each.parts) }));
	return {
		all,
		byKind: tableOf(all, ({ profile }) => keyOf(profile)),
		byLetters: tableOf(all, ({ profile }) => profile.compact),
	};
}
