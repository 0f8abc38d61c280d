import { fromForm } from '../text/formFields';

/** As typed, in NFC, without control characters other than line breaks. */
export function plainText(value: unknown): string {
	return fromForm(value)
		.replace(/\r\n?/g, '\n')
		.replace(/[^\P{Cc}\n\t]/gu, '')
		.trim();
}
