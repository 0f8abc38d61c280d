import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { median, report } from './report';

interface Start {
	withPackage: boolean;
	ms: number;
	cpuMs: number;
	rssMB: number;
}
const STARTS = 7;

it('start: a real n8n with our package in it beside the same n8n without', () => {
	const script = join(__dirname, 'startN8n.ts');
	const printed = execFileSync(process.execPath, ['--no-warnings', script, String(STARTS)], {
		encoding: 'utf8',
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	const starts = printed
		.trim()
		.split('\n')
		.map((line) => JSON.parse(line) as Start);
	const of = (withPackage: boolean, figure: 'ms' | 'cpuMs' | 'rssMB') =>
		median(starts.filter((one) => one.withPackage === withPackage).map((one) => one[figure]));
	process.stdout.write(printed);
	report('start', {
		msRatio: of(true, 'ms') / of(false, 'ms'),
		// On a machine that others use too, the processor's time says more than the clock.
		cpuRatio: of(true, 'cpuMs') / of(false, 'cpuMs'),
		rssMB: of(true, 'rssMB') - of(false, 'rssMB'),
		ms: of(true, 'ms'),
		n8nMs: of(false, 'ms'),
		cpuMs: of(true, 'cpuMs'),
		n8nCpuMs: of(false, 'cpuMs'),
		n8nRssMB: of(false, 'rssMB'),
	});
}, 1_200_000);
