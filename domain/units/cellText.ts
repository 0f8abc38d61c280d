/**
 * A cell as plain text: NFC, one line, no control characters and no invisible ones (zero width, direction marks), so
 * that nothing in a directory can break a mail header or hide in a name. What looks like a formula stays as written.
 */
export function cellText(cell: string): string {
	return cell
		.normalize('NFC')
		.replace(/\p{Cf}+/gu, '')
		.replace(/[\p{Cc}\p{Z}]+/gu, ' ')
		.trim();
}
