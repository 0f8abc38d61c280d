import type { IDataObject, INode, INodeParameters } from 'n8n-workflow';
import { directoryRows, settingsEvent } from '../../../domain/book';
import { PlanDesk } from '../../../nodes/PlanDesk/PlanDesk.node';
import { contextOf, NOW, past, PLAN_ID, settings, units } from '../../domain/desk/deskBook';
import { runNode } from '../../runNode';

const text = (rows: object[]) =>
	rows.map((row, id) => ({ ...row, id, data: JSON.stringify((row as IDataObject).data) }));
const [stored] = contextOf().book.plans;
/** The three tables as the Data Tables give them. */
const tables = (ready = true) =>
	({
		units: text(directoryRows(units, 'dm', NOW)),
		plans: text([
			{
				planId: PLAN_ID,
				at: NOW,
				by: 'Cán bộ',
				data: { plan: stored!.plan, assignments: stored!.assignments },
			},
		]),
		events: text(ready ? [settingsEvent(settings, NOW), ...past] : []),
	}) as unknown as IDataObject;

async function run(parameters: IDataObject, items: IDataObject[] = [tables()], onError?: INode['onError']) {
	const given = items.map((json) => ({ json }));
	const { outputs, error } = await runNode(
		new PlanDesk(),
		{ now: NOW, ...parameters } as INodeParameters,
		given,
		{ onError },
	);
	return {
		items: outputs.map((output) => output.map(({ json }) => json)),
		pairs: outputs.map((output) => output.map(({ pairedItem }) => pairedItem)),
		error,
	};
}
const json = (value: unknown) => JSON.stringify(value);

test('the desk is opened: a view, nothing to store, nobody to tell', async () => {
	const { items, pairs } = await run({ operation: 'answer', answers: json({ nguoi: 'Phó phòng' }) });
	expect(items).toEqual([
		[
			{
				view: { page: 'list', planId: PLAN_ID, by: 'Phó phòng', filter: 'all', units: [], from: 'list' },
				planId: PLAN_ID,
				rows: [],
				messages: [],
			},
		],
	]);
	expect(pairs).toEqual([[{ item: 0 }]]);
});

test('its page is JSON for the Form node, and the view comes with what the officer sees', async () => {
	const view = json({ page: 'list', planId: PLAN_ID, by: 'x', filter: 'toAccept', units: [], from: 'list' });
	const { items } = await run({ operation: 'page', view });
	const page = items[0]?.[0] as { fieldsJson: string };
	expect(page).toMatchObject({ next: 'page', title: 'Điều hành kế hoạch', view: { seen: { NOP: 1 } } });
	expect(JSON.parse(page.fieldsJson)).toContainEqual(expect.objectContaining({ fieldName: 'don_vi' }));
});

test('an answer gives the rows, whom to tell, and the next view', async () => {
	const view = json({
		page: 'decide',
		planId: PLAN_ID,
		by: 'Phó phòng',
		filter: 'all',
		units: ['NOP'],
		from: 'list',
		decision: 'return',
	});
	const { items } = await run({
		operation: 'answer',
		view,
		answers: json({ ly_do: 'Thiếu ảnh', sau_do: 'Tiếp tục' }),
	});
	expect(items[0]?.[0]).toMatchObject({
		view: { page: 'list', done: { decision: 'return', by: 'Phó phòng', rows: [{ unit: 'NOP' }] } },
		rows: [{ kind: 'report.returned', unit: 'NOP', by: 'Phó phòng', at: NOW }],
		messages: [{ unit: 'NOP', step: 'returned', key: 'kh-45:NOP:returned:1:email' }],
	});
});

test.each([
	[
		'download',
		{ page: 'download', planId: PLAN_ID, files: [{ name: 'a.png', path: 'aa.png' }] },
		{ next: 'download', files: [{ path: 'aa.png' }] },
	],
	[
		'end',
		{ page: 'end', planId: PLAN_ID, ending: { title: 'Xong', message: 'Hết' } },
		{ next: 'end', title: 'Xong', message: 'Hết' },
	],
])('a view may be no page but the %s', async (_, view, expected) => {
	const { items } = await run({ operation: 'page', view: json(view) });
	expect(items[0]?.[0]).toMatchObject(expected);
});

test('a ward that has not been set up is told so', async () => {
	const answered = await run({ operation: 'answer', answers: '{}' }, [tables(false)]);
	expect(answered.items[0]?.[0]).toMatchObject({ view: null, rows: [] });
	const { items } = await run({ operation: 'page', view: '' }, [tables(false)]);
	expect(items[0]?.[0]).toMatchObject({ next: 'end', title: 'Chưa thiết lập' });
});

describe('composing', () => {
	const telling = (unit: string, more: IDataObject = {}) => ({
		planId: PLAN_ID,
		unit,
		step: 'returned',
		key: `k-${unit}`,
		dueAt: NOW,
		reason: 'Thiếu ảnh',
		link: 'https://n.example/form/x?t=1',
		...more,
	});
	const parameters = { operation: 'compose', book: json(tables()) };

	test('gives a message an item, and says who has no address', async () => {
		const nobody = tables();
		nobody.units = text(
			directoryRows(
				units.map((unit) => (unit.code === 'CHO' ? { ...unit, contact: {} } : unit)),
				'dm',
				NOW,
			),
		) as never;
		const { items, pairs } = await run({ ...parameters, book: json(nobody) }, [
			telling('CHO'),
			telling('NOP'),
		]);
		expect(items[0]).toMatchObject([{ to: 'nop@hoabinhmau.example', covers: [{ key: 'k-NOP' }] }]);
		expect(items[1]).toMatchObject([
			{ unit: 'CHO', rows: [{ kind: 'delivery.failed', unit: 'CHO', key: 'k-CHO', data: { final: true } }] },
		]);
		expect(pairs).toEqual([[{ item: 1 }], [{ item: 0 }]]);
	});

	test('an item it cannot place stops the run, or is one failure among the rest', async () => {
		expect((await run(parameters, [telling('KHÁC')])).error?.message).toContain(
			'no share of the unit "KHÁC"',
		);
		const { items } = await run(parameters, [telling('KHÁC'), telling('NOP')], 'continueRegularOutput');
		expect(items[0]).toMatchObject([
			{ error: expect.stringContaining('KHÁC') },
			{ to: 'nop@hoabinhmau.example' },
		]);
	});
});
