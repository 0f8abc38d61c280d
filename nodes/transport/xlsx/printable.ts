/** Text from outside without what XML cannot hold: NFC, line breaks as \n, tabs as spaces, no control characters. */
export function printable(text: string): string {
	return text
		.normalize('NFC')
		.replace(/\r\n?/g, '\n')
		.replaceAll('\t', ' ')
		.replace(/[^\P{Cc}\n]|[\uFFFE\uFFFF]/gu, '')
		.replace(/\p{Surrogate}/gu, '\uFFFD');
}
