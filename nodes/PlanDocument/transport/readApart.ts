// Of child_process only fork is used, with nothing from outside on its command line: the package runs on self-hosted
// n8n, and a process of its own is what keeps a hostile file's memory and time away from n8n's.
/* eslint-disable @n8n/community-nodes/no-dangerous-functions */
import { fork, type ChildProcess } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Calendar, Plan } from '../../../domain/types';
import { DocumentError } from './DocumentError';
import { inTurn } from './inTurn';
import { refuseLength, refuseSize } from './sizeLimits';

/** In milliseconds, from the start of the process. */
const LONGEST_READING = 8_000;
/** Resident, in MB. Documents of four hundred pages stay under 210. */
const MOST_MEMORY = 300;
const HEAP = 192;
const LOOK_EVERY = 40;

/** `calendar`: that of the ward; Việt Nam's of 2026 without it. */
export type Source = ({ fileName: string; bytes: Buffer } | { text: string }) & { calendar?: Calendar };
export interface Reading {
	text: string;
	plan: Plan;
}
/** What the reading process answers: `plan` as JSON, or the sentence for the officer and, for the admin, what is behind it. */
export type Answer = { text: string; plan: string } | { refusal: string; cause?: string };

/**
 * Reads a document in a process of its own, which is stopped after 8 s or at 300 MB: whatever the file does, n8n
 * goes on. The process gets the bytes and an empty environment; under Node's permission model it reads the package's own code
 * and nothing else. Two run at once, others wait their turn.
 *
 * Throws DocumentError as readDocument does, and for a file at which the process had to be stopped or ended by itself.
 */
export async function readApart(source: Source): Promise<Reading> {
	if ('text' in source) refuseLength(source.text);
	else refuseSize(source.fileName, source.bytes.length);
	return await inTurn(() => answerTo(source));
}

async function answerTo(source: Source): Promise<Reading> {
	const child = start();
	const stop = () => child.kill('SIGKILL');
	let reason: string | null = null;
	const stopFor = (sentence: string) => {
		reason ??= sentence;
		stop();
	};
	const timer = setTimeout(() => stopFor(tooLong(source)), LONGEST_READING);
	const watch = setInterval(() => {
		void residentMegabytes(child).then((megabytes) => {
			if (megabytes > MOST_MEMORY) stopFor(tooLarge(source));
		});
	}, LOOK_EVERY);
	process.once('exit', stop);
	try {
		const answer = await new Promise<Answer>((resolve, reject) => {
			child.once('message', (message) => resolve(message as Answer));
			// Not once: another one without a listener would end n8n.
			child.on('error', (cause) => reject(new DocumentError(NO_PROCESS, { cause })));
			child.once('exit', (code, signal) => {
				const cause = `The reading process ended with ${code ?? signal}`;
				reject(new DocumentError(reason ?? tooLarge(source), { cause }));
			});
			// A process that ends before it took the file is reported by its exit.
			child.send(source, () => undefined);
		});
		if ('refusal' in answer) throw new DocumentError(answer.refusal, { cause: answer.cause });
		return { text: answer.text, plan: JSON.parse(answer.plan) as Plan };
	} finally {
		clearTimeout(timer);
		clearInterval(watch);
		process.off('exit', stop);
		stop();
	}
}

function start(): ChildProcess {
	const dist = join(packageFolder(__dirname), 'dist');
	return fork(join(dist, 'nodes', 'PlanDocument', 'transport', 'readingProcess.js'), {
		execArgv: [
			'--permission',
			`--allow-fs-read=${join(dist, '*')}`,
			'--disallow-code-generation-from-strings',
			`--max-old-space-size=${HEAP}`,
		],
		env: {},
		serialization: 'advanced',
		stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
	});
}

/** From the built code and from the sources alike, which the tests run. */
function packageFolder(folder: string): string {
	return existsSync(join(folder, 'package.json')) ? realpathSync(folder) : packageFolder(dirname(folder));
}

/** 0 where the system does not say: there the limit on the heap is the only one. */
async function residentMegabytes({ pid }: ChildProcess): Promise<number> {
	const status = await readFile(`/proc/${pid}/status`, 'latin1').catch(() => '');
	return Number(/^VmRSS:\s*(\d+) kB/m.exec(status)?.[1] ?? 0) / 1024;
}

const NO_PROCESS =
	'Máy chủ không mở được tiến trình để đọc tệp. Hãy thử lại sau ít phút; nếu vẫn không được, hãy báo quản trị.';

function named(source: Source): string {
	return 'fileName' in source ? `Tệp “${source.fileName}”` : 'Văn bản';
}

function tooLong(source: Source): string {
	return `${named(source)} quá dài hoặc quá rối nên đọc không xong trong ${LONGEST_READING / 1000} giây. Hãy chép riêng phần kế hoạch sang một tệp Word mới, lưu dạng .docx rồi tải lên.`;
}

function tooLarge(source: Source): string {
	return `${named(source)} bung ra quá lớn hoặc bị hỏng nên không đọc được. Hãy chép riêng phần kế hoạch sang một tệp Word mới, lưu dạng .docx rồi tải lên.`;
}
