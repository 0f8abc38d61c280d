import { DocumentError } from '../DocumentError';

/** First bytes of the stream in the layout of Word 97, and in those of Word 6 and 95. */
const WORD_97 = 0xa5ec;
const OLDER = new Set([0xa5dc, 0xa699]);
const SMALLEST = 0x382;
/** Where the FIB ([MS-DOC] 2.5) says where a table begins in the table stream; its length follows. */
export const TABLES = {
	styles: 0xa2,
	characterRuns: 0xfa,
	paragraphRuns: 0x102,
	fonts: 0x112,
	pieces: 0x1a2,
	shapes: 0x1da,
	textBoxes: 0x25a,
	lists: 0x2e2,
	listOverrides: 0x2ea,
} as const;
/** Where it says how many characters each part of the text has, in the order in which they stand. */
const PARTS = {
	body: 0x4c,
	notes: 0x50,
	heads: 0x54,
	remarks: 0x5c,
	endnotes: 0x60,
	textBoxes: 0x64,
} as const;

/** The streams of a Word 97–2003 document. */
export class WordFile {
	private constructor(
		/** The stream that holds text and formats. */
		readonly main: Buffer,
		/** The stream that holds the tables. */
		readonly tables: Buffer,
		readonly data: Buffer,
	) {}

	/** Throws DocumentError for a file that is protected, older, broken, or of another program. */
	static async open(buffer: Buffer): Promise<WordFile> {
		const { CFB } = await import('xlsx');
		let container: ReturnType<typeof CFB.read>;
		try {
			container = CFB.read(buffer, { type: 'buffer' });
		} catch {
			throw broken();
		}
		const stream = (name: string) => {
			const content = CFB.find(container, `/${name}`)?.content;
			return content ? Buffer.from(content as Uint8Array) : undefined;
		};
		if (stream('EncryptedPackage')) throw locked();
		const main = stream('WordDocument');
		if (!main)
			throw stream('Workbook') || stream('Book')
				? otherThan('sổ tính Excel')
				: stream('PowerPoint Document')
					? otherThan('bài trình chiếu')
					: broken();
		if (OLDER.has(main.readUInt16LE(0))) throw tooOld();
		if (main.length < SMALLEST || main.readUInt16LE(0) !== WORD_97) throw broken();
		const flags = main.readUInt16LE(0x0a);
		if (flags & 0x0100) throw locked();
		const tables = stream(flags & 0x0200 ? '1Table' : '0Table');
		if (!tables) throw broken();
		return new WordFile(main, tables, stream('Data') ?? Buffer.alloc(0));
	}

	/** A table's bytes. */
	table(at: number): Buffer {
		const from = this.main.readUInt32LE(at);
		return this.tables.subarray(from, from + this.main.readUInt32LE(at + 4));
	}

	/** First character and end of a part of the text. */
	part(name: keyof typeof PARTS): [number, number] {
		let from = 0;
		for (const [each, at] of Object.entries(PARTS)) {
			const length = this.main.readUInt32LE(at);
			if (each === name) return [from, from + length];
			from += length;
		}
		return [0, 0];
	}
}

/** A PLC ([MS-DOC] 2.2.2): numbers that bound ranges, and as many records, one a range. */
export function readPlc(bytes: Buffer, recordSize: number): { from: number; to: number; record: Buffer }[] {
	const count = Math.floor((bytes.length - 4) / (4 + recordSize));
	return Array.from({ length: Math.max(count, 0) }, (_, at) => {
		const record = (count + 1) * 4 + at * recordSize;
		return {
			from: bytes.readUInt32LE(at * 4),
			to: bytes.readUInt32LE(at * 4 + 4),
			record: bytes.subarray(record, record + recordSize),
		};
	});
}

function locked(): DocumentError {
	return new DocumentError(
		'Văn bản có mật khẩu. Hãy bỏ mật khẩu (Tệp → Thông tin → Bảo vệ tài liệu) rồi tải lên lại.',
	);
}

function tooOld(): DocumentError {
	return new DocumentError(
		'Tệp .doc này do bản Word trước năm 1997 ghi nên không đọc được. Hãy mở bằng Word, lưu lại dạng .docx rồi tải lên.',
	);
}

function otherThan(kind: string): DocumentError {
	return new DocumentError(
		`Tệp là ${kind}, không phải văn bản Word. Hãy tải lên văn bản kế hoạch dạng .docx, .doc, .odt, .rtf, .pdf (có chữ) hoặc .txt.`,
	);
}

export function broken(): DocumentError {
	return new DocumentError(
		'Không đọc được tệp .doc này (tệp hỏng, tải lên chưa hết, hoặc không phải văn bản Word). Hãy mở bằng Word, lưu lại dạng .docx rồi tải lên.',
	);
}
