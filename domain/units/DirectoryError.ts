/** A directory that cannot be read at all. The message is a Vietnamese sentence that says what to do. */
export class DirectoryError extends Error {
	override name = 'DirectoryError';
}
