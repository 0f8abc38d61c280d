import { canon } from './canon';
import type { SectionLine } from './sections';

const QUOTED = /[“"”]([^“”"]+)[”"“]/gu;

/** "Chủ đề: “…”", else the first words of the section on the theme, else a theme quoted anywhere in the body. */
export function readTheme(body: SectionLine[]): string | null {
	const labelled = body.find((line) => /^chủ đề[^:“"]*[:“"]/u.test(canon(line.body)));
	if (labelled) return unquoted(labelled.body.slice(labelled.body.search(/[:“"]/u)));
	const inSection = body.find((line) => line.topic === 'theme' && !line.isHeading);
	if (inSection) return unquoted(inSection.body);
	for (const line of body) {
		const found = /(?<![a-zà-ỹ])chủ đề\s*:?\s*(?=[“"])/u.exec(canon(line.body));
		if (found) return unquoted(line.body.slice(found.index + found[0].length));
	}
	return null;
}

/** The slogans of "Khẩu hiệu: …", each once, in order. */
export function readSlogans(body: SectionLine[]): string[] {
	const slogans: string[] = [];
	for (const line of body.filter((each) => each.topic === 'slogan')) {
		const text = line.isHeading ? line.body.replace(/^[^:“"]*:?\s*/u, '') : line.body;
		const quoted = [...text.matchAll(QUOTED)].map((found) => found[1] ?? '');
		slogans.push(...(quoted.length > 0 ? quoted : [unquoted(text)]));
	}
	return [...new Set(slogans.map((slogan) => slogan.trim()).filter((slogan) => slogan !== ''))];
}

function unquoted(text: string): string {
	const quoted = [...text.matchAll(QUOTED)][0]?.[1];
	return (quoted ?? text).replace(/^[\s:“"]+|[\s.;”"]+$/gu, '');
}
