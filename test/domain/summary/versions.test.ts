import { changesBetween, dueVersions, frozenEvent } from '../../../domain/summary';
import type { LogEvent } from '../../../domain/types';
import { summariseWard } from './summariseWard';
import { events, PLAN_ID } from './wardBook';

const row = (kind: string, at: string, data: Record<string, unknown> = {}, unit = ''): LogEvent => ({
	planId: PLAN_ID,
	unit,
	kind,
	at: `2026-05-${at}:00+07:00`,
	by: 'Cán bộ',
	key: '',
	data,
});
const close = row('plan.closed', '25T09:00');
const frozen = row('summary.frozen', '25T09:10', { version: 1, closedAt: close.at });

describe('which versions are to be frozen', () => {
	test.each<[string, LogEvent[], [number, string, number | undefined][]]>([
		['none while the plan is open', [], []],
		['the first when it is closed', [close], [[1, close.at, undefined]]],
		['none once it is frozen', [close, frozen], []],
		['none while it is open again', [close, frozen, row('plan.reopened', '26T08:00')], []],
		[
			'none when it was opened again before anything was frozen',
			[close, row('plan.reopened', '25T09:05')],
			[],
		],
		[
			'the second when it is closed again',
			[close, frozen, row('plan.reopened', '26T08:00'), row('plan.closed', '27T08:00')],
			[[2, '2026-05-27T08:00:00+07:00', 1]],
		],
		[
			'the second also when the first row came late, after the reopening',
			[close, row('plan.reopened', '25T09:05'), frozen, row('plan.closed', '27T08:00')],
			[[2, '2026-05-27T08:00:00+07:00', 1]],
		],
	])('%s', (_, log, expected) => {
		const due = dueVersions([...events, ...log]);
		expect(due.map(({ version, closedAt, previous }) => [version, closedAt, previous?.version])).toEqual(
			expected,
		);
	});

	test('the log row names version, file and figures, and always has the same key', () => {
		const [due] = dueVersions([close]);
		const file = { name: 'a.xlsx', type: 'x', size: 1, sha256: 'ab', path: 'ab.xlsx' };
		const { figures } = summariseWard();
		expect(frozenEvent(due!, file, figures, frozen.at)).toMatchObject({
			kind: 'summary.frozen',
			key: `${PLAN_ID}:summary.frozen:1`,
			data: { version: 1, closedAt: close.at, file, figures },
		});
	});
});

test('what differs between two versions is told once a unit, with the figures that moved', () => {
	const late = [
		row('report.submitted', '26T09:00', { values: { q1: 1 } }, 'TH7'),
		row('report.returned', '26T10:00', { reason: 'Sai' }, 'TH1'),
		row('report.accepted', '26T10:00', {}, 'TH3'),
		row('unit.excluded', '26T10:00', { reason: 'Giải thể' }, 'QS1'),
		row('due.extended', '26T10:00', { dueAt: '2026-05-30T17:00:00+07:00', reason: 'Thi' }, 'TH8'),
	];
	const [before, after] = [events, [...events, ...late]].map((log) => summariseWard({ events: log }));
	expect(changesBetween(before!, after!)).toEqual([
		{ title: 'Mới báo cáo', lines: ['Trường Trung học cơ sở Hòa Bình 1'] },
		{ title: 'Báo cáo bị trả lại', lines: ['Trường Mầm non Hòa Bình 1'] },
		{ title: 'Được loại trừ', lines: ['Ban Chỉ huy Quân sự phường'] },
		{ title: 'Mới được duyệt', lines: ['Trường Mầm non Hòa Bình 3'] },
		{ title: 'Đổi hạn', lines: ['Trường Trung học cơ sở Hòa Bình 2: 17:00 ngày 30/05/2026'] },
	]);
	expect(changesBetween(after!, after!)).toEqual([]);
});
