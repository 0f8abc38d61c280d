import type { IDataObject } from 'n8n-workflow';
import { Engine, output } from '../engine/harness';
import { median, report, seconds } from './report';

/** The three tables of a ward with that many units, all of which reported. */
function book(count: number): IDataObject {
	const at = '2026-05-18T10:00:00+07:00';
	const units = Array.from({ length: count }, (_, i) => {
		const data = {
			code: `U${i}`,
			name: `Đơn vị ${i}`,
			type: 'trường học',
			aliases: [],
			contact: { email: `u${i}@p.example` },
		};
		return { id: i + 1, importId: 'dm-1', importSize: count, data: JSON.stringify(data) };
	});
	const indicators = [{ id: 'q1', label: 'Băng rôn', kind: 'count', quota: 1 }];
	const assignments = units.map((_, i) => ({
		planId: 'kh-1',
		unit: `U${i}`,
		dueAt: '2026-05-20T17:00:00+07:00',
		tasks: [],
		indicators,
	}));
	const plan = {
		kind: 'KẾ HOẠCH',
		number: '36/KH-UBND',
		symbol: 'KH-UBND',
		issuer: 'Ủy ban nhân dân phường Hòa Bình Mẫu',
		place: null,
		issuedOn: null,
		title: 'Hưởng ứng',
		bases: [],
		theme: null,
		slogans: [],
		period: null,
		deadlines: [],
		funding: null,
		assignees: [],
		quotas: [],
		recipients: [],
		signatory: null,
		doubts: [],
	};
	const events = units.map((_, i) => ({
		id: i + 1,
		planId: 'kh-1',
		unit: `U${i}`,
		kind: 'report.submitted',
		at,
		by: '',
		key: `k${i}`,
		data: JSON.stringify({
			revision: 1,
			values: { q1: 1, ket_qua: 'Đã treo băng rôn tại trụ sở' },
			via: 'form',
		}),
	}));
	return {
		units,
		plans: [{ id: 1, planId: 'kh-1', at, by: '', data: JSON.stringify({ plan, assignments }) }],
		events,
	};
}

it('workbook: our summary beside n8n’s Convert to File, one row a unit', async () => {
	const engine = await Engine.start({});
	const make = async (count: number) => {
		const items = [{ json: book(count) }];
		return await seconds(async () => {
			const parameters = { operation: 'workbook', planId: 'kh-1', now: '2026-05-21T08:00:00+07:00' };
			const run = await engine.runNode('n8n-nodes-ke-hoach.summary', 1, parameters, items);
			expect(output(run, 'Node')[0]?.json.reported).toBe(count);
		});
	};
	const convert = async (count: number) => {
		const items = Array.from({ length: count }, (_, i) => ({
			json: { stt: i, ten: `Đơn vị ${i}`, q1: 1, ket_qua: 'Đã treo băng rôn tại trụ sở' },
		}));
		return await seconds(() =>
			engine.runNode('n8n-nodes-base.convertToFile', 1.1, { operation: 'xlsx', options: {} }, items),
		);
	};
	await make(60);
	const small: number[] = [];
	for (let i = 0; i < 7; i++) small.push(await make(60));
	await convert(60);
	const plain: number[] = [];
	for (let i = 0; i < 7; i++) plain.push(await convert(60));
	const large = await make(5000);
	const plainLarge = await convert(5000);
	report('workbook', {
		ms60: median(small) * 1000,
		n8nMs60: median(plain) * 1000,
		seconds5k: large,
		n8nSeconds5k: plainLarge,
		ratio5k: large / plainLarge,
	});
}, 120_000);
