import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { deliveriesByKey, mayBeSent } from '../../../domain/followup';
import type { LogEvent } from '../../../domain/types';
import { runNode } from './runNode';

const folder = join(__dirname, '..', '..', 'fixtures', 'replies');
const read = (name: string) => readFileSync(join(folder, `${name}.eml`), 'utf8').replace(/\n/g, '\r\n');

const now = '2026-05-05T11:00:00+07:00';
const ID = '<0a1b2c3d4e5f60718293a4b5c6d7e8f9@hoabinhmau.example>';
const COMMITTEE = '<c0ffee00c0ffee00c0ffee00c0ffee00@hoabinhmau.example>';
const school = 'hoasen@truong.example';
const notice = { planId: 'kh-45', unit: 'THHS', key: 'kh-45:THHS:notice:email' };
const late = [
	{ planId: 'kh-45', unit: 'KT', key: 'kh-45:KT:d+4-chair:email' },
	{ planId: 'kh-45', unit: 'CA', key: 'kh-45:CA:d+4-chair:email' },
];

function sent(cover: typeof notice, to: string, messageId: string): LogEvent {
	const step = cover.key.split(':')[2]!;
	const data = { channel: 'email', to, step, messageId };
	return { ...cover, kind: 'delivery.sent', at: '2026-05-05T09:02:10+07:00', by: 'Hệ thống', data };
}
const events = [
	sent(notice, 'HoaSen@truong.example', ID),
	...late.map((cover) => sent(cover, 'chutich@hoabinhmau.example, phochutich@hoabinhmau.example', COMMITTEE)),
];

async function readReply(items: INodeExecutionData[], log: LogEvent[] = events): Promise<IDataObject[]> {
	const rows = log.map((event, id) => ({ ...event, id, data: JSON.stringify(event.data) }));
	const { outputs, error } = await runNode({ operation: 'readReply', book: { events: rows }, now }, items);
	expect(error).toBeUndefined();
	return outputs[0]!.map(({ json }) => json);
}
const file = (text: string) => ({
	json: {},
	binary: { data: { data: Buffer.from(text).toString('base64'), mimeType: 'message/rfc822' } },
});

/** kind, status, a word of the sentence, keys that the log is told of. */
type Expected = [kind: string, status: string | null, word: string, keys: string[]];
const lost = (status: string, word: string): Expected => ['bounce', status, word, [notice.key]];

const expected: Record<string, Expected> = {
	'postfix-unknown': lost('5.1.1', 'không có địa chỉ này'),
	'exchange-khong-co-dia-chi': lost('5.1.10', 'không có địa chỉ này'),
	'microsoft365-blocked': lost('5.7.133', 'từ chối theo quy định'),
	'gmail-not-found': lost('5.1.1', 'không có địa chỉ này'),
	'qmail-khong-co-hop-thu': lost('5.1.1', 'không có địa chỉ này'),
	'exim-day-hop-thu': lost('5.2.2', 'đã đầy'),
	'zimbra-vuot-dung-luong': lost('5.2.2', 'đã đầy'),
	'may-chu-tu-viet': lost('5.1.2', 'tên miền'),
	'chuyen-tiep-roi-hong': lost('5.2.1', 'ngừng hoạt động'),
	'utf8-bao-cao-quoc-te': lost('4.4.7', 'không liên lạc được'),
	'lanh-dao-mot-nguoi-hong': ['bounce', '5.1.1', 'phochutich@', late.map(({ key }) => key)],
	'gia-mao-nguoi-nhan-khac': ['bounce', '5.1.1', 'không khớp', []],
	'gia-mao-ma-thu-khac': ['bounce', '5.1.1', 'không khớp', []],
	'postfix-delayed': ['delayed', '4.4.1', 'đến chậm', []],
	'gmail-delay': ['delayed', '4.4.1', 'đến chậm', []],
	'outlook-tra-loi-tu-dong': ['auto-reply', null, 'tự động', []],
	'gmail-out-of-office': ['auto-reply', null, 'tự động', []],
	'zimbra-vang-mat-khong-tieu-de-rieng': ['auto-reply', null, 'tự động', []],
	'da-doc': ['auto-reply', null, 'tự động', []],
	'don-vi-tra-loi': ['reply', null, 'trả lời thư', []],
	'don-vi-tra-loi-outlook-1258': ['reply', null, 'trả lời thư', []],
	'postfix-relayed': ['other', '2.0.0', 'đã chuyển', []],
	'ban-tin': ['other', null, 'không liên quan', []],
	'nguoi-la-viet-khong-gui-duoc': ['other', null, 'không liên quan', []],
};

it('every mail of the folder has its expectation', () => {
	const names = readdirSync(folder).map((name) => name.replace(/\.eml$/, ''));
	expect(names.toSorted()).toEqual(Object.keys(expected).toSorted());
});

it.each(Object.entries(expected))('%s', async (name, [kind, status, word, keys]) => {
	const [reading] = await readReply([file(read(name))]);
	expect(reading).toMatchObject({ kind, status, reason: expect.stringContaining(word) });
	expect((reading!.rows as unknown as LogEvent[]).map(({ key }) => key)).toEqual(keys);
});

describe('a bounce of one of our mails', () => {
	it('becomes a final failure for that address in the log, with what the server said', async () => {
		const [reading] = await readReply([file(read('postfix-unknown'))]);
		expect(reading).toMatchObject({
			messageId: ID,
			recipient: school,
			matched: true,
			covers: [notice],
			text: '',
		});
		expect(reading!.rows).toEqual([
			{
				...notice,
				kind: 'delivery.failed',
				at: now,
				by: 'Hệ thống',
				data: {
					channel: 'email',
					to: school,
					step: 'notice',
					messageId: ID,
					errorClass: 'permanent',
					status: '5.1.1',
					reason: reading!.reason,
					response: expect.stringContaining('User unknown'),
					final: true,
					bounced: true,
				},
			},
		]);
	});

	it('closes that address and opens the message for another one', async () => {
		const [reading] = await readReply([file(read('postfix-unknown'))]);
		const log = [...events.slice(0, 1), ...(reading!.rows as unknown as LogEvent[])];
		const [delivery] = deliveriesByKey(log).values();
		const free = (to: string) =>
			mayBeSent(delivery, { now: Date.parse(now), timezone: 'Asia/Ho_Chi_Minh', to });
		expect([free(school), free('moi@truong.example')]).toEqual([false, true]);
	});

	it('that comes twice gives its row once', async () => {
		const [first] = await readReply([file(read('postfix-unknown'))]);
		const log = [...events, ...(first!.rows as unknown as LogEvent[])];
		const [second] = await readReply([file(read('postfix-unknown'))], log);
		expect(second).toMatchObject({ kind: 'bounce', matched: true, rows: [] });
	});

	it('that nobody sent is told and changes nothing', async () => {
		const [reading] = await readReply([file(read('postfix-unknown'))], []);
		expect(reading).toMatchObject({
			kind: 'bounce',
			matched: false,
			messageId: ID,
			recipient: school,
			rows: [],
		});
	});

	it('from one of the committee leaves the mail with the others', async () => {
		const [reading] = await readReply([file(read('lanh-dao-mot-nguoi-hong'))]);
		const rows = reading!.rows as unknown as LogEvent[];
		expect(rows.map(({ data }) => data.to)).toEqual(Array(2).fill('phochutich@hoabinhmau.example'));
		const log = [...events, ...rows].filter(({ unit }) => unit === 'KT');
		expect([...deliveriesByKey(log).values()][0]!.sentAt).not.toBeNull();
	});
});

describe('an answer of a person', () => {
	it('is told with who wrote what, and to which message', async () => {
		const [reading] = await readReply([file(read('don-vi-tra-loi'))]);
		expect(reading).toMatchObject({
			messageId: ID,
			recipient: school,
			covers: [notice],
			from: { name: 'Trường Tiểu học Hoa Sen', address: school },
			subject: 'Re: Giao nhiệm vụ',
			text: 'Trường đã nhận được. Email tuần trước không gửi được, xin hỏi hạn có lùi được không?',
		});
	});

	it('in the letters of Windows is read', async () => {
		const [reading] = await readReply([file(read('don-vi-tra-loi-outlook-1258'))]);
		expect(reading!.text).toBe('Đơn vị đã nhận.');
	});
});

it('a body without its headers, as the Email Trigger gives it in its format RAW, is enough for a bounce', async () => {
	const body = (name: string) => read(name).replace(/^[^]*?\r\n\r\n/, '');
	const names = ['postfix-unknown', 'gmail-not-found', 'zimbra-vuot-dung-luong', 'postfix-delayed'];
	const readings = await readReply(names.map((name) => ({ json: { raw: body(name) } })));
	expect(readings.map(({ kind }) => kind)).toEqual(['bounce', 'bounce', 'bounce', 'delayed']);
	expect(readings.map(({ rows }) => (rows as unknown[]).length)).toEqual([1, 1, 1, 0]);
});

it('an item that is no mail is named, or handed on when told to continue', async () => {
	const items = [file(read('ban-tin')), { json: { a: 1 } }];
	const parameters = { operation: 'readReply', book: { events: [] }, now };
	const stopped = await runNode(parameters, items);
	expect(stopped.error).toMatchObject({
		message: expect.stringContaining('no mail'),
		context: { itemIndex: 1 },
	});
	const { outputs } = await runNode(parameters, items, { onError: 'continueRegularOutput' });
	expect(outputs[0]!.map(({ json }) => Object.hasOwn(json, 'error'))).toEqual([false, true]);
});

it.each([
	['nothing', ''],
	['noise', '\0\u0001\u0002\ufffd'.repeat(50)],
	['a header that would be a prototype', '__proto__: x\r\n__proto__: y\r\nFrom: a@x.example\r\n\r\nchào'],
	[
		'an address without end',
		`From: MAILER-DAEMON@x.example\r\nSubject: Undelivered\r\n\r\n${'a'.repeat(300_000)}`,
	],
	[
		'a subject without end',
		`From: MAILER-DAEMON@x.example\r\nSubject: ${'thư không gửi '.repeat(50_000)}\r\n\r\nx`,
	],
	['thousands of styles', `Content-Type: text/html\r\n\r\n${'<style>'.repeat(60_000)}`],
	['thousands of references', `From: a@x.example\r\nReferences: ${'<a@b> '.repeat(60_000)}\r\n\r\nx`],
	['thousands of empty lines', `Content-Type: multipart/report\r\n\r\n${'\r\n \t'.repeat(100_000)}`],
])('%s is read to an end', async (_, text) => {
	const [reading] = await readReply([file(text || ' ')]);
	expect(reading!.rows).toEqual([]);
});
