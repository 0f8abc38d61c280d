import { join } from 'node:path';
import { readPlan } from '../../../domain/plan';
import { corpus } from '../../corpus/expected';
import { precision, recall, score, type Count } from '../../corpus/score';

const documents = corpus(join(__dirname, '..', '..', 'corpus')).map((document) => ({
	...document,
	plan: readPlan(document.text),
}));
const scores = documents.map(({ plan, expected }) => score(plan, expected));

function total(counts: Count[]): Count {
	const sum = (key: keyof Count) => counts.reduce((all, count) => all + count[key], 0);
	return { right: sum('right'), found: sum('found'), wanted: sum('wanted') };
}

describe('documents of different bodies, layouts and years', () => {
	it('there are at least thirty', () => expect(documents.length).toBeGreaterThanOrEqual(30));

	it.each([
		['units', 0.97],
		['dues', 0.97],
		['tasks', 0.95],
		['roles', 0.95],
		['quotas', 0.95],
		['recipients', 0.95],
	] as const)('%s are found, and nothing that is not there, to %d', (what, share) => {
		const count = total(scores.map((each) => each[what]));
		expect(recall(count)).toBeGreaterThanOrEqual(share);
		expect(precision(count)).toBeGreaterThanOrEqual(share);
	});

	it.each(documents.map(({ name, plan, expected }) => [name, plan, expected] as const))(
		'%s: head, period and doubts are as written',
		(_, plan, { facts, period, doubts }) => {
			const orNull = (fact: string | undefined) => (fact === '-' ? null : fact);
			const wanted = {
				...(facts.kind && { kind: facts.kind }),
				...('number' in facts && { number: orNull(facts.number) }),
				...('issuedOn' in facts && { issuedOn: orNull(facts.issuedOn) }),
			};
			expect(plan).toMatchObject(wanted);
			if (period) expect([plan.period?.start ?? null, plan.period?.end ?? null]).toEqual(period);
			expect(plan.doubts.map(({ code }) => code)).toEqual(expect.arrayContaining(doubts));
		},
	);

	it.each(documents.map(({ name, text, plan }) => [name, text, plan] as const))(
		'%s reads the same in NFD',
		(_, text, plan) => expect(readPlan(text.normalize('NFD'))).toEqual(plan),
	);
});
