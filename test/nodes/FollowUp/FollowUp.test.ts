import type { IDataObject, INode, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { defaultPolicy, vietnam2026 } from '../../../domain/followup';
import type { LogEvent } from '../../../domain/types';
import { FollowUp } from '../../../nodes/FollowUp/FollowUp.node';
import { assignment, event, unitOf, vn } from '../../domain/followup/logRows';
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

describe('everything in one item', () => {
	const single = async (events: LogEvent[], parameters: IDataObject = {}) => {
		const { reminders, failure } = await run({ outputAs: 'single', now, ...parameters }, [tables(...events)]);
		expect(failure).toBeUndefined();
		return reminders![0]!.json as Record<string, never>;
	};
	const settings = event('settings.changed', '05-01 08:00', {
		wardName: 'Ủy ban nhân dân phường Hòa Bình Mẫu',
		officer: { title: 'Chuyên viên', office: 'Phòng', email: 'canbo@phuong.example', phone: '0900 000 001' },
		committeeEmails: [],
		senderEmail: 'kehoach@phuong.example',
	});

	test('reminders, statuses, measures and a page', async () => {
		const json = await single([]);
		expect(json).toMatchObject({
			due: { length: 4 },
			statuses: { length: 4 },
			calls: [],
			warnings: [],
			officerMail: [],
			measures: { all: { units: 4, complete: 0 } },
		});
		expect(json.reportHtml).toContain('4 lời nhắc đến hạn');
		expect(json.reportHtml).not.toContain('ngày tới');
	});

	test('the days ahead as a calendar', async () => {
		const { reportHtml } = await single([], { daysAhead: 10 });
		expect(reportHtml).toContain('10 ngày tới');
		expect(reportHtml).toContain('Thứ Bảy, 23/05/2026');
		expect(reportHtml).toContain('<i>Nghỉ</i>');
	});

	test("the officer's mail when an address is dead or a year is missing, once", async () => {
		const late = vn('11-24 08:05');
		expect((await single([settings], { now: late })).officerMail).toEqual([]);
		const working = vn('11-25 08:05');
		const [mail] = (await single([settings], { now: working })).officerMail as unknown as {
			to: string;
			covers: { key: string }[];
			text: string;
		}[];
		expect(mail).toMatchObject({
			to: 'canbo@phuong.example',
			covers: [{ key: '-:calendar:call:2026-11-23' }],
		});
		expect(mail?.text).toContain('Chưa có lịch nghỉ năm 2027');
		const sent = { ...event('delivery.sent', '11-25 08:06', { step: 'call' }), key: mail!.covers[0]!.key };
		expect((await single([settings, sent], { now: vn('11-27 08:05') })).officerMail).toEqual([]);
		expect((await single([settings, sent], { now: vn('11-30 08:05') })).officerMail).toHaveLength(1);
	});
});

describe('what the officer set is in force without a word in the node', () => {
	test('the calendar', async () => {
		const days = [{ date: '2026-05-21', kind: 'off', name: 'Nghỉ', source: 'QĐ', status: 'announced' }];
		const row = event('calendar.changed', '05-01 08:00', { year: 2026, days });
		expect((await run({ now }, [tables(row)])).reminders).toEqual([]);
		const given = { now, calendar: JSON.stringify(vietnam2026) };
		expect((await run(given, [tables(row)])).reminders).toHaveLength(4);
	});

	test('the ladder of the ward and of a plan', async () => {
		const only = (id: string) => ({ ...defaultPolicy, steps: [{ ...defaultPolicy.steps[3], id }] });
		const ward = { ...event('policy.changed', '05-01 08:00', only('phuong')), planId: '-' };
		const plan = event('policy.changed', '05-01 08:00', only('rieng'));
		const { reminders } = await run({ now }, [tables(ward, plan)]);
		expect(reminders?.map(({ json }) => `${json.planId as string} ${json.step as string}`)).toEqual([
			'kh-36 rieng',
			'kh-36 rieng',
			'kh-37 phuong',
			'kh-37 phuong',
		]);
	});
});

describe("the officer's pages", () => {
	const directory = ['VHXH', 'CA'].map((code, id) => {
		const unit = { ...unitOf(code), contact: { email: `${code}@phuong.example` } };
		return { id, importId: 'i', importSize: 2, code, data: JSON.stringify(unit) };
	});
	const book = (...events: LogEvent[]) => ({ ...tables(...events), units: directory });
	const only = async (parameters: IDataObject, item: IDataObject) => {
		const { reminders, failure } = await run({ now, ...parameters }, [item]);
		if (failure) throw failure;
		return reminders![0]!.json;
	};

	test('a page, its answers, and the reminders that follow', async () => {
		const page = await only({ operation: 'desk', view: '{"page":"chase"}' }, book());
		const fields = JSON.parse(page.fieldsJson as string) as { fieldName: string }[];
		expect(page.title).toBe('Đôn đốc tất cả hoặc một đơn vị');
		expect(fields.map(({ fieldName }) => fieldName)).toEqual([
			...['ket_qua', 'huong_dan', 'ke_hoach', 'don_vi', 'gui_toi'],
		]);

		const answers = { ke_hoach: 'kh-37 | x', don_vi: 'CA - Đơn vị CA', gui_toi: 'Đầu mối đơn vị' };
		const first = await only({ operation: 'answer', view: page.view as IDataObject, answers }, book());
		expect(first).toMatchObject({
			decision: 'page',
			view: { page: 'confirmChase', planId: 'kh-37', unit: 'CA' },
		});
		const yes = { quyet_dinh: 'Gửi 1 lời nhắc' };
		const second = await only({ operation: 'answer', view: first.view as IDataObject, answers: yes }, book());
		expect(second).toMatchObject({
			decision: 'chase',
			due: [{ planId: 'kh-37', unit: 'CA', step: 'd+1', to: 'contact', daysLate: 1, now }],
		});
	});

	test('rows to store come in batches as the workflow Ghi nhật ký takes them', async () => {
		const answers = { ke_hoach: 'kh-36 | x', viec: 'Tạm dừng nhắc', ly_do: 'Bão' };
		const json = await only({ operation: 'answer', view: '{"page":"pause"}', answers }, book());
		expect(json).toMatchObject({
			decision: 'done',
			batches: [
				{ table: 'kh_plans', rows: [] },
				{ table: 'kh_events', rows: [{ planId: 'kh-36', kind: 'plan.paused', data: { reason: 'Bão' } }] },
			],
		});
	});

	test.each(['{}', '{"page":"gì đó"}', '[]'])('a view that is %s is refused', async (view) => {
		const { failure } = await run({ now, operation: 'desk', view }, [book()]);
		expect(failure?.message).toContain('names no page');
	});
});
