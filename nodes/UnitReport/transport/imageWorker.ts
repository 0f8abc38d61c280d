/**
 * A thread of its own for images: they come from outside, and a large one keeps a processor busy for a good part of a second
 * in which n8n must go on answering. Holds libvips as WebAssembly, which can touch neither files nor network.
 */
import { createRequire } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';

const { library, longest, mostPixels, quality } = workerData as ImageTask;

export interface ImageTask {
	/** Path of wasm-vips. */
	library: string;
	/** Longest side of what comes out, in pixels. */
	longest: number;
	mostPixels: number;
	quality: number;
}

export type ImageResult = { id: number } & (
	| { bytes: Uint8Array; kind: 'jpg' | 'png' }
	| { problem: 'unreadable' | 'too large' }
);

interface Picture {
	width: number;
	height: number;
	hasAlpha(): boolean;
	writeToBuffer(ending: string, options: object): Uint8Array;
	delete(): void;
}
interface Vips {
	concurrency(threads: number): void;
	Image: {
		newFromBuffer(bytes: Uint8Array): Picture;
		thumbnailBuffer(bytes: Uint8Array, width: number, options: object): Picture;
	};
}

const open = createRequire(library)(library) as (options: object) => Promise<Vips>;
const ready = open({ dynamicLibraries: [] });

parentPort?.on('message', ({ id, bytes }: { id: number; bytes: Uint8Array }) => {
	void ready.then((vips) => parentPort?.postMessage({ id, ...shrink(vips, bytes) }));
});

function shrink(vips: Vips, bytes: Uint8Array): object {
	const pictures: Picture[] = [];
	const keep = (picture: Picture) => (pictures.push(picture), picture);
	try {
		// Reads the head only: a small file may claim a picture that fills the memory.
		const { width, height } = keep(vips.Image.newFromBuffer(bytes));
		if (width * height > mostPixels) return { problem: 'too large' };
		const small = keep(
			vips.Image.thumbnailBuffer(bytes, longest, { height: longest, size: 'down', fail_on: 'truncated' }),
		);
		const kind = small.hasAlpha() ? 'png' : 'jpg';
		const options = kind === 'jpg' ? { Q: quality, keep: 'none' } : { keep: 'none' };
		return { bytes: small.writeToBuffer(`.${kind}`, options), kind };
	} catch {
		return { problem: 'unreadable' };
	} finally {
		for (const picture of pictures) picture.delete();
	}
}
