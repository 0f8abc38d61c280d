import type { INodeExecutionData } from 'n8n-workflow';
import { fileItem, output, shown } from './harness';
import {
	ACKNOWLEDGE,
	ANSWERS,
	at,
	engine,
	log,
	nodesOf,
	open,
	REPORT,
	rows,
	send,
	server,
	steps,
	token,
} from './unitWard';

const pages = (): Record<string, INodeExecutionData[]> => ({ 'Phiếu báo cáo': [fileItem(ANSWERS, {})] });

describe('a token that is none', () => {
	const forged = [
		['missing', null],
		['random', 'YWJj.ZGVm'],
		['changed', `${token('THHS')}x`],
		['of another unit under this signature', `${token('KT').split('.')[0]}.${token('THHS').split('.')[1]}`],
		['for another purpose', token('THHS', 'acknowledge')],
	] as const;

	it.each(forged)('%s: is refused before anything is read', async (_, t) => {
		const run = await open(REPORT, t);
		expect(shown(run, 'Không mở được', 'completionTitle')).toBe('Liên kết không hợp lệ');
		expect(engine.called).toEqual([]);
	});

	it('does not acknowledge either', async () => {
		const run = await open(ACKNOWLEDGE, token('THHS', 'report'));
		expect(shown(run, 'Không mở được', 'completionTitle')).toBe('Liên kết không hợp lệ');
		expect(engine.called).toEqual([]);
		expect(rows('notice.acknowledged')).toEqual([]);
	});
});

describe('a report', () => {
	it('is in the log before the unit reads “Đã nhận”, and its receipt goes out once under a key of its own', async () => {
		const run = await send('THHS');
		const [row] = rows('report.submitted');
		expect(row).toMatchObject({
			planId: 'kh-45',
			unit: 'THHS',
			by: 'Trường Tiểu học Hoa Sen',
			data: {
				revision: 1,
				values: { q1: 1, cay: 1250, ket_qua: 'Đã dọn vệ sinh' },
				status: 'Hoàn thành',
				via: 'form',
			},
		});
		const stored = steps().at(-1) ?? [];
		expect(stored).toEqual(expect.arrayContaining(['Thêm vào kh_events', 'Trang biên nhận']));
		expect(stored.indexOf('Thêm vào kh_events')).toBeLessThan(stored.indexOf('Trang biên nhận'));
		expect(shown(run, 'Đã nhận', 'completionTitle')).toBe('Đã nhận báo cáo');
		expect(shown(run, 'Đã nhận', 'completionMessage')).toContain(
			'<b>báo cáo lần 1</b> lúc 09:00 ngày 18/05/2026',
		);
		expect(rows('delivery.sent')).toMatchObject([
			{ key: 'kh-45:THHS:receipt:1:email', data: { step: 'receipt' } },
		]);
		expect(server.mails.at(-1)).toMatchObject({ subject: expect.stringContaining('Đã nhận báo cáo lần 1') });
		expect(server.mails.at(-1)?.text).toContain('https://n8n.phuong.example/form/bao-cao-don-vi?t=');
	});

	it('counts twice when two people send at the same moment: two numbers, the later one is current', async () => {
		const [one, other] = await Promise.all([
			send('THHS', { v_cay: '1.000' }),
			send('THHS', { v_cay: '1.100' }),
		]);
		expect(rows('report.submitted')).toHaveLength(2);
		const numbers = [one, other].map((run) =>
			Number(/báo cáo lần (\d+)/.exec(String(output(run, 'Một bước')[0]?.json.message))?.[1]),
		);
		expect(numbers.toSorted()).toEqual([1, 2]);
		const receipts = rows('delivery.sent').map(({ key }) => key);
		expect(receipts.toSorted()).toEqual(['kh-45:THHS:receipt:1:email', 'kh-45:THHS:receipt:2:email']);
	});

	it('ends with the page when nobody answers it for days', async () => {
		const run = await open(REPORT, token('THHS'), { 'Phiếu báo cáo': [{ json: { title: 'Trang' } }] });
		expect(nodesOf(run).at(-1)).toBe('Có trả lời');
		expect(steps()).toHaveLength(1);
		expect(rows('report.submitted')).toEqual([]);
	});

	it('can be withdrawn with a reason', async () => {
		await send('THHS');
		at('2026-05-18T09:05:00+07:00');
		const run = await send('THHS', {
			viec: 'Rút báo cáo đã gửi',
			quyet_dinh: 'Rút báo cáo',
			ly_do: 'Nhập nhầm số cây',
		});
		expect(rows('report.withdrawn')).toMatchObject([
			{ unit: 'THHS', data: { revision: 1, reason: 'Nhập nhầm số cây' } },
		]);
		expect(shown(run, 'Đã nhận', 'completionTitle')).toBe('Đã rút báo cáo');
		expect(rows('delivery.sent')).toHaveLength(1);
	});

	it.each([
		['the plan is closed', 'plan.closed', '', 'Kế hoạch đã khóa sổ'],
		['the unit is excluded', 'unit.excluded', 'THHS', 'Đơn vị không phải báo cáo kế hoạch này'],
		['its link was revoked', 'link.revoked', 'THHS', 'Liên kết này không còn dùng được'],
	])('is refused with the officer’s number when %s', async (_, kind, unit, title) => {
		await log(kind, unit, { reason: 'Thử' });
		const run = await send('THHS');
		expect(shown(run, 'Không mở được', 'completionTitle')).toBe(title);
		expect(shown(run, 'Không mở được', 'completionMessage')).toContain('0900 000 001');
		expect(rows('report.submitted')).toEqual([]);
	});

	it('comes through a link that was issued after the revocation', async () => {
		await log('link.revoked', 'THHS', { reason: 'Lộ' }, '2026-05-17T09:00:00+07:00');
		await open(REPORT, token('THHS', 'report', '2026-05-17T09:00:00.001+07:00'), pages());
		expect(rows('report.submitted')).toHaveLength(1);
	});

	it('is stopped after a dozen within the hour', async () => {
		for (let minute = 0; minute < 12; minute++)
			await log(
				'report.submitted',
				'THHS',
				{ values: {}, via: 'form' },
				`2026-05-18T08:${30 + minute}:00+07:00`,
			);
		const run = await send('THHS');
		expect(shown(run, 'Không mở được', 'completionTitle')).toBe('Đã gửi quá nhiều lần');
	});

	it('names no other unit in anything that its run would show', async () => {
		const run = await send('THHS');
		const shownToUnit = JSON.stringify(run.run.data);
		expect(shownToUnit).toContain('Cây xanh');
		expect(shownToUnit).not.toMatch(/Kinh tế|Bến Nước/);
	});
});

describe('“Đã nhận kế hoạch”', () => {
	it('is stored once, with a way on to the form', async () => {
		const run = await open(ACKNOWLEDGE, token('THHS', 'acknowledge'));
		await open(ACKNOWLEDGE, token('THHS', 'acknowledge'));
		expect(rows('notice.acknowledged')).toMatchObject([{ unit: 'THHS', key: 'kh-45:THHS:acknowledged' }]);
		const message = shown(run, 'Đã ghi nhận', 'completionMessage');
		const [, t = ''] = /bao-cao-don-vi\?t=([\w.-]+)/.exec(message) ?? [];
		await open(REPORT, t, pages());
		expect(rows('report.submitted')).toHaveLength(1);
	});

	it('is not taken once the plan is closed', async () => {
		await log('plan.closed', '', { reason: 'Xong' });
		const run = await open(ACKNOWLEDGE, token('THHS', 'acknowledge'));
		expect(shown(run, 'Không mở được', 'completionTitle')).toBe('Kế hoạch đã khóa sổ');
		expect(rows('notice.acknowledged')).toEqual([]);
	});
});
