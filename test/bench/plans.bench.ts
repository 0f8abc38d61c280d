import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPlan } from '../../domain/plan';
import { readDocument } from '../../nodes/PlanDocument/transport/readDocument';
import { median, report, seconds } from './report';

it('plans: reading a plan from its text', async () => {
	const text = await readDocument(
		readFileSync(join(__dirname, '..', '..', 'samples', 'ke-hoach.docx')),
		'ke-hoach.docx',
	);
	const cold = await seconds(() => readPlan(text));
	const runs: number[] = [];
	for (let i = 0; i < 50; i++) runs.push(await seconds(() => readPlan(text)));
	report('plans', { ms: median(runs) * 1000, coldMs: cold * 1000 });
});
