declare module 'word-extractor' {
	/** Reads Word 97–2003 and .docx; only what is used here is declared. */
	export default class WordExtractor {
		extract(source: Buffer): Promise<{ getBody(): string }>;
	}
}
