import type { IDataObject, INode, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { defaultPolicy, vietnam2026 } from '../../../domain/followup';
import type { LogEvent } from '../../../domain/types';
import { FollowUp } from '../../../nodes/FollowUp/FollowUp.node';
import { assignment, event, vn } from '../../domain/followup/logRows';
import { runNode } from '../../runNode';

async function run(parameters: IDataObject, items: IDataObject[], onError?: INode['onError']) {
	const given = items.map((json) => ({ json }));
	const { outputs, error } = await runNode(new FollowUp(), parameters as INodeParameters, given, { onError });
	const [reminders, statuses] = outputs as [INodeExecutionData[], INodeExecutionData[]];
	return { reminders, statuses, failure: error };
}

/** The three tables with two plans, each of two units, as the Data Tables give them. */
function tables(...events: LogEvent[]): IDataObject {
	const plans = ['kh-36', 'kh-37'].map((planId, id) => ({
		id,
		planId,
		at: vn('05-12 08:00'),
		by: 'Cán bộ',
		data: JSON.stringify({
			plan: {},
			assignments: ['VHXH', 'CA'].map((unit) => assignment(vn('05-20 17:00'), unit, planId)),
		}),
	}));
	return {
		units: [],
		plans,
		events: events.map((row, id) => ({ ...row, id, data: JSON.stringify(row.data) })),
	};
}
const names = (items: INodeExecutionData[] = []) =>
	items.map(({ json }) => `${json.planId as string} ${json.unit as string}`);
const now = vn('05-21 08:00');

test('what is due and where all stand, from the rows of the tables', async () => {
	const { reminders, statuses } = await run({ now }, [tables(event('report.submitted', '05-19 09:00'))]);
	expect(names(reminders)).toEqual(['kh-36 CA', 'kh-37 VHXH', 'kh-37 CA']);
	expect(reminders?.[0]).toEqual({
		json: {
			key: 'kh-36:CA:d+1:email:2026-05-20:r0',
			planId: 'kh-36',
			unit: 'CA',
			step: 'd+1',
			to: 'contact',
			channels: ['email'],
			dueAt: vn('05-20 17:00'),
			state: 'waiting',
			daysLate: 1,
			remindersSent: 0,
			now,
		},
		pairedItem: { item: 0 },
	});
	expect(names(statuses)).toEqual(['kh-36 VHXH', 'kh-36 CA', 'kh-37 VHXH', 'kh-37 CA']);
	expect(statuses?.[0]).toMatchObject({
		json: { state: 'submitted', onTime: true },
		pairedItem: { item: 0 },
	});
});

test('a closed plan is left alone, and so are those that were not asked for', async () => {
	const closed = tables(event('plan.closed', '05-19 09:00', {}, ''));
	expect(names((await run({ now }, [closed])).statuses)).toEqual(['kh-37 VHXH', 'kh-37 CA']);
	expect(names((await run({ now, planId: 'kh-36' }, [tables()])).reminders)).toEqual([
		'kh-36 VHXH',
		'kh-36 CA',
	]);
});

test.each([
	['objects', (json: object) => json],
	['JSON text', (json: object) => JSON.stringify(json)],
])('book, policy and calendar may come as %s', async (_, as) => {
	const policy = { ...defaultPolicy, steps: [{ ...defaultPolicy.steps[0], id: 'only', workingDays: 1 }] };
	const calendar = { ...vietnam2026, holidays: ['2026-05-21'] };
	const parameters = { book: as(tables()), policy: as(policy), calendar: as(calendar) } as IDataObject;
	expect((await run({ ...parameters, now }, [{}])).reminders).toEqual([]);
	const { reminders } = await run({ ...parameters, now: vn('05-22 08:00') }, [{}]);
	expect(reminders?.map(({ json }) => json.step)).toEqual(['only', 'only', 'only', 'only']);
});

test('without a time it is now', async () => {
	const { statuses, failure } = await run({}, [tables()]);
	expect(failure).toBeUndefined();
	expect(statuses).toHaveLength(4);
});

test.each([
	['a plan that is not there', { planId: 'kh-99' }, 'It holds: kh-36, kh-37'],
	['a time that is none', { now: 'mai' }, 'mai'],
	['a broken policy', { policy: '{"steps":[]}' }, '"window"'],
	['a broken calendar', { calendar: '{"timezone":"Hanoi"}' }, '"timezone"'],
	['a book that is no JSON', { book: 'x' }, 'Book'],
])('%s stops the run with its reason and the item', async (_, parameters, reason) => {
	const { failure } = await run({ now, ...parameters }, [tables()]);
	expect(failure?.message).toContain(reason);
	expect(failure).toMatchObject({ context: { itemIndex: 0 } });
});

test('when the run goes on, the bad item is told among the statuses, never among what is sent', async () => {
	const items = [{ plans: [{ id: 1, planId: 'x', data: '{' }] }, tables()];
	const { reminders, statuses } = await run({ now }, items, 'continueRegularOutput');
	expect(reminders).toHaveLength(4);
	expect(statuses?.[0]).toMatchObject({
		json: { error: expect.stringContaining('kh_plans') },
		pairedItem: { item: 0 },
	});
	expect(statuses?.[1]?.pairedItem).toEqual({ item: 1 });
});
