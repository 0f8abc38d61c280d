import { escapeHtml } from '../../text/escapeHtml';
import { cleanLine } from '../cleanLine';
import pieces from './mail.mjml';

declare const escaped: unique symbol;
/** HTML that may stand in a mail: a filled piece, or text from outside that was escaped. */
export type Html = string & { readonly [escaped]: true };

/** Text from outside as one line of HTML, for a slot between tags or in a quoted attribute (design rule 5). */
export function safe(text: string): Html {
	return escapeHtml(cleanLine(text)) as Html;
}

export function join(parts: Html[], between = '' as Html): Html {
	return parts.join(between) as Html;
}

export const LINE_BREAK = '<br>' as Html;

/**
 * A piece of layout/mail.mjml with its slots filled. What is filled in is not looked at again, so a value that reads
 * like a slot stays text.
 *
 * @throws Error for a piece or a slot that is not there: a mistake in the code, never in the data.
 */
export function fill(piece: string, values: Record<string, Html> = {}): Html {
	if (!Object.hasOwn(pieces, piece)) throw new Error(`The mail layout has no piece "${piece}"`);
	return pieces[piece]!.replace(/\[\[(\w+)\]\]/g, (_, slot: string) => {
		if (!Object.hasOwn(values, slot)) throw new Error(`Slot "${slot}" of "${piece}" was not filled`);
		return values[slot]!;
	}) as Html;
}
