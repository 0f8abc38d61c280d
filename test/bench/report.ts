import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Prints the figures and keeps them in bench-results/NAME.json, flat: `email.ratio`, `email.connections`, … */
export function report(name: string, figures: Record<string, number>): void {
	const named = Object.entries(figures).map(([key, value]) => [
		`${name}.${key}`,
		Math.round(value * 1000) / 1000,
	]);
	const folder = join(__dirname, '..', '..', 'bench-results');
	mkdirSync(folder, { recursive: true });
	writeFileSync(join(folder, `${name}.json`), JSON.stringify(Object.fromEntries(named), null, '\t') + '\n');
	process.stdout.write(named.map(([key, value]) => `${key} = ${value}\n`).join(''));
}

/** Seconds that `work` takes. */
export async function seconds(work: () => unknown): Promise<number> {
	const start = performance.now();
	await work();
	return (performance.now() - start) / 1000;
}

export function median(values: number[]): number {
	return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
