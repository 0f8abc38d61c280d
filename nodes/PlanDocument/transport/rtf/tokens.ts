import { DocumentError } from '../DocumentError';

/** What an RTF file consists of (Rich Text Format Specification 1.9.1). Bytes are in the code page of the font in force. */
export interface RtfHandlers {
	openGroup(): void;
	closeGroup(): void;
	/** A control word with its parameter, or a control sign ('*', '~', '-', '_'). */
	control(name: string, parameter: number | undefined): void;
	bytes(bytes: string): void;
}

const TOKEN = /\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-f]{2})|\\([^a-z])|([{}])|([^\\{}\r\n]+)|[\r\n]+/giy;
/** Word nests some dozens. */
const DEEPEST = 1000;

/** Reads to the end of the outermost group. Throws DocumentError for a file that has none, or that nests without end. */
export function readRtf(buffer: Buffer, handlers: RtfHandlers): void {
	const text = buffer.toString('latin1');
	let depth = 0;
	TOKEN.lastIndex = 0;
	for (let found = TOKEN.exec(text); found; found = TOKEN.exec(text)) {
		const [, word, parameter, hex, sign, brace, bytes] = found;
		if (word === 'bin') TOKEN.lastIndex += Math.max(0, Number(parameter ?? 0));
		else if (word) handlers.control(word, parameter === undefined ? undefined : Number(parameter));
		else if (hex) handlers.bytes(String.fromCharCode(Number.parseInt(hex, 16)));
		else if (sign) {
			if (/[\\{}]/.test(sign)) handlers.bytes(sign);
			// A line end behind the backslash ends the paragraph.
			else handlers.control(/[\r\n]/.test(sign) ? 'par' : sign, undefined);
		} else if (bytes) handlers.bytes(bytes);
		else if (brace === '{') {
			if ((depth += 1) > DEEPEST) throw broken();
			handlers.openGroup();
		} else if (brace === '}') {
			handlers.closeGroup();
			if ((depth -= 1) <= 0) return;
		}
	}
	throw broken();
}

function broken(): DocumentError {
	return new DocumentError(
		'Tệp .rtf bị hỏng hoặc tải lên chưa hết. Hãy mở lại bằng Word, lưu lại dạng .docx rồi tải lên.',
	);
}
