import type { Book } from '../../../../domain/book';
import { defaultPolicy, vietnam2026 } from '../../../../domain/followup';
import { composeBatch, readMessage, type MailKind, type MailRequest } from '../../../../domain/messages';
import { fitTemplate, TEMPLATE_PARAMETERS } from '../../../../domain/messages/roads';
import type { LogEvent, Unit } from '../../../../domain/types';
import { economy, flat, link, reminder, school, stored } from '../greenSunday';
import { EMAIL, everywhere, GROUP, NOW, reachedAt, USER, ward } from './zaloWard';

const book = (units: Unit[], events: LogEvent[] = []): Book => ({
	units,
	plans: [stored],
	waiting: [],
	events,
	settings: ward(),
});

function compose(kind: MailKind, requests: MailRequest[], units: Unit[], events: LogEvent[] = [], now = NOW) {
	const calendar = vietnam2026;
	return composeBatch({ kind, requests, book: book(units, events), now, calendar, policy: defaultPolicy });
}
const notice = (unit: Unit, events: LogEvent[] = []) => {
	const { composed, unreachable } = compose(
		'notice',
		[{ planId: 'kh-45', unit: 'THHS', link }],
		[unit],
		events,
	);
	return { message: composed[0]?.message, unreachable };
};
const failed = (to: string): LogEvent => ({
	planId: 'kh-44',
	unit: 'THHS',
	kind: 'delivery.failed',
	at: NOW,
	by: 'Hệ thống',
	key: 'kh-44:THHS:notice:email',
	data: { channel: 'email', to, step: 'notice', errorClass: 'permanent', final: true, bounced: true },
});

it('a notice on Zalo names the plan, the due time, the link and whom to call, in a few lines', () => {
	const { message } = notice(reachedAt({ zaloGroupId: GROUP }));
	expect(message).toMatchObject({ channel: 'zalo', to: GROUP, roads: [[{ road: 'group', to: GROUP }]] });
	expect(message!.covers).toEqual([{ planId: 'kh-45', unit: 'THHS', key: 'kh-45:THHS:notice:email' }]);
	expect(message!.zalo!.text.split('\n')).toEqual([
		'Ủy ban nhân dân phường Hòa Bình Mẫu giao nhiệm vụ.',
		'',
		'Kế hoạch số 45/KH-UBND: Tháng hành động vì môi trường xanh, sạch, đẹp năm 2026 trên địa bàn phường',
		'Đơn vị: Trường Tiểu học Hoa Sen',
		'Nhiệm vụ: 1 việc',
		'Hạn báo cáo: 17:00 ngày 20/05/2026 (còn 6 ngày làm việc)',
		`Báo cáo tại: ${link}`,
		'',
		expect.stringMatching(/^Cần trao đổi, xin gọi .+0900 000 00\d\.$/),
	]);
	expect(readMessage(message)).toHaveProperty('message');
});

it('a unit with email and Zalo has one message with one key, whatever road it takes', () => {
	const { message } = notice(everywhere);
	expect(message).toMatchObject({ channel: 'email', to: everywhere.contact!.email });
	expect(message!.covers).toHaveLength(1);
	expect(message!.roads).toHaveLength(1);
});

it('a unit that only has an email is written to as before', () => {
	const { message } = notice(reachedAt({ email: EMAIL }));
	expect(message).toMatchObject({ channel: 'email', to: EMAIL });
	expect(message).not.toHaveProperty('roads');
});

it('mail that came back is not written again while Zalo reaches the unit', () => {
	const { message } = notice(everywhere, [failed(everywhere.contact!.email!)]);
	expect(message!.roads!.flat().map(({ road }) => road)).not.toContain('email');
	expect(message!.to).toBe(everywhere.contact!.email);
	expect(readMessage(message)).toHaveProperty('message');
});

it('a unit that nothing reaches is named to the officer', () => {
	const { message, unreachable } = notice(reachedAt({ phone: '02373 000 021' }));
	expect(message).toBeUndefined();
	expect(unreachable[0]!.one.reason).toContain('chưa có email hoặc Zalo dùng được của đầu mối');
});

it('one person with two units on Zalo gets one message with both links', () => {
	const two = [economy, school].map((unit) => ({
		...unit,
		contact: { zaloUserId: USER, zaloLastInteractionAt: NOW },
	}));
	const links = ['https://n8n.example/form/a?t=kt', 'https://n8n.example/form/a?t=thhs'];
	const requests = two.map((unit, i) => ({ ...reminder(unit, 'd-1', 'contact'), link: links[i] }));
	const { composed } = compose('reminder', requests, two);
	expect(composed).toHaveLength(1);
	const { zalo, covers } = composed[0]!.message;
	expect(covers).toHaveLength(2);
	for (const one of links) expect(zalo!.text).toContain(one);
	expect(zalo!.templateData).toMatchObject({
		so_don_vi: '2',
		ma_bao_cao: expect.stringMatching(/^(kt|thhs)$/),
	});
	expect(zalo!.templateData.ten_don_vi).toMatch(/ và 1 đơn vị khác$/);
});

it('hostile names of forty units neither mention anybody nor break the limit', () => {
	const name = `[@all]\n[@123] ${'Tổ dân phố rất dài '.repeat(20)}`;
	const units = Array.from({ length: 40 }, (_, i) => ({
		...school,
		code: `T${i}`,
		name: `${name}${i}`,
		contact: { zaloGroupId: GROUP },
	}));
	const assignments = units.map(({ code }) => ({ ...stored.assignments[1]!, unit: code }));
	const { composed } = composeBatch({
		kind: 'notice',
		requests: units.map(({ code }) => ({ planId: 'kh-45', unit: code, link: `${link}${code}` })),
		book: { ...book(units), plans: [{ ...stored, assignments }] },
		now: NOW,
		calendar: vietnam2026,
		policy: defaultPolicy,
	});
	for (const { message } of composed) {
		const { text, templateData } = message.zalo!;
		expect(text.length).toBeLessThan(2000);
		expect(text).not.toMatch(/\[@/);
		expect(text).toContain('đơn vị nữa, xin gọi');
		for (const [parameter, longest] of Object.entries(TEMPLATE_PARAMETERS))
			expect(templateData[parameter]!.length).toBeLessThanOrEqual(longest);
	}
});

it('a template gets what it asks for, no longer than it allows; an address is never cut', () => {
	const parameter = (name: string, maxLength: number) => {
		return { name, required: true, type: 'STRING', minLength: 1, maxLength, acceptsEmpty: false };
	};
	const definition = {
		templateId: '1',
		name: 'Giao việc',
		status: 'ENABLE',
		parameters: [parameter('ten_don_vi', 12), parameter('duong_dan', 5), parameter('ma_khac', 9)],
	};
	const values = { ten_don_vi: 'Trường Tiểu học Hoa Sen', duong_dan: 'https://n8n.example/a', han: '17:00' };
	expect(fitTemplate(values, definition)).toEqual({
		ten_don_vi: 'Trường Tiểu…',
		duong_dan: 'https://n8n.example/a',
	});
});

it('the admin hears of all stopped roads in one mail', () => {
	const alert = {
		road: 'templatePhone',
		host: 'zbs',
		code: -115,
		reason: 'Tài khoản hết tiền.',
		stopped: true,
	} as const;
	const { composed } = compose('roadAlert', [alert, { ...alert, road: 'group', host: 'oa', code: -221 }], []);
	expect(composed).toHaveLength(1);
	const { message } = composed[0]!;
	expect(message.to).toBe(ward().adminEmail);
	expect(message.covers.map(({ key }) => key)).toEqual([
		'-:road:templatePhone:zbs-115:2026-05-12:email',
		'-:road:group:oa-221:2026-05-12:email',
	]);
	expect(flat(message.text)).toContain('Tài khoản hết tiền. (mã -115)');
	expect(readMessage(message)).toHaveProperty('message');
});
