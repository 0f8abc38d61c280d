import type { Book } from '../../../domain/book';
import { defaultPolicy, vietnam2026 } from '../../../domain/followup';
import { composeBatch, composeReceipt, composeWaiting, type MailRequest } from '../../../domain/messages';
import { flat, link, school, settings, stored } from './greenSunday';

const now = '2026-05-19T15:10:00+07:00';

describe('the receipt', () => {
	const given = {
		stored,
		unit: school,
		settings,
		revision: 2,
		at: '2026-05-20T17:30:00+07:00',
		dueAt: '2026-05-20T17:00:00+07:00',
		late: true,
		rows: [
			['Cây xanh trồng mới', '1.250'],
			['Ghi chú', 'Trời mưa.\nTrồng bù sau.'],
		] as [string, string][],
		link,
	};
	const receipt = composeReceipt(given)!;

	it('repeats what was recorded and when, and how to mend it', () => {
		const text = flat(receipt.text);
		expect(text).toContain('Đã nhận báo cáo lần 2 Lúc 17:30 ngày 20/05/2026, nộp sau hạn');
		expect(text).toContain('Cây xanh trồng mới: 1.250');
		expect(text).toContain('Ghi chú: Trời mưa.; Trồng bù sau.');
		expect(text).toContain('Hạn báo cáo: 17:00 ngày 20/05/2026');
		expect(text).toContain(`Mở lại phiếu báo cáo: ${link}`);
	});
	it('is one a revision', () => {
		expect(receipt.covers).toEqual([{ planId: 'kh-45', unit: 'THHS', key: 'kh-45:THHS:receipt:2:email' }]);
	});
	it.each([
		['no link', { link: '' }, 'Mở lại'],
		['no due time', { dueAt: '' }, 'Hạn báo cáo'],
		['a report in time', { late: false }, 'sau hạn'],
	])('leaves out what there is not: %s', (_, change, words) => {
		expect(composeReceipt({ ...given, ...change })!.text).not.toContain(`${words}`);
	});
	it('is not written to a unit without an address', () => {
		expect(composeReceipt({ ...given, unit: { ...school, contact: {} } })).toBeNull();
	});
});

function compose(request: MailRequest) {
	const book: Book = { units: [], plans: [], waiting: [], events: [], settings };
	const requests = [request];
	return composeBatch({ kind: 'test', requests, book, now, calendar: vietnam2026, policy: defaultPolicy });
}

describe('the test mail', () => {
	it.each([
		['to the officer', undefined, 'vhxh@hoabinhmau.example'],
		['to an address that was given', 'thu@x.example', 'thu@x.example'],
	])('%s', (_, address, to) => {
		expect(compose({ address }).composed[0]!.message).toMatchObject({
			to,
			step: 'test',
			subject: `Thư thử của ${settings.wardName}`,
			covers: [{ planId: '-', unit: '', key: `-:${to}:test:${now}:email` }],
		});
	});
	it('to something that is no address: says so', () => {
		const { unreachable } = compose({ address: 'a, b' });
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
