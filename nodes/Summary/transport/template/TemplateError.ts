/** A ward's own form that cannot be used. The message is Vietnamese and says what to do. */
export class TemplateError extends Error {
	override name = 'TemplateError';
}
