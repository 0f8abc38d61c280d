import type { SectionLine } from './sections';

/** The lines of each section, in the order of the document. */
export function bySection<L extends Pick<SectionLine, 'section'>>(lines: L[]): L[][] {
	const sections = new Map<number, L[]>();
	for (const line of lines) {
		const own = sections.get(line.section);
		if (own) own.push(line);
		else sections.set(line.section, [line]);
	}
	return [...sections.values()];
}
