import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { SAVE, SHOW } from '../../../domain/messages/templates';
import { economy, link, school, settings, stored } from '../../domain/messages/greenSunday';
import { runNode } from './runNode';

const { planId, at, by, ...plan } = stored;
const now = '2026-05-19T16:00:00+07:00';
const own = {
	tieu_de: 'Của phường: {{ten_don_vi}}',
	tua: '',
	noi_dung: '{{nhiem_vu}}\n\n{{nut_bao_cao}}',
};
const rawBook = (...rows: IDataObject[]) => ({
	units: [economy, school].map((unit, id) => ({
		id,
		importId: 'i',
		importSize: 2,
		data: JSON.stringify(unit),
	})),
	plans: [{ id: 1, planId, at, by, data: JSON.stringify(plan) }],
	events: [{ kind: 'settings.changed', data: settings as unknown as IDataObject }, ...rows].map(
		(row, id) => ({
			...row,
			id: id + 1,
			data: JSON.stringify(row.data),
		}),
	),
});
const json = (item: INodeExecutionData | undefined) => item!.json as IDataObject;
const fieldsOf = (item: INodeExecutionData | undefined) =>
	JSON.parse(json(item).fieldsJson as string) as {
		fieldName: string;
		defaultValue?: string;
		html?: string;
	}[];

describe('Template Form', () => {
	const run = (parameters: IDataObject) =>
		runNode({ operation: 'templateForm', book: rawBook(), ...parameters } as never, [{ json: {} }]);

	it('asks which mail first', async () => {
		const { outputs, error } = await run({});
		expect(error).toBeUndefined();
		expect(json(outputs[0]![0]).kind).toBe('');
		expect(fieldsOf(outputs[0]![0]).map(({ fieldName }) => fieldName)).toEqual(['loai_thu']);
	});
	it('then shows it, by its kind or by the option that was chosen', async () => {
		for (const templateKind of ['notice', 'Giao nhiệm vụ (t/h)']) {
			const { outputs } = await run({ templateKind });
			expect(json(outputs[0]![0]).kind).toBe('notice');
			expect(
				fieldsOf(outputs[0]![0]).find(({ fieldName }) => fieldName === 'tieu_de')!.defaultValue,
			).toContain('{{ten_don_vi}}');
		}
	});
	it('names a mail that does not exist', async () => {
		const { error } = await run({ templateKind: 'thư lạ' });
		expect(error?.message).toContain('There is no mail of the kind "thư lạ"');
	});
});

describe('Template Save', () => {
	const save = (answers: IDataObject, templateKind = 'notice') =>
		runNode({ operation: 'templateSave', templateKind, now }, [{ json: answers }]);

	it('gives the row that puts the words in force, and the next notice is written in them', async () => {
		const { outputs, error } = await save({ ...own, quyet_dinh: SAVE });
		expect(error).toBeUndefined();
		expect(json(outputs[0]![0])).toMatchObject({ decision: 'save', kind: 'notice' });
		const rows = json(outputs[0]![0]).rows as IDataObject[];
		const composed = await runNode(
			{ operation: 'compose', kind: 'notice', book: rawBook(...rows) as never, now },
			[{ json: { planId, unit: 'KT', link } }],
		);
		expect(json(composed.outputs[0]![0]).subject).toBe(`Của phường: ${economy.name}`);
	});
	it('gives the page again, which shows what was typed and how it reads', async () => {
		const { outputs } = await save({ ...own, noi_dung: 'Chào {{ten_donvi}}', quyet_dinh: SHOW });
		expect(json(outputs[0]![0])).toMatchObject({ decision: 'retry', kind: 'notice' });
		const again = await runNode(
			{
				operation: 'templateForm',
				book: rawBook() as never,
				templateKind: '={{ $json.kind }}',
				retry: '={{ $json.retry }}',
			},
			[outputs[0]![0]!],
		);
		const fields = fieldsOf(again.outputs[0]![0]);
		expect(fields.find(({ fieldName }) => fieldName === 'noi_dung')!.defaultValue).toBe('Chào {{ten_donvi}}');
		expect(fields.find(({ fieldName }) => fieldName === 'can_sua')!.html).toContain('{{ten_don_vi}}');
	});
	it('names a mail that does not exist', async () => {
		const { error } = await save({}, '');
		expect(error?.message).toContain('There is no mail of the kind ""');
	});
});

describe('Compose', () => {
	it.each([
		['recipients', { planId, statusLink: null }, 0],
		['test', {}, 1],
	])('writes the kind "%s"', async (kind, item, count) => {
		const { outputs, error } = await runNode({ operation: 'compose', kind, book: rawBook() as never, now }, [
			{ json: item },
		]);
		expect(error).toBeUndefined();
		expect(outputs[0]!.map(({ json: message }) => message.step)).toEqual(Array(count).fill(kind));
	});
});
