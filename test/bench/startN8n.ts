/**
 * Starts the n8n of .runtime/host as often as the first argument says without the package and with it in turn, each on a
 * copy of one prepared database, with nothing else in it. Prints one line of JSON a start: whether the package was in it,
 * milliseconds until it was ready, processor time until then, resident memory in MB three seconds later.
 */
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import {
	copyDatabase,
	environment,
	freePort,
	n8nBinary,
	OWNER,
	root,
} from '../../scripts/host/environment.ts';

const times = Number(process.argv[2] ?? 5);
const NAME = 'n8n-nodes-ke-hoach';
/** Of /proc/PID/stat, in every Linux that Node runs on. */
const TICKS_A_SECOND = 100;

interface Start {
	withPackage: boolean;
	ms: number;
	cpuMs: number;
	rssMB: number;
}

function instance(folder: string, withPackage: boolean): string {
	const dir = join(folder, withPackage ? 'with' : 'without');
	mkdirSync(join(dir, '.n8n'), { recursive: true });
	if (!withPackage) return dir;
	const nodes = join(dir, '.n8n', 'nodes');
	const target = join(nodes, 'node_modules', NAME);
	mkdirSync(target, { recursive: true });
	for (const part of ['package.json', 'dist'])
		cpSync(join(root, part), join(target, part), { recursive: true });
	writeFileSync(
		join(nodes, 'package.json'),
		JSON.stringify({ name: 'installed-nodes', private: true, dependencies: { [NAME]: '*' } }),
	);
	return dir;
}

async function start(dir: string, withPackage: boolean): Promise<Start> {
	const ports = { web: await freePort(), broker: await freePort() };
	const url = `http://127.0.0.1:${ports.web}`;
	const smtp = { host: '', port: 0, user: '', password: '', caFile: '' };
	// As an admin's n8n starts: without the compile cache of our tests.
	const env = environment({ dir, smtp }, ports, url);
	delete env.NODE_COMPILE_CACHE;
	delete env.NODE_EXTRA_CA_CERTS;
	const began = performance.now();
	const child = spawn(process.execPath, [n8nBinary(), 'start'], {
		cwd: dir,
		env,
		stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
	});
	try {
		while (!(await fetch(`${url}/healthz/readiness`).catch(() => null))?.ok) {
			if (child.exitCode !== null) throw new Error('n8n ended while it started');
			await wait(20);
		}
		const ms = performance.now() - began;
		const cpuMs = processorTime(child.pid!);
		await wait(3000);
		const rssMB = residentMemory(child.pid!);
		if ((await hasPackage(url)) !== withPackage)
			throw new Error(`n8n ${withPackage ? 'lacks' : 'has'} the package`);
		return { withPackage, ms, cpuMs, rssMB };
	} finally {
		const ended = once(child, 'exit');
		child.kill('SIGTERM');
		await ended;
	}
}

function processorTime(pid: number): number {
	const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
	return ((Number(fields[11]) + Number(fields[12])) / TICKS_A_SECOND) * 1000;
}

function residentMemory(pid: number): number {
	return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
}

async function hasPackage(url: string): Promise<boolean> {
	const headers = { 'content-type': 'application/json', 'browser-id': 'ke-hoach' };
	const body = JSON.stringify({ emailOrLdapLoginId: OWNER.email, password: OWNER.password });
	const login = await fetch(`${url}/rest/login`, { method: 'POST', headers, body });
	const cookie = login.headers.get('set-cookie')?.split(';')[0] ?? '';
	const types = await fetch(`${url}/types/nodes.json`, { headers: { ...headers, cookie } });
	if (!types.ok) throw new Error(`n8n does not say which nodes it has: ${types.status}`);
	return (await types.text()).includes(`"${NAME}.summary"`);
}

const folder = mkdtempSync(join(tmpdir(), 'n8n-start-'));
try {
	const dirs = { without: instance(folder, false), with: instance(folder, true) };
	// The first start runs the migrations; its database is the others' too.
	await start(dirs.without, false);
	const prepared = join(folder, 'prepared');
	mkdirSync(prepared);
	copyDatabase(join(dirs.without, '.n8n'), prepared);
	for (let i = 0; i < times; i += 1)
		// Each comes first every other time, so that a machine that grows slower does neither wrong.
		for (const withPackage of i % 2 ? [true, false] : [false, true]) {
			const dir = withPackage ? dirs.with : dirs.without;
			copyDatabase(prepared, join(dir, '.n8n'));
			console.log(JSON.stringify(await start(dir, withPackage)));
		}
} finally {
	rmSync(folder, { recursive: true, force: true });
}
