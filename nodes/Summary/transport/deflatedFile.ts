import { once } from 'node:events';
import { crc32, createDeflateRaw, type DeflateRaw } from 'node:zlib';
import type { AsyncFlateStreamHandler, ZipInputFile } from 'fflate';

/** Of deflate; a higher one makes the file some percent smaller and takes twice as long. */
const LEVEL = 3;
const DEFLATE = 8;

/**
 * One part of a .zip, packed by Node's own zlib on another thread, so that n8n goes on with its work meanwhile.
 * It is added to fflate's Zip first, then filled.
 */
export class DeflatedFile implements ZipInputFile {
	readonly compression = DEFLATE;
	size = 0;
	crc = 0;
	ondata?: AsyncFlateStreamHandler;
	readonly filename: string;
	private readonly packer: DeflateRaw;
	private readonly ended: Promise<unknown>;

	constructor(filename: string) {
		this.filename = filename;
		this.packer = createDeflateRaw({ level: LEVEL });
		this.packer.on('data', (chunk: Uint8Array<ArrayBuffer>) => this.ondata?.(null, chunk, false));
		this.ended = once(this.packer, 'end');
		this.ended.catch(() => undefined);
	}

	/** Waits while more is on its way than is being packed. */
	async write(bytes: Uint8Array): Promise<void> {
		this.size += bytes.length;
		this.crc = crc32(bytes, this.crc);
		if (!this.packer.write(bytes)) await once(this.packer, 'drain');
	}

	/** Rejects when packing failed. */
	async end(): Promise<void> {
		this.packer.end();
		await this.ended;
		this.ondata?.(null, new Uint8Array(0), true);
	}

	/** Frees what packing holds; gives up what was not ended. */
	close(): void {
		this.packer.destroy();
	}
}
