import type { FormField } from '../types';

/**
 * Fields as text for the JSON definition of n8n's Form node 2.5, which does two things to them (n8n-workflow 2.41,
 * `tryToParseJsonToFormFields`; nodes-base, `resolveRawData`): it writes `<` and `>` as entities although its page
 * escapes them once more, and puts the text in place with String.replace, where "$&" is a pattern. So angle brackets
 * outside of `html` travel as single guillemets, to be turned back by {@link fromForm}, and "$" as an escape.
 */
export function formFieldsJson(fields: FormField[]): string {
	const json = JSON.stringify(fields, function (this: object, key, value: unknown) {
		return typeof value === 'string' && key !== 'html'
			? value.replaceAll('<', '‹').replaceAll('>', '›')
			: value;
	});
	return json.replaceAll('$', '\\u0024');
}

/** An answer as it was meant: text, in NFC, angle brackets turned back. */
export function fromForm(answer: unknown): string {
	if (answer === undefined || answer === null) return '';
	return String(answer).normalize('NFC').replaceAll('‹', '<').replaceAll('›', '>');
}
