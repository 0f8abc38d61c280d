import { vietnameseShare, withoutOldEncoding } from './oldEncodings';

/** First bytes, in hex, that name an encoding. */
const BYTE_ORDER_MARKS: [string, string][] = [
	['efbbbf', 'utf-8'],
	['fffe', 'utf-16le'],
	['feff', 'utf-16be'],
];

/** A web page says its encoding near its beginning. */
const DECLARED = /<meta[^>]+charset\s*=\s*["']?([\w-]+)/i;

/**
 * A plain text file's or web page's text: as its byte order mark says, else UTF-8, else as it or its envelope declares, else what reads as Vietnamese of windows-1258 (what
 * Vietnamese Windows calls "ANSI"), TCVN3 and VNI. Null for bytes that are no text.
 */
export function decodeText(buffer: Buffer, charset?: string): string | null {
	const opening = buffer.subarray(0, 3).toString('hex');
	const marked = BYTE_ORDER_MARKS.find(([mark]) => opening.startsWith(mark))?.[1];
	const declared = charset ?? DECLARED.exec(buffer.toString('latin1', 0, 4000))?.[1];
	const text = marked
		? decoded(buffer, marked)
		: (decoded(buffer, 'utf-8') ?? (declared && decoded(buffer, declared)) ?? decodedAnsi(buffer));
	return text === null || hasControls(text) ? null : text;
}

function decodedAnsi(buffer: Buffer): string | null {
	const vietnamese = decoded(buffer, 'windows-1258');
	const western = decoded(buffer, 'windows-1252');
	const old = western && withoutOldEncoding(western);
	if (vietnamese === null || old === null || old === western) return vietnamese ?? old;
	return vietnameseShare(old) > vietnameseShare(vietnamese.normalize('NFC')) ? old : vietnamese;
}

function decoded(buffer: Buffer, encoding: string): string | null {
	try {
		return new TextDecoder(encoding, { fatal: true }).decode(buffer);
	} catch {
		return null;
	}
}

/** Text has tabs, line ends and form feeds; other control characters mean a picture, a program, an archive. */
function hasControls(text: string): boolean {
	return /(?![\t\n\v\f\r\u0080-\u009F])\p{Cc}/u.test(text.slice(0, 100_000));
}
