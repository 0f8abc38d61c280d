import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { report } from './report';

it('submit: a hundred units with photos within ten seconds', () => {
	const { stdout, status } = spawnSync(process.execPath, [join(__dirname, 'submitBurst.ts')], {
		encoding: 'utf8',
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	expect(status).toBe(0);
	const figures = JSON.parse(stdout.trim().split('\n').at(-1) ?? '{}') as Record<string, number>;
	report('submit', figures);
	expect(figures.lost).toBe(0);
}, 1_200_000);
