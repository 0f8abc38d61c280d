import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WorkerTask } from './zaloWorker';

const root = join(__dirname, '..', '..');

export type Rows = Record<string, unknown>[];

export interface Worker {
	/** Resolves when it is about to run the node. */
	ready: Promise<void>;
	go(): void;
	/** The node's outputs; empty where the process was killed. */
	outputs: Promise<Rows[]>;
	/** Everything it wrote, to look for secrets in. */
	written: () => string;
	signal: () => NodeJS.Signals | null;
}

/** Starts a process that runs Zalo OA once; see zaloWorker.ts. */
export function startWorker(task: Omit<WorkerTask, 'root'>): Worker {
	// In a file: some hundred messages are more than a command line takes.
	const argument = join(task.folder, `task-${randomUUID()}.json`);
	writeFileSync(argument, JSON.stringify({ root, ...task }));
	const child = spawn(process.execPath, [join(__dirname, 'zaloWorker.ts'), argument], { cwd: root });
	let out = '';
	let all = '';
	let isReady = () => {};
	const ready = new Promise<void>((resolve) => (isReady = resolve));
	child.stdout.on('data', (chunk: Buffer) => {
		out += chunk.toString();
		if (out.includes('ready\n')) isReady();
	});
	child.stderr.on('data', (chunk: Buffer) => (all += chunk.toString()));
	const outputs = new Promise<Rows[]>((resolve, reject) => {
		child.on('close', (code, signal) => {
			isReady();
			if (signal) return resolve([]);
			if (code !== 0) return reject(new Error(`The worker ended with ${code}: ${all.slice(0, 2000)}`));
			const answer = JSON.parse(out.slice(out.indexOf('ready\n') + 6)) as Rows[] | { failed: string };
			if ('failed' in answer) return reject(new Error(answer.failed));
			resolve(answer);
		});
	});
	return {
		ready,
		go: () => void child.stdin.write('go\n'),
		outputs,
		written: () => out + all,
		signal: () => child.signalCode,
	};
}

/** Runs it to its end. */
export async function runWorker(task: Omit<WorkerTask, 'root'>): Promise<Rows[]> {
	return await startWorker(task).outputs;
}

/** What lies in the database: encrypted. */
export const storedRow = (folder: string): string => readFileSync(join(folder, 'credential.json'), 'utf8');
