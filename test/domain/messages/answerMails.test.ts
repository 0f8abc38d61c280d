import type { Book } from '../../../domain/book';
import { defaultPolicy, vietnam2026 } from '../../../domain/followup';
import { composeBatch, composeWaiting, type MailKind, type MailRequest } from '../../../domain/messages';
import type { LogEvent } from '../../../domain/types';
import { economy, flat, link, school, settings, stored } from './greenSunday';

const now = '2026-05-19T15:10:00+07:00';
const event = (kind: string, at: string, data: object): LogEvent => ({
	planId: 'kh-45',
	unit: 'THHS',
	kind,
	at,
	by: '',
	key: '',
	data: { ...data },
});
const submitted = event('report.submitted', '2026-05-19T09:00:00+07:00', {
	values: { q1: 1, cay: 1250, ket_qua: 'Trồng xong ba hàng cây.' },
	note: 'Trời mưa sáng thứ Sáu.',
	files: [{ name: 'anh-1.jpg' }, { name: 'anh-2.jpg' }],
});
const nil = event('report.submitted', '2026-05-19T11:00:00+07:00', { values: {}, nil: true });
const returned = event('report.returned', '2026-05-19T15:00:00+07:00', { reason: 'Thiếu số cây.' });
const extended = event('due.extended', '2026-05-19T15:00:00+07:00', { dueAt: '2026-05-22T17:00:00+07:00' });

function compose(kind: MailKind, events: LogEvent[], request: MailRequest = {}, change: Partial<Book> = {}) {
	return composeBatch({
		kind,
		requests: [{ planId: 'kh-45', unit: 'THHS', link, ...request }],
		book: { units: [economy, school], plans: [stored], waiting: [], events, settings, ...change },
		now,
		calendar: vietnam2026,
		policy: defaultPolicy,
	});
}
const mail = (...given: Parameters<typeof compose>) => compose(...given).composed[0]!.message;

describe('the receipt', () => {
	const receipt = mail('receipt', [submitted]);

	it('repeats what was recorded and when, and how to mend it', () => {
		const text = flat(receipt.text);
		expect(text).toContain('đã nhận báo cáo lần 1 của đơn vị lúc 09:00 ngày 19/05/2026');
		expect(text).toContain('Băng rôn treo tại cổng đơn vị: 01');
		expect(text).toContain('Cây xanh trồng mới: 1.250');
		expect(text).toContain('Kết quả thực hiện: Trồng xong ba hàng cây.');
		expect(text).toContain('Ghi chú: Trời mưa sáng thứ Sáu.');
		expect(text).toContain('Tệp: anh-1.jpg; anh-2.jpg');
		expect(text).toContain(`Mở lại phiếu báo cáo: ${link}`);
		expect(text).not.toContain('Hạn báo cáo');
	});
	it('is one a revision', () => {
		expect(receipt.covers).toEqual([{ planId: 'kh-45', unit: 'THHS', key: 'kh-45:THHS:receipt:email:r1' }]);
		expect(mail('receipt', [submitted, nil]).covers[0]!.key).toBe('kh-45:THHS:receipt:email:r2');
	});
	it('says that there was nothing to report', () => {
		expect(flat(mail('receipt', [nil]).text)).toContain('Kết quả: Không phát sinh');
	});
	it('is not written before there is a report', () => {
		expect(compose('receipt', []).problems).toEqual([
			{ source: 0, message: expect.stringContaining('no report') },
		]);
	});
});

describe('the mail about a returned report', () => {
	const back = mail('returned', [submitted, returned]);

	it('gives the reason, what to do and until when', () => {
		expect(back.subject).toBe(
			'Báo cáo được trả lại, cần nộp lại – Trường Tiểu học Hoa Sen, Kế hoạch số 45/KH-UBND',
		);
		expect(back.text).toContain('Lý do trả lại: Thiếu số cây.');
		expect(back.text).toContain('Hạn báo cáo: 17:00 ngày 20/05/2026\nCòn 1 ngày làm việc');
		expect(back.text).toContain(link);
	});
	it('names the due time in force', () => {
		expect(mail('returned', [submitted, returned, extended]).text).toContain('17:00 ngày 22/05/2026');
	});
	it('is one a return', () => {
		expect(back.covers[0]!.key).toBe('kh-45:THHS:returned:email:r1');
		const again = [
			{ ...submitted, at: '2026-05-19T15:30:00+07:00' },
			{ ...returned, at: '2026-05-19T16:00:00+07:00' },
		];
		const second = mail('returned', [submitted, returned, ...again]);
		expect(second.covers[0]!.key).toBe('kh-45:THHS:returned:email:r2');
	});
	it('is not written while nothing was returned', () => {
		expect(compose('returned', [submitted]).problems).toHaveLength(1);
	});
});

it.each<[MailKind, LogEvent[]]>([
	['receipt', [submitted]],
	['returned', [submitted, returned]],
])('a %s that has no address is told to the officer', (kind, events) => {
	const units = [{ ...school, contact: {} }];
	const { composed, unreachable } = compose(kind, events, {}, { units });
	expect(composed).toEqual([]);
	expect(unreachable[0]!.one).toMatchObject({ unit: 'THHS', step: kind });
	expect(unreachable[0]!.one.reason).toContain('chưa có email đầu mối');
});

describe('the test mail', () => {
	it.each([
		['to the officer', undefined, 'vhxh@hoabinhmau.example'],
		['to an address that was given', 'thu@x.example', 'thu@x.example'],
	])('%s', (_, address, to) => {
		expect(mail('test', [], { address })).toMatchObject({
			to,
			step: 'test',
			subject: `Thư thử của ${settings.wardName}`,
			covers: [{ planId: '-', unit: '', key: `-:${to}:test:${now}:email` }],
		});
	});
	it('to something that is no address: says so', () => {
		const { unreachable } = compose('test', [], { address: 'a, b' });
		expect(unreachable[0]!.one.reason).toContain('Địa chỉ nhận thư thử chưa đúng');
	});
});

it('the officer is told what of a waiting plan needs a look', () => {
	const doubts = Array.from({ length: 7 }, (_, i) => ({ code: 'x', message: `Điểm ${i + 1}.` }));
	const waiting = {
		planId: 'kh-45',
		at: now,
		by: 'Văn phòng điện tử',
		plan: { ...stored.plan, doubts },
		sha256: 'ab',
	};
	const { text, to } = composeWaiting({ waiting, settings, reviewUrl: 'https://x.example/r' })!;
	expect(to).toBe(settings.officer.email);
	expect(flat(text)).toContain('Cần xem lại (và 2 điểm khác): 1. Điểm 1.');
	expect(text).not.toContain('Điểm 6.');
	expect(text).toContain('Xem lại kế hoạch:\nhttps://x.example/r');
});
