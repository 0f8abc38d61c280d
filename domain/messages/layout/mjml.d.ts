/** A layout as scripts/mailPieces.mjs leaves it, at build time and in the tests: its pieces by name. */
declare module '*.mjml' {
	const pieces: Record<string, string>;
	export default pieces;
}
