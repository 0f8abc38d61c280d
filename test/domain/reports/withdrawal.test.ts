import { COMPLETE, event, visitOf, Walk } from './visit';

const submitted = (at: string, data: Record<string, unknown> = {}) =>
	event('report.submitted', at, {
		values: { q2p1: 2, kp: 4_500_000.5 },
		status: 'Hoàn thành',
		via: 'form',
		...data,
	});

describe('a withdrawal', () => {
	const withReport = () => new Walk(visitOf([submitted('2026-05-17T08:00:00+07:00')]));

	it('is offered while the report waits for the officer only', () => {
		expect(withReport().field('viec')).toBeDefined();
		for (const more of ['report.accepted', 'report.returned', 'report.withdrawn'])
			expect(
				new Walk(
					visitOf([submitted('2026-05-17T08:00:00+07:00'), event(more, '2026-05-17T09:00:00+07:00')]),
				).field('viec'),
			).toBeUndefined();
		expect(new Walk().field('viec')).toBeUndefined();
	});

	it('wants a reason and says what becomes of the report', () => {
		const walk = withReport().answer({ viec: 'Rút báo cáo đã gửi' });
		expect(walk.words).toContain('đơn vị trở lại tình trạng chưa báo cáo');
		walk.answer({ quyet_dinh: 'Rút báo cáo', ly_do: '' });
		expect(walk.stored).toBeNull();
		expect(walk.field('ly_do')?.fieldLabel).toContain('CẦN SỬA');
		walk.answer({ quyet_dinh: 'Rút báo cáo', ly_do: 'Nhập nhầm đơn vị' });
		expect(walk.stored?.rows).toMatchObject([
			{
				kind: 'report.withdrawn',
				key: 'kh-45:KT:withdrawn:1',
				data: { revision: 1, reason: 'Nhập nhầm đơn vị' },
			},
		]);
	});

	it('can be left, the report stays', () => {
		const walk = withReport()
			.answer({ viec: 'Rút báo cáo đã gửi' })
			.answer({ quyet_dinh: 'Thôi, giữ báo cáo đã gửi' });
		expect(walk.view.page).toBe('form');
		expect(walk.field('viec')?.defaultValue).toBe('Gửi báo cáo');
	});

	it('that a unit types into a page which does not offer it is no withdrawal', () => {
		expect(new Walk().answer({ ...COMPLETE, viec: 'Rút báo cáo đã gửi' }).view.page).toBe('check');
	});
});
