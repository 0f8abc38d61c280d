import { encodingOfFont, type OldEncoding } from './oldEncodings';

/** Text that is put together from pieces in different fonts; what old fonts show differently is read as shown. */
export class FontText {
	private done = '';
	private pending = '';
	private encoding: OldEncoding | null = null;

	/** VNI spreads a letter over two signs, so pieces in the same font are read together. */
	add(text: string, font?: string): void {
		const encoding = encodingOfFont(font);
		if (encoding !== this.encoding) {
			this.done = this.toString();
			this.pending = '';
			this.encoding = encoding;
		}
		this.pending += text;
	}

	toString(): string {
		return this.done + (this.encoding ? this.encoding(this.pending) : this.pending);
	}
}
