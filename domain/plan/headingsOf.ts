import { isEverybody } from './everybody';
import { isBelow } from './marks';
import { isSpecific } from './parties';
import type { SectionLine } from './sections';
import { countSiblings, likeItsSiblings } from './siblingHeading';
import { asBareName, unitHeadingOf, type UnitHeading } from './unitHeading';

/** The lines that name bodies. */
export function headingsOf(lines: SectionLine[], assigning: boolean): Map<SectionLine, UnitHeading> {
	const known = lines.map(unitHeadingOf);
	const found = new Map<SectionLine, UnitHeading>();
	const siblings = assigning ? countSiblings(lines, known) : null;
	const unmarked = assigning && saysWorkBehindNames(lines, known);
	for (const [at, line] of lines.entries()) {
		const own = known[at] ?? null;
		const next = lines[at + 1];
		const bare = own?.isSentence && next && isBelow(next, line) ? asBareName(line) : null;
		const told = unmarked && line.mark === 'none' && !line.row ? saidOf(line) : null;
		const heading = bare ?? own ?? told ?? (siblings && likeItsSiblings(line, next, siblings));
		if (heading) found.set(line, heading);
	}
	return found;
}

/** Paragraphs without marks, each "Công an: giữ gìn …": among them "Trưởng các khu phố phối hợp …" is one too. */
function saysWorkBehindNames(lines: SectionLine[], known: (UnitHeading | null)[]): boolean {
	const plain = lines.flatMap((line, at) => (line.mark === 'none' && !line.isHeading ? [known[at]] : []));
	const named = plain.filter((heading) => heading && heading.rest !== '').length;
	return named >= 3 && named * 2 >= plain.length;
}

function saidOf(line: SectionLine): UnitHeading | null {
	const heading = unitHeadingOf({ ...line, mark: 'dash' });
	return heading?.names.every((name) => isSpecific(name) && !isEverybody(name)) ? heading : null;
}
