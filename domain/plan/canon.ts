/**
 * A copy to search in: lower case, one tone placement (hoà → hòa, uỷ → ủy), of the SAME length as the text,
 * so that an index found in the copy cuts the text as written.
 *
 * @example canon('UỶ BAN Hoà Bình') === 'ủy ban hòa bình'
 */
export function canon(text: string): string {
	const lower = text.toLowerCase();
	const sameLength = lower.length === text.length ? lower : text;
	// Most texts have none, and the look-around costs.
	return MAY_BE_OLD.test(sameLength) ? sameLength.replace(OLD_TONE, newTone) : sameLength;
}

/** Capitals only, with a word of them: a heading or a line of the official frame; "II/2026" is neither. */
export function isCapitals(text: string): boolean {
	return /\p{Lu}[\p{Lu}.]/u.test(text.replace(/\b[IVX]+\b/g, '')) && text === text.toUpperCase();
}

const MAY_BE_OLD = /o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ]/;
const OLD = 'oàoáoảoãoạoèoéoẻoẽoẹuỳuýuỷuỹuỵ';
const NEW = 'òaóaỏaõaọaòeóeỏeõeọeùyúyủyũyụy';
/** Only at the end of a syllable (hoàn keeps its tone), and not after q (quý is no variant). */
const OLD_TONE = /(?:o[àáảãạèéẻẽẹ]|(?<!q)u[ỳýỷỹỵ])(?![A-Za-zÀ-ỹ])/gu;

function newTone(pair: string): string {
	const at = OLD.indexOf(pair);
	return NEW.slice(at, at + 2);
}
