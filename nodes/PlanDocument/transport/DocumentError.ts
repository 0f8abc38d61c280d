/** A file that cannot be read as a document. The message is a Vietnamese sentence that says what to do. */
export class DocumentError extends Error {
	override name = 'DocumentError';
}
