import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPlan } from '../../domain/plan';
import { readApart } from '../../nodes/PlanDocument/transport/readApart';
import { corpus } from '../corpus/expected';
import { HOSTILE } from '../corpus/hostile';
import { precision, recall, score, type Count } from '../corpus/score';
import { median, report, seconds } from './report';

const KINDS = ['units', 'tasks', 'roles', 'dues', 'quotas', 'recipients'] as const;
const FOLDER = process.env.KE_HOACH_CORPUS ?? join(__dirname, '..', 'corpus');
const HOSTILE_LENGTH = 50_000;

it('plans: how much of the corpus is read, how much of what is read is right, and how long it takes', async () => {
	const bytes = readFileSync(join(__dirname, '..', '..', 'samples', 'ke-hoach.docx'));
	const sample = { fileName: 'ke-hoach.docx', bytes };
	const { text } = await readApart(sample);
	const files: number[] = [];
	for (let i = 0; i < 10; i++) files.push(await seconds(() => readApart(sample)));
	const cold = await seconds(() => readPlan(text));
	const runs: number[] = [];
	for (let i = 0; i < 50; i++) runs.push(await seconds(() => readPlan(text)));
	const documents = corpus(FOLDER).map(({ name, text: words, expected }) => {
		const start = performance.now();
		const plan = readPlan(words);
		const ms = performance.now() - start;
		const shown = plan.doubts.filter(({ code }) => code === 'unread-line').length;
		return { name, ms, unread: shown, doubts: plan.doubts.length, result: score(plan, expected) };
	});
	const totals = KINDS.map((kind) => [kind, sum(documents.map(({ result }) => result[kind]))] as const);
	const all = sum(totals.map(([, count]) => count));
	const total = (key: 'ms' | 'unread' | 'doubts') => documents.reduce((each, next) => each + next[key], 0);
	const rssMB = process.memoryUsage().rss / 1024 / 1024;

	process.stdout.write(
		[
			`recall/precision in %: ${KINDS.join(' ')}; doubts (unread lines), ms`,
			...documents.map(({ name, ms, unread, doubts, result }) =>
				row(name, (kind) => result[kind], doubts, unread, ms),
			),
			row('ALL', (kind) => new Map(totals).get(kind) as Count, total('doubts'), total('unread'), total('ms')),
			`memory: ${rssMB.toFixed(0)} MB`,
			'',
		].join('\n'),
	);
	if (process.env.KE_HOACH_NOTES) {
		for (const { name, result } of documents)
			process.stdout.write([`== ${name}`, ...result.notes, ''].join('\n'));
	}

	const hostile = [];
	for (const [name, make] of Object.entries(HOSTILE)) {
		const quarter = await seconds(() => readPlan(make(HOSTILE_LENGTH / 4)));
		const whole = await seconds(() => readPlan(make(HOSTILE_LENGTH)));
		hostile.push({ name, quarter, whole });
	}
	const slowest = hostile.toSorted((a, b) => b.whole - a.whole);
	process.stdout.write(
		[
			`texts made to be slow, ${HOSTILE_LENGTH / 4} and ${HOSTILE_LENGTH} letters, in ms; the slowest:`,
			...slowest
				.slice(0, 8)
				.map(({ name, quarter, whole }) => `${name.padEnd(24)}${ms(quarter)}${ms(whole)}`),
			'',
		].join('\n'),
	);
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
		corpusMs: total('ms'),
		unreadLines: total('unread'),
		slowestHostileMs: (slowest[0]?.whole ?? 0) * 1000,
		rssMB,
	});
	// Linear with a generous margin: four times the text takes less than forty times the time.
	for (const { name, quarter, whole } of hostile)
		expect({ name, linear: whole < Math.max(0.25, quarter * 40) }).toEqual({ name, linear: true });
});

function row(
	name: string,
	count: (kind: (typeof KINDS)[number]) => Count,
	doubts: number,
	unread: number,
	took: number,
): string {
	const shares = KINDS.map((kind) => `${percent(recall(count(kind)))}/${percent(precision(count(kind)))}`);
	return `${name.padEnd(44)}${shares.join(' ')} ${String(doubts).padStart(4)} (${unread}) ${took.toFixed(1).padStart(6)}`;
}

function ms(time: number): string {
	return (time * 1000).toFixed(0).padStart(8);
}

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
