import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { ImageResult, ImageTask } from './imageWorker';
import { FileRefused } from './FileRefused';
import { KINDS } from './fileKind';
import type { Evidence } from './readEvidence';

const LONGEST = 2000;
const MOST_PIXELS = 100_000_000;
const QUALITY = 80;
/** A picture of 100 megapixels takes some seconds on a slow machine. */
const LONGEST_WORK = 60_000;
/** The thread holds some 150 MB: it goes when nobody has sent an image for a while. */
const IDLE = 60_000;

/** An image without metadata, turned upright, at most 2,000 pixels long: .jpg, or .png where it is transparent. Throws FileRefused. */
export async function shrinkImage(content: Buffer, name: string): Promise<Evidence> {
	const result = await ask(content).catch((): { problem: 'failed' } => ({ problem: 'failed' }));
	if ('bytes' in result)
		return { bytes: Buffer.from(result.bytes), ending: result.kind, type: KINDS[result.kind] };
	throw new FileRefused(
		result.problem === 'too large'
			? `Ảnh “${name}” quá lớn (trên ${MOST_PIXELS / 1e6} triệu điểm ảnh). Hãy gửi ảnh nhỏ hơn.`
			: result.problem === 'unreadable'
				? `Không đọc được ảnh “${name}”: tệp hỏng hoặc tải lên chưa hết. Hãy chụp hoặc chọn lại ảnh.`
				: `Hệ thống chưa xử lý được ảnh “${name}”. Hãy gửi lại sau ít phút, hoặc gửi báo cáo trước rồi bổ sung ảnh sau.`,
	);
}

interface Waiting {
	resolve(result: ImageResult): void;
	reject(cause: Error): void;
	timer: NodeJS.Timeout;
}

let thread: Worker | null = null;
let idle: NodeJS.Timeout | undefined;
let asked = 0;
const waiting = new Map<number, Waiting>();

function ask(bytes: Buffer): Promise<ImageResult> {
	const worker = (thread ??= start());
	clearTimeout(idle);
	const id = (asked += 1);
	return new Promise((resolve, reject) => {
		// The time of those before it in the line counts too.
		const timer = setTimeout(
			() => stop(worker, new Error('An image took too long')),
			LONGEST_WORK * (waiting.size + 1),
		);
		waiting.set(id, { resolve, reject, timer });
		worker.postMessage({ id, bytes });
	});
}

function start(): Worker {
	const task: ImageTask = {
		library: libraryFile(),
		longest: LONGEST,
		mostPixels: MOST_PIXELS,
		quality: QUALITY,
	};
	const worker = new Worker(workerFile(), { workerData: task });
	worker.on('message', (result: ImageResult) => {
		const one = waiting.get(result.id);
		waiting.delete(result.id);
		clearTimeout(one?.timer);
		one?.resolve(result);
		if (waiting.size > 0) return;
		idle = setTimeout(() => stop(worker, new Error('Idle')), IDLE);
		idle.unref();
	});
	worker.on('error', (cause: Error) => stop(worker, cause));
	worker.on('exit', () => stop(worker, new Error('The thread for images ended')));
	// Last, since listening holds the process: n8n must be able to end while images may still come.
	worker.unref();
	return worker;
}

/** What waits is told; the next image gets a new thread. */
function stop(worker: Worker, cause: Error): void {
	if (thread !== worker) return;
	thread = null;
	void worker.terminate();
	for (const { reject, timer } of waiting.values()) {
		clearTimeout(timer);
		reject(cause);
	}
	waiting.clear();
}

/** Beside this file in the source, below the node in the package, where chunks have a folder of their own. */
function workerFile(): string {
	const places = [
		__dirname,
		join(__dirname, '..', 'nodes', 'UnitReport', 'transport'),
		join(__dirname, 'transport'),
	];
	const files = places.flatMap((place) => [join(place, 'imageWorker.js'), join(place, 'imageWorker.ts')]);
	const file = files.find((candidate) => existsSync(candidate));
	if (!file) throw new Error('The package lacks its file imageWorker');
	return file;
}

function libraryFile(): string {
	const packed = join(workerFile(), '..', 'vips', 'vips-node.js');
	return existsSync(packed) ? packed : createRequire(__filename).resolve('wasm-vips');
}
