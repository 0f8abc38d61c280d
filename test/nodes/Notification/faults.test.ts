import { setTimeout as wait } from 'node:timers/promises';
import type { SendResult } from '../../../nodes/Notification/transport/journey';
import { mailerOfRun } from '../../../nodes/Notification/transport/mailerOfRun';
import { startMailServer, type MailServer } from '../../mailServer';
import { addresses, noticeTo, quick, sendAll } from './sendAll';

let server: MailServer;
afterEach(() => server.close());

const outcomes = (results: SendResult[]) => results.map(({ outcome }) => outcome);
const all = (count: number, outcome: string) => Array<string>(count).fill(outcome);

describe('a line that breaks', () => {
	const cases: [string, 'cut' | 'drop', number][] = [
		['before the end of the mail', 'cut', 1],
		['after the mail, without an answer', 'drop', 2],
	];
	it.each(cases)('once %s: the mail arrives under one Message-ID', async (_, answer, copies) => {
		server = await startMailServer();
		server.dataAnswers.set('a@x.example', [answer, 'take']);
		const results = await sendAll(server, [noticeTo('a@x.example'), noticeTo('b@x.example')]);
		expect(results).toMatchObject([{ outcome: 'sent', attempts: 2 }, { outcome: 'sent' }]);
		const ids = server.mails.map(({ messageId }) => messageId);
		expect(ids.filter((id) => id === '<a@hoabinhmau.example>')).toHaveLength(copies);
	});

	it('always after the mail: it goes out twice, not more, and the officer is told to ask', async () => {
		server = await startMailServer();
		server.dataAnswers.set('a@x.example', ['drop']);
		const [result] = await sendAll(server, [noticeTo('a@x.example')]);
		expect(result).toMatchObject({
			outcome: 'failed',
			final: false,
			errorClass: 'unknown',
			reason: expect.stringContaining('hỏi lại đơn vị'),
		});
		expect(server.mails).toHaveLength(2);
	});

	it('for all connections in the middle of a run costs nobody a mail', async () => {
		server = await startMailServer();
		const push = server.mails.push.bind(server.mails);
		server.mails.push = (...mails) => {
			const count = push(...mails);
			if (count % 15 === 0) server.dropAll();
			return count;
		};
		const results = await sendAll(server, addresses(40).map(noticeTo));
		expect(outcomes(results)).toEqual(all(40, 'sent'));
		expect(new Set(server.mails.map(({ messageId }) => messageId)).size).toBe(40);
	});

	it('between two batches, because the server closes what is idle, is mended', async () => {
		server = await startMailServer({ socketTimeout: 500 });
		const results: SendResult[] = [];
		for (const address of addresses(3)) {
			const mailer = await mailerOfRun('idle', server.credential, quick);
			results.push(await mailer.send(noticeTo(address)));
			mailer.release();
			while (server.connections.now > 0) await wait(20);
		}
		expect(outcomes(results)).toEqual(all(3, 'sent'));
		expect(server.connections.total).toBe(3);
	});
});

describe('a server that wants fewer or slower', () => {
	it('and lets one connection in gets all mails over that one', async () => {
		server = await startMailServer({ perClient: 1 });
		const results = await sendAll(server, addresses(30).map(noticeTo));
		expect(outcomes(results)).toEqual(all(30, 'sent'));
		expect(server.connections.total).toBeLessThanOrEqual(quick.maxConnections);
	});

	it('and says so at MAIL FROM now and then gets all mails', async () => {
		server = await startMailServer();
		const tooFast = {
			code: 451,
			text: '4.4.2 Message submission rate for this client has exceeded the limit',
		};
		server.senders.push('take', tooFast, 'take', tooFast, tooFast, tooFast, 'take');
		const results = await sendAll(server, addresses(10).map(noticeTo));
		expect(outcomes(results)).toEqual(all(10, 'sent'));
		expect(server.mails).toHaveLength(10);
	});

	it('and sends everybody away at the greeting costs the attempts of one mail', async () => {
		server = await startMailServer();
		server.greetings.push({ code: 421, text: '4.3.2 Closing for maintenance' });
		const results = await sendAll(server, addresses(20).map(noticeTo));
		expect(outcomes(results)).toEqual(all(20, 'deferred'));
		expect(results[0]).toMatchObject({ errorClass: 'temporary', attempts: 4 });
		expect(server.connections.total).toBe(4);
	});
});

describe('a server that puts off', () => {
	const greylisted = { code: 450, text: '4.2.0 Greylisted, come back in 5 minutes' };

	it('a recipient once holds up nobody and takes it in the same run', async () => {
		server = await startMailServer();
		const list = addresses(10);
		for (const address of list) server.answers.set(address, [greylisted, 'take']);
		const results = await sendAll(server, list.map(noticeTo));
		expect(outcomes(results).filter((outcome) => outcome === 'sent').length).toBeGreaterThanOrEqual(5);
		const again = await sendAll(server, list.filter((_, i) => results[i]!.outcome !== 'sent').map(noticeTo));
		expect(new Set([...outcomes(again), 'sent'])).toEqual(new Set(['sent']));
		expect(server.mails).toHaveLength(10);
	});

	it('everybody is asked once for each, which starts its clock, and not again and again', async () => {
		server = await startMailServer();
		const list = addresses(40);
		let asked = 0;
		for (const address of list) server.answers.set(address, [greylisted]);
		const counting = server.senders;
		counting.push('take');
		const results = await sendAll(server, list.map(noticeTo));
		asked = server.mailArguments.length;
		expect(outcomes(results)).toEqual(all(40, 'deferred'));
		expect(results.every(({ attempts }) => attempts >= 1)).toBe(true);
		expect(asked).toBeLessThanOrEqual(40 + 5 * quick.retries);
	});

	it('one of the committee sends to that one again, not to the others', async () => {
		server = await startMailServer();
		server.answers.set('pho@x.example', [greylisted, 'take']);
		const message = { ...noticeTo('chu@x.example'), to: 'chu@x.example, pho@x.example' };
		const [result] = await sendAll(server, [message]);
		expect(result).toMatchObject({ outcome: 'sent', attempts: 2 });
		expect(result).not.toHaveProperty('reason');
		expect(server.mails).toHaveLength(2);
		expect(server.mailArguments).toHaveLength(2);
	});
});

it('a server that takes half and refuses half: each mail has its own end', async () => {
	server = await startMailServer();
	const list = addresses(20);
	for (const [i, address] of list.entries())
		if (i % 2) server.answers.set(address, [{ code: 550, text: '5.1.1 User unknown' }]);
	const results = await sendAll(server, list.map(noticeTo));
	expect(outcomes(results)).toEqual(list.map((_, i) => (i % 2 ? 'failed' : 'sent')));
	expect(results.filter(({ attempts }) => attempts !== 1)).toEqual([]);
});

describe('a refusal of us, at whatever command, marks no unit as unreachable', () => {
	const cases: [string, number, string][] = [
		['relaying', 554, '5.7.1 <a@x.example>: Relay access denied'],
		[
			'the sender, as Zimbra says it',
			553,
			'5.7.1 <kehoach@x.example>: Sender address rejected: not owned by user k',
		],
		[
			'the client, as Postfix says it',
			554,
			'5.7.1 <unknown[192.0.2.1]>: Client host rejected: Access denied',
		],
		['the daily quota of Google', 550, '5.4.5 Daily user sending limit exceeded.'],
		[
			'the sender, as Exchange says it',
			550,
			'5.7.60 SMTP; Client does not have permissions to send as this sender',
		],
		[
			'a block list',
			554,
			'5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.list.example',
		],
	];
	it.each(cases)('%s', async (_, code, text) => {
		server = await startMailServer();
		for (const address of addresses(6)) server.answers.set(address, [{ code, text }]);
		const results = await sendAll(server, addresses(6).map(noticeTo));
		expect(outcomes(results)).toEqual(all(6, 'deferred'));
		expect(results[0]).toMatchObject({ errorClass: 'auth', attempts: 1 });
		expect(server.mailArguments.length).toBe(1);
	});
});
