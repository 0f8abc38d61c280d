import { withoutOldEncoding } from './oldEncodings';

/** Signs of bullets as Word, its symbol fonts and web pages write them; the plan's reader knows "-" and "+". */
const BULLET = /^(\s*)[•●○▪■□◦‣∙·➢➤►▶✓✔❖◆\uF000-\uF0FF]\s*(?=\S)/gmu;
/** A copy from Word keeps the letter that a symbol font showed as a bullet, with the tab behind it. */
const BULLET_LETTER = /^(\s*)[§Øvüqo](?:\t|\u00A0{2,})\s*(?=\S)/gmu;

/**
 * The text as the plan's reader and the officer want it: NFC, one kind of line end, plain spaces, no signs that cannot
 * be seen, "-" for bullets, the letters of Unicode for those of old fonts. Keeps the number of lines.
 */
export function tidyText(text: string): string {
	const lines = text
		.replace(/^\uFEFF/, '')
		.replace(/\r\n|[\r\u0085\u2028\u2029\v\f]/g, '\n')
		// Word's own signs that no document shows.
		.replace(/(?![\t\n])\p{Cc}/gu, '')
		.replace(BULLET_LETTER, '$1- ')
		.replace(BULLET, '$1- ')
		.replace(/[\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]/g, ' ')
		.replace(/[\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g, '');
	// A soft hyphen is the letter ư in TCVN3, so it goes last.
	return withoutOldEncoding(lines)
		.replace(/\u00AD/g, '')
		.normalize('NFC');
}
