/** A file that cannot be read as a sheet. The message is a Vietnamese sentence that says what to do. */
export class SheetError extends Error {
	override name = 'SheetError';
}
