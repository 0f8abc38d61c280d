import { SheetError } from './SheetError';

const MOST_ENTRIES = 2000;
/** Deflate can grow a thousandfold, so what one step may unpack stays far under the limit. */
const STEP = 16 * 1024;
/** The parts that hold cells and their formats; pictures, macros and links to elsewhere are not even kept. */
const NEEDED =
	/^(?:\[Content_Types\]\.xml|_rels\/\.rels|xl\/[^/]+\.xml|xl\/_rels\/[^/]+\.rels|xl\/worksheets\/[^/]+\.xml)$/i;
const MACROS = /vbaProject\.bin$/i;

/** What the sender is told, in Vietnamese, of a file that is not read. */
export interface UnpackWords {
	bomb: string;
	broken: string;
	noWorkbook: string;
}

export interface Unpacked {
	/** The parts that the reading needs, by name. */
	parts: Record<string, Uint8Array>;
	macros: boolean;
}

/**
 * Takes an .xlsx apart. Counts what really comes out while it unpacks and stops at `largest` bytes, whatever sizes the
 * file declares, so that a zip bomb never reaches the reader.
 *
 * Throws SheetError for a bomb, a broken archive, and one that is no .xlsx.
 */
export async function unpackWorkbook(buffer: Buffer, words: UnpackWords, largest: number): Promise<Unpacked> {
	const { Unzip, UnzipInflate } = await import('fflate');
	const parts: Record<string, Uint8Array> = {};
	let unpacked = 0;
	let entries = 0;
	let macros = false;
	const unzip = new Unzip((file) => {
		if ((entries += 1) > MOST_ENTRIES || (file.originalSize ?? 0) > largest) throw new SheetError(words.bomb);
		macros ||= MACROS.test(file.name);
		const chunks: Uint8Array[] = [];
		file.ondata = (failure, chunk, final) => {
			if (failure) throw failure;
			if ((unpacked += chunk.length) > largest) throw new SheetError(words.bomb);
			chunks.push(chunk);
			if (final) parts[file.name] = Buffer.concat(chunks);
		};
		if (NEEDED.test(file.name)) file.start();
	});
	unzip.register(UnzipInflate);
	const failure = failureOf(() => {
		for (let at = 0; at < buffer.length; at += STEP) {
			unzip.push(buffer.subarray(at, at + STEP), at + STEP >= buffer.length);
		}
	});
	if (failure) throw failure instanceof SheetError ? failure : new SheetError(words.broken);
	if (entries === 0) throw new SheetError(words.broken);
	if (!parts['xl/workbook.xml']) throw new SheetError(words.noWorkbook);
	return { parts, macros };
}

/** Packed anew without compression, as a library takes it. */
export async function packAnew({ parts }: Unpacked): Promise<Uint8Array> {
	const { zipSync } = await import('fflate');
	return zipSync(parts, { level: 0 });
}

function failureOf(run: () => void): unknown {
	try {
		run();
		return null;
	} catch (cause) {
		return cause;
	}
}
