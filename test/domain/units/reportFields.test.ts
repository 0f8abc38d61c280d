import { assignUnits } from '../../../domain/units';
import { assignee, plan, quota, WARD } from './ward';

const EVIDENCE = { text: '1 | Số buổi tuyên truyền', line: 40 };
const field = (label: string, ...appliesTo: string[]) => ({
	label,
	kind: 'count' as const,
	appliesTo,
	evidence: EVIDENCE,
});
const asked = (parts: Parameters<typeof plan>[0], code: string) =>
	assignUnits(
		plan({
			assignees: [assignee(['Công an phường'], 'Tuần tra'), assignee(['Trạm Y tế phường'], 'Trực')],
			...parts,
		}),
		WARD,
	)
		.assignments.find(({ unit }) => unit === code)
		?.indicators.filter(({ id }) => id !== 'ket_qua')
		.map(({ id, label, quota: number }) => [id, label, number]);

describe('the fields of the report that the plan asks for', () => {
	it('are asked of every unit, or of those whom they name', () => {
		const reportFields = [field('Số buổi tuyên truyền'), field('Số ca trực', 'Trạm Y tế phường')];
		expect(asked({ reportFields }, 'CA')).toEqual([['f1', 'Số buổi tuyên truyền', null]]);
		expect(asked({ reportFields }, 'TYT')).toEqual([
			['f1', 'Số buổi tuyên truyền', null],
			['f2', 'Số ca trực', null],
		]);
	});

	it('are left out where a number of the unit already asks for the same', () => {
		const quotas = [
			quota({
				item: 'buổi tuyên truyền',
				appliesTo: ['Công an phường'],
				evidence: { text: '- Tổ chức 03 buổi tuyên truyền.', line: 12 },
			}),
		];
		const labels = asked({ reportFields: [field('Số buổi tuyên truyền')], quotas }, 'CA');
		expect(labels?.filter(([id]) => String(id).startsWith('f'))).toEqual([]);
	});
});

it('a total whose places are units gives each its own number', () => {
	const quotas = [
		quota({
			item: 'cây',
			min: 200,
			max: 200,
			scope: 'total',
			appliesTo: ['Tổ dân phố 1', 'Tổ dân phố 2'],
			places: [
				{ name: 'Tổ dân phố 1', count: 120 },
				{ name: 'Tổ dân phố 2', count: 80 },
			],
		}),
	];
	const assignees = [assignee(['Các tổ dân phố'], 'Trồng cây')];
	expect(asked({ assignees, quotas }, 'TDP1')?.map(([, , number]) => number)).toEqual([120]);
	expect(asked({ assignees, quotas }, 'TDP2')?.map(([, , number]) => number)).toEqual([80]);
});
