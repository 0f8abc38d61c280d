import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { planIdOf, readPlan } from '../../../domain/plan';
import { confirmPlan } from '../../../domain/plan/confirmPlan';
import { CONFIRM, LEAVE_OUT, officerReview, STOP } from '../../../domain/plan/officerReview';
import { assignUnits } from '../../../domain/units';
import type { Unit } from '../../../domain/types';
import { readDocument } from '../../../nodes/PlanDocument/transport/readDocument';

const now = '2026-05-12T09:00:00+07:00';
const units: Unit[] = [
	{ code: 'VHXH', name: 'Phòng Văn hóa - Xã hội', type: 'phòng', aliases: [] },
	{ code: 'CA', name: 'Công an phường', type: 'công an', aliases: [] },
];
const answers = {
	so_ky_hieu: '40/KH-UBND',
	ngay_ban_hanh: '2026-05-09',
	han_ngay: '2026-05-22',
	han_gio: '16h30',
	quyet_dinh: CONFIRM,
};
let plan: ReturnType<typeof readPlan>;
let names: string[];
const settled = () => Object.fromEntries(names.map((_, i) => [`ten_${i + 1}`, LEAVE_OUT]));
const confirm = (given: object) =>
	confirmPlan(plan, units, { ...settled(), ...answers, ...given }, { file: null, now });

beforeAll(async () => {
	const sample = join(__dirname, '..', '..', '..', 'samples', 'ke-hoach.docx');
	plan = readPlan(await readDocument(readFileSync(sample), 'ke-hoach.docx'));
	names = assignUnits(plan, units).unmatched.map(({ name }) => name);
	expect(names.length).toBeGreaterThan(3);
});

it('stores the plan as corrected, under the id of the document as read', () => {
	const result = confirm({});
	if (result.decision !== 'send') throw new Error(result.decision);
	expect(result.planId).toBe(planIdOf(plan));
	expect(result.planRow).toMatchObject({
		dueAt: '2026-05-22T16:30:00+07:00',
		data: { plan: { number: '40/KH-UBND', issuedOn: '2026-05-09' } },
	});
	expect(result.assignments.map(({ unit }) => unit)).toEqual(['VHXH', 'CA']);
	expect(new Set(result.assignments.map(({ planId, dueAt }) => `${planId} ${dueAt}`))).toEqual(
		new Set([`${planIdOf(plan)} 2026-05-22T16:30:00+07:00`]),
	);
});

it('gives the tasks of a name to the unit that the officer chose', () => {
	const at = names.findIndex((name) => name.includes('Kinh tế'));
	const before = confirm({});
	const after = confirm({ [`ten_${at + 1}`]: 'CA - Công an phường' });
	if (before.decision !== 'send' || after.decision !== 'send') throw new Error('not sent');
	const tasks = (result: typeof before) =>
		result.assignments.find(({ unit }) => unit === 'CA')?.tasks.length ?? 0;
	expect(tasks(after)).toBe(tasks(before) + 3);
});

it('stops when the officer says so', () =>
	expect(confirm({ quyet_dinh: STOP })).toEqual({ decision: 'stop' }));

it.each([
	['a due time that has passed', { han_ngay: '2026-05-11' }, 'Hạn báo cáo đã qua'],
	['no due date', { han_ngay: '' }, 'Hạn báo cáo chưa đúng'],
	['a due hour that is none', { han_gio: 'chiều' }, 'Hạn báo cáo chưa đúng'],
	['an hour beyond the day', { han_gio: '25:00' }, 'Hạn báo cáo chưa đúng'],
	['a date of issue that is none', { ngay_ban_hanh: '2026-02-31' }, 'Ngày ban hành chưa đúng'],
	['a name that was not settled', { ten_1: '— Chọn đơn vị —' }, 'Hãy chọn đơn vị cho'],
	['no decision', { quyet_dinh: '' }, 'Hãy chọn xác nhận hoặc dừng lại'],
])('shows the page again for %s', (_, given, words) => {
	const result = confirm(given);
	expect(result.decision).toBe('retry');
	expect(JSON.stringify(result)).toContain(words);
});

it('shows the officer evidence for what was read, escaped', () => {
	const hostile = { ...plan, title: '<img src=x onerror=alert(1)>' };
	const fields = officerReview({
		plan: hostile,
		...assignUnits(plan, units),
		units,
		before: null,
		retry: null,
	});
	const html = fields.map((field) => field.html ?? '').join('');
	expect(html).toContain('dòng ');
	expect(html).toContain('&lt;img');
	expect(html).not.toContain('<img');
});
