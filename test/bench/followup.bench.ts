import { defaultPolicy, evaluateFollowUp, vietnam2026 } from '../../domain/followup';
import type { Assignment, LogEvent, Unit } from '../../domain/types';
import { report, seconds } from './report';

it('followup: 5,000 units, four plans, 200,000 rows of log', async () => {
	const units: Unit[] = Array.from({ length: 5000 }, (_, i) => ({
		code: `U${i}`,
		name: `Đơn vị ${i}`,
		type: 'khác',
		aliases: [],
	}));
	const assignments: Assignment[] = ['a', 'b', 'c', 'd'].flatMap((planId) =>
		units.map(({ code }) => ({
			planId,
			unit: code,
			dueAt: '2026-05-20T17:00:00+07:00',
			tasks: [],
			indicators: [],
		})),
	);
	const events: LogEvent[] = Array.from({ length: 200_000 }, (_, i) => {
		const { planId, unit } = assignments[i % assignments.length] as Assignment;
		const key = `${planId}:${unit}:notice:email`;
		const sending = i % 2 === 0;
		const kind = sending ? 'delivery.sending' : 'delivery.sent';
		return { planId, unit, kind, at: '2026-05-12T09:00:00+07:00', by: '', key, data: { step: 'notice' } };
	});
	const input = {
		assignments,
		units,
		events,
		policy: defaultPolicy,
		calendar: vietnam2026,
		now: '2026-05-21T08:05:00+07:00',
	};
	const taken = await seconds(() => expect(evaluateFollowUp(input).due).toHaveLength(assignments.length));
	report('followup', { seconds: taken, rssMB: process.memoryUsage().rss / 2 ** 20 });
}, 60_000);
