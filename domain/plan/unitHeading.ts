import type { SectionLine } from './sections';
import { splitNames } from './unitNames';
import { beginsWithUnit, withoutCourtesy } from './unitWords';
import { firstVerb } from './verbs';

export interface UnitHeading {
	names: string[];
	/** A task that stands on the heading's own line; '' when there is none. */
	rest: string;
	/** The heading is the sentence itself: "1. Công an phường chủ trì …". */
	isSentence: boolean;
}

const NAME_LENGTH = 220;

/** The line as the heading of a unit's tasks; null when it is none. */
export function unitHeadingOf(line: SectionLine): UnitHeading | null {
	const text = withoutCourtesy(line.body);
	if (!beginsWithUnit(text)) return null;
	const colon = /:\s*/.exec(text);
	const name = colon ? text.slice(0, colon.index) : text;
	const verb = firstVerb(name);
	if (colon && verb === null && name.length <= NAME_LENGTH) {
		return { names: splitNames(name), rest: text.slice(colon.index + colon[0].length), isSentence: false };
	}
	if (verb === null) {
		const pureName =
			name.length <= NAME_LENGTH && !/[.]\s|[;]$/.test(name) && name.split(/;\s+/).every(beginsWithUnit);
		return pureName && (line.mark !== 'none' || !/[.,]$/.test(name))
			? { names: splitNames(name), rest: '', isSentence: false }
			: null;
	}
	// Without a mark, a sentence that begins with a unit's name is a task of the group it stands in.
	if (line.mark === 'none') return null;
	const rest = text.slice(verb);
	return {
		names: splitNames(text.slice(0, verb)),
		isSentence: true,
		rest: rest.charAt(0).toUpperCase() + rest.slice(1),
	};
}
