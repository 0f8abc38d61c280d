import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { median, report } from './report';

const root = join(__dirname, '..', '..');
const base = join(process.env.KE_HOACH_HOST ?? '', 'node_modules', 'n8n-nodes-base');
const script = `
	const start = performance.now();
	for (const file of process.argv.slice(1)) require(file);
	console.log(JSON.stringify({ ms: performance.now() - start, rssMB: process.memoryUsage().rss / 2 ** 20 }));
`;
const load = (files: string[]) =>
	JSON.parse(
		execFileSync(
			process.execPath,
			['-e', `require(${JSON.stringify(join(base, '..', 'n8n-workflow'))});${script}`, ...files],
			{ encoding: 'utf8' },
		),
	) as {
		ms: number;
		rssMB: number;
	};

it('start: loading our nodes beside as many of n8n’s own', () => {
	const { n8n } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
		n8n: { nodes: string[] };
	};
	const ours = n8n.nodes.map((file) => join(root, file));
	const theirs = [
		'EmailSend/EmailSend',
		'Form/Form',
		'DataTable/DataTable',
		'Files/ExtractFromFile/ExtractFromFile',
		'Files/ConvertToFile/ConvertToFile',
		'Google/Sheet/GoogleSheets',
	]
		.slice(0, ours.length)
		.map((name) => join(base, 'dist', 'nodes', `${name}.node.js`));
	const runs = Array.from({ length: 5 }, () => ({ ours: load(ours), theirs: load(theirs) }));
	const ms = median(runs.map((run) => run.ours.ms));
	const n8nMs = median(runs.map((run) => run.theirs.ms));
	report('start', {
		msRatio: ms / n8nMs,
		ms,
		n8nMs,
		rssMB: median(runs.map((run) => run.ours.rssMB)),
		n8nRssMB: median(runs.map((run) => run.theirs.rssMB)),
	});
}, 60_000);
