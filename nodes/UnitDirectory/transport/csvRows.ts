import { SheetError } from '../../transport/xlsx/SheetError';

const SEPARATORS = [',', ';', '\t'];

/**
 * The cells of a CSV file (RFC 4180): UTF-8 with or without a byte order mark, or UTF-16 with one, as Excel saves them;
 * separated by comma, semicolon or tab, whichever the first line has most of. Throws SheetError for other content.
 */
export function csvRows(buffer: Buffer): string[][] {
	const text = decode(buffer);
	const declared = /^sep=(.)\r?\n/i.exec(text);
	const body = declared ? text.slice(declared[0].length) : text;
	const rows = parse(body, declared?.[1] ?? separatorOf(body));
	// The line that declares the separator is a row of the file, so the numbers of the others stay right.
	return declared ? [[], ...rows] : rows;
}

function decode(buffer: Buffer): string {
	const text = decoded(buffer);
	if (text === null) {
		throw new SheetError(
			'Không đọc được tệp danh bạ: tệp không phải .xlsx, cũng không phải .csv mã UTF-8. Hãy lưu lại bằng Excel dạng .xlsx (hoặc “CSV UTF-8”) rồi tải lên.',
		);
	}
	if (text.includes('\0')) {
		throw new SheetError('Tệp không phải danh bạ .xlsx hay .csv. Hãy chọn lại tệp theo mẫu rồi tải lên.');
	}
	return text;
}

function decoded(buffer: Buffer): string | null {
	const mark = buffer.subarray(0, 2).toString('hex');
	const encoding = mark === 'fffe' ? 'utf-16le' : mark === 'feff' ? 'utf-16be' : 'utf-8';
	try {
		return new TextDecoder(encoding, { fatal: true }).decode(buffer);
	} catch {
		return null;
	}
}

function separatorOf(text: string): string {
	const firstLine = (/^\s*(.*)/.exec(text)?.[1] ?? '').replace(/"[^"]*"/g, '');
	const counts = SEPARATORS.map((separator) => firstLine.split(separator).length);
	return SEPARATORS[counts.indexOf(Math.max(...counts))] ?? ',';
}

function parse(text: string, separator: string): string[][] {
	const rows: string[][] = [];
	let row: string[] = [];
	let cell = '';
	let quoted = false;
	for (let at = 0; at < text.length; at += 1) {
		const char = text[at] as string;
		if (quoted) {
			if (char !== '"') cell += char;
			else if (text[at + 1] === '"') cell += text[(at += 1)];
			else quoted = false;
		} else if (char === '"' && cell === '') {
			quoted = true;
		} else if (char === separator || char === '\n' || char === '\r') {
			row.push(cell);
			cell = '';
			if (char === separator) continue;
			if (char === '\r' && text[at + 1] === '\n') at += 1;
			rows.push(row);
			row = [];
		} else {
			cell += char;
		}
	}
	if (cell !== '' || row.length > 0) rows.push([...row, cell]);
	return rows;
}
