import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPlan } from '../../domain/plan';
import { readApart } from '../../nodes/PlanDocument/transport/readApart';
import { corpus } from '../corpus/expected';
import { precision, recall, score, type Count } from '../corpus/score';
import { median, report, seconds } from './report';

const KINDS = ['units', 'tasks', 'roles', 'dues', 'quotas', 'recipients'] as const;
const FOLDER = process.env.KE_HOACH_CORPUS ?? join(__dirname, '..', 'corpus');

it('plans: how much of the corpus is read, how much of what is read is right, and how long it takes', async () => {
	const bytes = readFileSync(join(__dirname, '..', '..', 'samples', 'ke-hoach.docx'));
	const sample = { fileName: 'ke-hoach.docx', bytes };
	const { text } = await readApart(sample);
	const files: number[] = [];
	for (let i = 0; i < 10; i++) files.push(await seconds(() => readApart(sample)));
	const cold = await seconds(() => readPlan(text));
	const runs: number[] = [];
	for (let i = 0; i < 50; i++) runs.push(await seconds(() => readPlan(text)));
	const documents = corpus(FOLDER).map(({ name, text: words, expected }) => ({
		name,
		result: score(readPlan(words), expected),
	}));
	const lines = documents.map(({ name, result }) =>
		[
			name.padEnd(44),
			...KINDS.map((kind) => `${percent(recall(result[kind]))}/${percent(precision(result[kind]))}`),
		].join(' '),
	);
	process.stdout.write([`recall/precision in %: ${KINDS.join(' ')}`, ...lines, ''].join('\n'));
	if (process.env.KE_HOACH_NOTES) {
		for (const { name, result } of documents)
			process.stdout.write([`== ${name}`, ...result.notes, ''].join('\n'));
	}
	const totals = KINDS.map((kind) => [kind, sum(documents.map(({ result }) => result[kind]))] as const);
	const all = sum(totals.map(([, count]) => count));
	report('plans', {
		documents: documents.length,
		recall: recall(all),
		precision: precision(all),
		...Object.fromEntries(
			totals.flatMap(([kind, count]) => [
				[`${kind}Recall`, recall(count)],
				[`${kind}Precision`, precision(count)],
			]),
		),
		ms: median(runs) * 1000,
		coldMs: cold * 1000,
		fileMs: median(files) * 1000,
		rssMB: process.memoryUsage().rss / 1024 / 1024,
	});
});

function sum(counts: Count[]): Count {
	return counts.reduce(
		(total, each) => ({
			right: total.right + each.right,
			found: total.found + each.found,
			wanted: total.wanted + each.wanted,
		}),
		{ right: 0, found: 0, wanted: 0 },
	);
}

function percent(share: number): string {
	return String(Math.round(share * 100)).padStart(3);
}
