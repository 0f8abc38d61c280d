import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { report } from './report';

const domain = join(__dirname, '..', '..', 'dist', 'domain', 'index.js');

interface Figures {
	seconds: number;
	rssMB: number;
	/** Of the process with assignments and log in it, before anything was evaluated. */
	inputMB: number;
	due: number;
}

/**
 * Evaluates once in a process of its own, as a run of the follow-up does. Each assignment has had its notice and two
 * reminders; some acknowledged, reported, were returned or extended. The log is in the order of time, one run after
 * another, so that the rows of one unit lie far apart.
 */
function evaluate(assignmentCount: number, eventsEach: number): Figures {
	const script = `
		const { evaluateFollowUp, defaultPolicy: policy, vietnam2026: calendar } = require(${JSON.stringify(domain)});
		const unitCount = 5000;
		const units = Array.from({ length: unitCount }, (_, i) => ({
			code: 'U' + i, name: 'Đơn vị ' + i, type: 'khác', aliases: [],
			contact: { email: 'dm' + Math.floor(i / 2) + '@phuong.example' }, head: { email: 'ld' + i + '@phuong.example' },
		}));
		const assignments = Array.from({ length: ${assignmentCount} }, (_, i) => {
			const plan = Math.floor(i / unitCount);
			return { planId: 'kh-' + plan, unit: units[i % unitCount].code, dueAt: '2026-05-' + (18 + plan % 5) + 'T17:00:00+07:00', tasks: [], indicators: [] };
		});
		const events = [];
		const day = (n) => '2026-05-' + String(n).padStart(2, '0');
		const put = (one, kind, at, key, data) => events.push({ planId: one.planId, unit: one.unit, kind, at, by: 'Hệ thống', key, data });
		const deliveries = (step, at) => assignments.forEach((one, i) => {
			const key = one.planId + ':' + one.unit + ':' + step + ':email:' + one.dueAt.slice(0, 10) + ':r0';
			const to = units[i % unitCount].contact.email;
			put(one, 'delivery.sending', at, key, { channel: 'email', to, step });
			put(one, 'delivery.sent', at, key, { channel: 'email', to, step });
		});
		const written = (at, row) => assignments.forEach((one, i) => put(one, ...row(i, at)));
		const NONE = {};
		const rounds = [
			() => deliveries('notice', day(4) + 'T09:00:00+07:00'),
			() => written(day(5) + 'T09:00:00+07:00', (i, at) => ['notice.acknowledged', at, '', NONE]),
			() => deliveries('d-3', day(12) + 'T08:05:00+07:00'),
			() => written(day(13) + 'T10:00:00+07:00', (i, at) => i % 2 ? ['report.submitted', at, 'k' + i, { values: NONE }] : ['note.written', at, '', NONE]),
			() => deliveries('d-1', day(14) + 'T08:05:00+07:00'),
			() => written(day(15) + 'T10:00:00+07:00', (i, at) => i % 4 === 1 ? ['report.returned', at, '', { reason: 'Thiếu' }] : i % 8 === 0 ? ['due.extended', at, '', { dueAt: '2026-05-25T17:00:00+07:00' }] : ['note.written', at, '', NONE]),
			() => written(day(16) + 'T10:00:00+07:00', (i, at) => ['note.written', at, '', NONE]),
		];
		for (let n = 0; events.length < assignments.length * ${eventsEach}; n = (n + 1) % rounds.length) rounds[n]();
		events.length = assignments.length * ${eventsEach};
		globalThis.gc?.();
		const inputMB = process.memoryUsage().rss / 2 ** 20;
		const start = performance.now();
		const { due } = evaluateFollowUp({ assignments, units, events, policy, calendar, now: '2026-05-21T08:05:00+07:00' });
		const seconds = (performance.now() - start) / 1000;
		console.log(JSON.stringify({ seconds, rssMB: process.resourceUsage().maxRSS / 1024, inputMB, due: due.length }));`;
	const args = ['--expose-gc', '-e', script];
	return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as Figures;
}

/** The quickest of three: what else the machine does can only make it slower. */
function best(assignmentCount: number, eventsEach: number): Figures {
	const runs = Array.from({ length: 3 }, () => evaluate(assignmentCount, eventsEach));
	return runs.toSorted((a, b) => a.seconds - b.seconds)[0]!;
}

it('followup: 200,000 assignments with a log of 2,000,000 rows, and half of each', () => {
	const whole = best(200_000, 10);
	const halfTheAssignments = best(100_000, 20);
	const halfTheLog = best(200_000, 5);
	const half = best(100_000, 10);
	expect(whole.due).toBeGreaterThan(50_000);
	report('followup', {
		seconds: whole.seconds,
		rssMB: whole.rssMB,
		inputMB: whole.inputMB,
		due: whole.due,
		// 1 where twice the work takes twice the time; below, where some of it is the same for any size.
		linearBoth: whole.seconds / half.seconds / 2,
		linearAssignments: whole.seconds / halfTheAssignments.seconds,
		linearEvents: whole.seconds / halfTheLog.seconds / 2,
	});
}, 300_000);
