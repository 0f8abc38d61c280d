import { acknowledgement } from '../../../domain/reports/acknowledge';
import { receiptFor } from '../../../domain/reports/receipt';
import { event, visitOf } from './visit';

const LINK = 'https://n8n.phuong.example/form/bao-cao-don-vi?t=a.b';
const report = (key: string, at: string, data: Record<string, unknown> = {}) => ({
	...event('report.submitted', at, {
		revision: 1,
		values: { q2p1: 2 },
		status: 'Hoàn thành',
		via: 'form',
		...data,
	}),
	key,
});
const receipt = (events: ReturnType<typeof event>[], key: string) => receiptFor(visitOf(events), key, LINK);

describe('a receipt', () => {
	const events = [
		report('a', '2026-05-18T08:30:15+07:00', {
			note: 'Thêm <b>',
			files: [{ name: 'ảnh.jpg', size: 2048, sha256: 'x' }],
		}),
	];

	it('says time, revision and what was received, on the page and by mail', () => {
		const { title, message, mail } = receipt(events, 'a');
		expect(title).toBe('Đã nhận báo cáo');
		for (const words of [
			'báo cáo lần 1',
			'08:30 ngày 18/05/2026',
			'Băng rôn – đường Bến Nước',
			'ảnh.jpg (2 kB)',
			'Hạn báo cáo: 17:00 ngày 20/05/2026',
		])
			expect(message).toContain(words);
		expect(message).toContain('Thêm &lt;b&gt;');
		expect(message).not.toContain('sau hạn');
		for (const words of ['Đã nhận báo cáo lần 1', '08:30 ngày 18/05/2026', 'ảnh.jpg (2 kB)', LINK])
			expect(mail?.text).toContain(words);
		expect(mail).toMatchObject({
			to: 'kinhte@hoabinhmau.example',
			step: 'receipt',
			covers: [{ planId: 'kh-45', unit: 'KT', key: 'kh-45:KT:receipt:1:email' }],
		});
	});

	it('of two submissions at the same moment has two numbers, though both were stored as the first', () => {
		const at = '2026-05-18T08:30:15+07:00';
		const both = [report('a', at), report('b', at, { values: { q2p1: 1 } })];
		expect(receipt(both, 'a')).toMatchObject({ revision: 1 });
		expect(receipt(both, 'a').message).toContain('Sau lần này đơn vị đã có báo cáo lần 2');
		expect(receipt(both, 'b')).toMatchObject({ revision: 2 });
		expect(visitOf(both).state).toMatchObject({ revision: 2, values: { q2p1: 1 } });
	});

	it('says that a report came late', () => {
		const { message, mail } = receipt([report('a', '2026-05-21T08:00:00+07:00')], 'a');
		expect(message).toContain('nộp sau hạn');
		expect(mail?.text).toContain('nộp sau hạn');
	});

	it('does not call the correction of a punctual report late', () => {
		expect(receipt([...events, report('b', '2026-05-21T08:00:00+07:00')], 'b').message).not.toContain(
			'sau hạn',
		);
	});

	it('confirms nothing that the log does not hold', () => {
		expect(() => receipt(events, 'c')).toThrow('does not hold');
	});

	it('confirms a withdrawal, without a mail', () => {
		const withdrawn = {
			...event('report.withdrawn', '2026-05-18T08:40:00+07:00', { revision: 1, reason: 'Nhầm' }),
			key: 'w',
		};
		expect(receipt([...events, withdrawn], 'w')).toMatchObject({
			title: 'Đã rút báo cáo',
			revision: 1,
			mail: null,
		});
	});
});

describe('a withdrawal', () => {
	it('does not take back what came in at the same moment', () => {
		const withdrawn = event('report.withdrawn', '2026-05-18T08:40:01+07:00', { revision: 1, reason: 'Nhầm' });
		const { state } = visitOf([
			report('a', '2026-05-18T08:30:00+07:00'),
			report('b', '2026-05-18T08:40:00+07:00', { values: { q2p1: 9 } }),
			withdrawn,
		]);
		expect(state).toMatchObject({ state: 'submitted', revision: 2 });
	});
});

describe('an acknowledgement', () => {
	const PAPER = 'https://n8n.phuong.example/webhook/phieu-excel?t=y';
	it('is stored once and leads to the form', () => {
		const first = acknowledgement(visitOf(), LINK, PAPER);
		expect(first.rows).toMatchObject([
			{ kind: 'notice.acknowledged', key: 'kh-45:KT:acknowledged', unit: 'KT' },
		]);
		expect(first.message).toContain(`<a href="${LINK}">`);
		expect(first.message).toContain(`<a href="${PAPER}">Tải phiếu Excel</a>`);
		expect(first.message).toContain('còn 2 ngày làm việc');
		const again = acknowledgement(
			visitOf([event('notice.acknowledged', '2026-05-17T08:00:00+07:00')]),
			LINK,
			PAPER,
		);
		expect(again.rows).toEqual([]);
		expect(again.message).toContain('lúc 08:00 ngày 17/05/2026');
	});
});
