import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const built = join(__dirname, '..', '..', '..', 'dist', 'domain', 'index.js');

/** Due times around days off and month ends, looked at from instants given with and without an offset. */
const CASES: [dueAt: string, now: string][] = [
	['2026-02-13T17:00:00+07:00', '2026-02-23T08:05:00+07:00'],
	['2026-02-24T17:00:00+07:00', '2026-02-13T08:05:00+07:00'],
	['2026-04-29T23:59:00+07:00', '2026-05-04T01:05:00Z'],
	['2026-05-16T17:00:00+07:00', '2026-05-18T08:05:00'],
	['2026-05-31T23:59:00+07:00', '2026-06-01T08:05:00+07:00'],
	['2026-05-31T23:59:00+07:00', '2026-05-31T17:30:00Z'],
	['2026-01-12T17:00:00+07:00', '2026-01-10T08:05:00+07:00'],
	['2026-08-31T17:00:00+07:00', '2026-09-03T08:05:00+07:00'],
	['2026-12-31T23:59:00+07:00', '2027-01-01T00:30:00+07:00'],
	['2026-05-20T17:00:00', '2026-05-20T01:05:00Z'],
];

/** Due, late and days late for each case in a process whose clock is in that timezone; and every rung of each ladder. */
function evaluateIn(timezone: string): unknown {
	const script = `
		const { evaluateFollowUp, ladderInstants, defaultPolicy: policy, vietnam2026: calendar } = require(${JSON.stringify(built)});
		const cases = ${JSON.stringify(CASES)};
		console.log(JSON.stringify({
			zone: new Date(2026, 6, 1).getTimezoneOffset(),
			found: cases.map(([dueAt, now]) => {
				const assignments = [{ planId: 'kh', unit: 'A', dueAt, tasks: [], indicators: [] }];
				const told = { planId: 'kh', unit: 'A', kind: 'delivery.sent', at: '2026-01-05T09:00:00', by: '', key: 'kh:A:notice:email', data: { step: 'notice' } };
				const { due, statuses } = evaluateFollowUp({ assignments, units: [], events: [told], policy, calendar, now });
				return [due.map(({ key }) => key), statuses, ladderInstants(assignments, policy, calendar)];
			}),
		}));`;
	const options = { encoding: 'utf8' as const, env: { ...process.env, TZ: timezone } };
	return JSON.parse(execFileSync(process.execPath, ['-e', script], options));
}

test('whatever timezone the server is in, the same is due at the same instant', () => {
	const zones = ['Asia/Ho_Chi_Minh', 'UTC', 'America/New_York', 'Pacific/Kiritimati'];
	const [home, ...abroad] = zones.map(evaluateIn) as {
		zone: number;
		found: [string[], object[], string[]][];
	}[];
	for (const server of abroad) {
		expect(server.zone).not.toBe(home!.zone);
		expect(server.found).toEqual(home!.found);
	}
	expect(home!.found.map(([due]) => due.map((key) => key.split(':')[2]))).toEqual([
		['d+1'],
		['d-3'],
		['d+1'],
		['d+1'],
		['d+1'],
		[],
		['d-1'],
		['d+1'],
		[],
		['d0'],
	]);
});
