import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface ExpectedTask {
	units: string[];
	role: string;
	due: string | null;
	text: string;
}

export interface ExpectedQuota {
	item: string;
	min: number;
	max: number;
	scope: string;
	/** To whom it is given. */
	units: string[];
}

/** What must be found in one document of the corpus: the table beside it. */
export interface Expected {
	facts: Record<string, string>;
	period: [string | null, string | null] | null;
	deadlines: [string, string][];
	tasks: ExpectedTask[];
	quotas: ExpectedQuota[];
	recipients: [string, string | null][];
	doubts: string[];
}

/** The documents of a folder, each with its text and its table. */
export function corpus(folder: string): { name: string; text: string; expected: Expected }[] {
	return readdirSync(folder)
		.filter((file) => file.endsWith('.expected'))
		.sort()
		.map((file) => {
			const name = file.replace(/\.expected$/, '');
			return {
				name,
				text: readFileSync(join(folder, `${name}.txt`), 'utf8'),
				expected: parse(readFileSync(join(folder, file), 'utf8'), name),
			};
		});
}

function parse(table: string, name: string): Expected {
	const expected: Expected = {
		facts: {},
		period: null,
		deadlines: [],
		tasks: [],
		quotas: [],
		recipients: [],
		doubts: [],
	};
	for (const line of table.normalize('NFC').split(/\r?\n/)) {
		if (line.trim() === '' || line.startsWith('#')) continue;
		const [kind = '', ...cells] = line.split(/\s*\|\s*/).map((cell) => cell.trim());
		const [a = '', b = '', c = '', ...rest] = cells;
		const orNull = (cell: string) => (cell === '-' || cell === '' ? null : cell);
		if (kind === 'period') expected.period = [orNull(a), orNull(b)];
		else if (kind === 'deadline') expected.deadlines.push([a, b]);
		else if (kind === 'task')
			expected.tasks.push({
				units: a.split(/\s*;\s*/),
				role: b,
				due: orNull(c),
				text: rest.join(' | '),
			});
		else if (kind === 'quota')
			expected.quotas.push({
				item: a,
				min: Number(b),
				max: Number(c),
				scope: rest[0] ?? '',
				units: (rest[1] ?? '').split(/\s*;\s*/),
			});
		else if (kind === 'recipient') expected.recipients.push([a, orNull(b)]);
		else if (kind === 'doubt') expected.doubts.push(a);
		else if (['kind', 'number', 'issuer', 'issuedOn'].includes(kind)) expected.facts[kind] = a;
		else throw new Error(`${name}.expected has a line of no known kind: ${line}`);
	}
	return expected;
}
