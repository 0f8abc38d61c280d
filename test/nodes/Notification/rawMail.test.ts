import { createVerify, generateKeyPairSync, hash } from 'node:crypto';
import type { IDataObject } from 'n8n-workflow';
import { keHoachDkimTest } from '../../../nodes/Notification/credentialTest';
import { startMailServer, type MailServer } from '../../mailServer';
import { runNode } from './runNode';
import { noticeTo } from './sendAll';

let server: MailServer;
beforeEach(
	async () =>
		void (server = await startMailServer({ hide8BITMIME: true, hideSMTPUTF8: true, hideDSN: false })),
);
afterEach(() => server.close());

async function sendOne(
	change: object,
	{
		fileName = 'Kế hoạch.txt',
		mimeType = 'text/plain',
		dkim,
	}: { fileName?: string; mimeType?: string; dkim?: object } = {},
) {
	const json = { ...noticeTo('a@x.example'), ...change } as unknown as IDataObject;
	const binary = { data: { data: Buffer.from('toàn văn').toString('base64'), mimeType, fileName } };
	const options = { allowUnauthorizedCerts: true, attachments: 'data, data', retries: 0 };
	const { outputs, error } = await runNode({ operation: 'send', options }, [{ json, binary }], {
		credentials: { smtp: server.credential, ...(dkim ? { keHoachDkimApi: dkim } : {}) },
	});
	return { outputs, error, raw: server.raw.at(-1)?.toString('latin1') ?? '' };
}

const headerOf = (raw: string) => raw.slice(0, raw.indexOf('\r\n\r\n'));
/** A header's lines as they stand, folded ones included. */
const field = (raw: string, name: string) =>
	new RegExp(`^${name}: .*(?:\\r\\n[ \\t].*)*`, 'im').exec(headerOf(raw))?.[0] ?? '';

/** Each word on its own, as a reader decodes it: a letter that was cut in two would show. */
function decodeWords(text: string): string {
	return text
		.replace(/\r\n/g, '')
		.replace(/\?=\s+=\?/g, '?==?')
		.replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, encoding: string, word: string) => {
			const bytes =
				encoding.toUpperCase() === 'B'
					? Buffer.from(word, 'base64')
					: Buffer.from(
							word
								.replace(/_/g, ' ')
								.replace(/=([0-9A-F]{2})/gi, (__, hex: string) => String.fromCharCode(parseInt(hex, 16))),
							'latin1',
						);
			return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
		});
}

describe('the bytes of a mail', () => {
	it('are ASCII in lines that every server takes, 8BITMIME or not', async () => {
		const { raw } = await sendOne({});
		expect(raw).toMatch(/^[\t\n\r -~]+$/);
		expect(Math.max(...raw.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(998);
		expect(
			Math.max(
				...headerOf(raw)
					.split('\r\n')
					.map((line) => line.length),
			),
		).toBeLessThanOrEqual(78);
	});

	it('carry a long Vietnamese subject and name in encoded words of at most 75 signs, cut between letters', async () => {
		const subject =
			`Giao nhiệm vụ cho Trường Tiểu học Hoa Sen – ${'Kế hoạch tuyên truyền, phổ biến '.repeat(6)}`.trim();
		const name = 'Ủy ban nhân dân phường Hòa Bình Mẫu, thành phố trực thuộc tỉnh';
		const { raw } = await sendOne({ subject, from: { name, address: 'kehoach@x.example' } });
		expect(decodeWords(field(raw, 'Subject')).replace('Subject: ', '')).toBe(subject);
		expect(decodeWords(field(raw, 'From'))).toContain(name);
		for (const word of headerOf(raw).match(/=\?[^\s]+\?=/g) ?? [])
			expect(word.length).toBeLessThanOrEqual(75);
	});

	it('say what the mail is: from a system, answers to the officer, text and HTML, no list', async () => {
		const { raw } = await sendOne({});
		expect(field(raw, 'Auto-Submitted')).toBe('Auto-Submitted: auto-generated');
		expect(field(raw, 'Reply-To')).toBe('Reply-To: vhxh@hoabinhmau.example');
		expect(field(raw, 'Message-ID')).toBe('Message-ID: <a@hoabinhmau.example>');
		expect(raw).not.toMatch(/^List-/im);
		expect(raw.match(/^Content-Type: [\w/]+/gim)).toEqual([
			'Content-Type: multipart/mixed',
			'Content-Type: multipart/alternative',
			'Content-Type: text/plain',
			'Content-Type: text/html',
			'Content-Type: text/plain',
		]);
	});

	it('ask for a bounce that names the Message-ID, of servers that know how', async () => {
		await sendOne({});
		expect(server.mailArguments).toEqual([
			expect.objectContaining({ ret: 'HDRS', envid: '<a@hoabinhmau.example>' }),
		]);
		expect(server.recipientArguments).toEqual([
			expect.objectContaining({ notify: ['FAILURE', 'DELAY'], orcpt: 'rfc822;a@x.example' }),
		]);
	});
});

describe('what tries to end a header does not', () => {
	const evil = ['\r\n', '\n', '\r', '\u2028', '\u0000', '\u0085', '\r\n\r\n'].map(
		(end) => [JSON.stringify(end), `Tổ 1${end}Bcc: x@evil.example${end}X-Evil: 1`] as const,
	);
	const fieldNames = (raw: string) =>
		[...headerOf(raw).matchAll(/^([\w-]+):/gm)].map(([, name]) => name!.toLowerCase()).toSorted();

	it.each(evil)('%s in subject, name and file name', async (_, text) => {
		const usual = fieldNames((await sendOne({})).raw);
		const { raw } = await sendOne(
			{ subject: text, from: { name: text, address: 'kehoach@x.example' } },
			{ fileName: `${text}.docx`, mimeType: `text/plain${text}` },
		);
		expect(fieldNames(raw)).toEqual(usual);
		expect(raw).not.toMatch(/^(Bcc|X-Evil):/im);
		expect(server.mails.at(-1)!.subject).toBe('Tổ 1 Bcc: x@evil.example X-Evil: 1');
		expect(server.mails.at(-1)!.attachments.map(({ filename }) => filename)).toEqual([
			'Tổ 1 Bcc: x@evil.example X-Evil: 1.docx',
		]);
	});

	it.each([
		'a@x.example\r\nBcc: b@evil.example',
		'a@x.example\u2028b@evil.example',
		'a@x.example\0',
		'a b@x.example',
		'a@@x.example',
		'a@b@x.example',
		'"a b"@x.example',
		'a@x.example;b@x.example',
		'a@x.example,,b@x.example',
		'a@[192.0.2.1]',
		'a@localhost',
		'@x.example',
		'a@',
		'phòng@x.example',
		'Tên <a@x.example>',
		'<a@x.example>',
		`${'a'.repeat(65)}@x.example`,
		'a.@x.example',
		'-f/etc/passwd',
		'',
	])('the address %j is refused before the server hears of it', async (to) => {
		const { outputs, error } = await sendOne({ to });
		expect(error).toBeUndefined();
		expect(outputs[1]![0]!.json).toMatchObject({
			outcome: 'failed',
			errorClass: 'message',
			reason: expect.stringContaining('địa chỉ người nhận'),
		});
		expect(server.connections.total).toBe(0);
	});

	it('a domain with Vietnamese letters is written in its ASCII form, also where the server lacks SMTPUTF8', async () => {
		const { outputs, raw } = await sendOne({ to: 'a@phường.example' });
		expect(outputs[0]).toHaveLength(1);
		expect(field(raw, 'To')).toBe('To: a@xn--phng-rib8295b.example');
	});

	it('an address for answers that is none is left out', async () => {
		const { raw } = await sendOne({ replyTo: 'vhxh@x.example\r\nX-Evil: 1' });
		expect(raw).not.toMatch(/Reply-To|X-Evil/i);
	});

	it('nor does a Message-ID', async () => {
		const { outputs } = await sendOne({ messageId: '<a@x.example>\r\nX-Evil: 1' });
		expect(outputs[1]).toHaveLength(1);
		expect(server.raw).toHaveLength(0);
	});
});

describe('DKIM', () => {
	const { privateKey, publicKey } = generateKeyPairSync('rsa', {
		modulusLength: 2048,
		privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
		publicKeyEncoding: { type: 'spki', format: 'pem' },
	});
	const dkim = { domain: 'hoabinhmau.example', selector: 'kehoach', privateKey };

	/** RFC 6376, relaxed/relaxed. */
	function verifies(raw: string): boolean {
		const relaxed = (line: string) => {
			const [, name, value] = /^([^:]+):([^]*)$/.exec(line)!;
			return `${name!.toLowerCase().trim()}:${value!
				.replace(/\r\n/g, '')
				.replace(/[ \t]+/g, ' ')
				.trim()}`;
		};
		const signature = field(raw, 'DKIM-Signature');
		const tag = (name: string) => new RegExp(`\\b${name}=([^;]*)`).exec(signature.replace(/\s/g, ''))![1]!;
		const body = raw
			.slice(raw.indexOf('\r\n\r\n') + 4)
			.replace(/[ \t]+(?=\r\n)/g, '')
			.replace(/[ \t]+/g, ' ')
			.replace(/(\r\n)*$/, '\r\n');
		if (hash('sha256', Buffer.from(body, 'latin1'), 'base64') !== tag('bh')) return false;
		const signed = tag('h')
			.split(':')
			.map((name) => relaxed(field(raw, name)));
		const unsigned = relaxed(signature.replace(/\bb=[^;]*$/, 'b='));
		const verify = createVerify('RSA-SHA256').update([...signed, unsigned].join('\r\n'));
		return verify.verify(publicKey, tag('b'), 'base64');
	}

	it.each([
		['as PEM', privateKey],
		['with its lines joined, as a password field gives it', privateKey.replace(/\n/g, ' ')],
		['with \\n, as JSON gives it', privateKey.replace(/\n/g, '\\n')],
	])('signs with the key of its credential %s', async (_, key) => {
		const { raw } = await sendOne({}, { dkim: { ...dkim, privateKey: key } });
		expect(verifies(raw)).toBe(true);
		expect(verifies(raw.replace('Subject: ', 'Subject: x'))).toBe(false);
		expect(field(raw, 'DKIM-Signature')).toMatch(/d=hoabinhmau\.example;.* s=kehoach;/s);
	});

	it('without the credential nothing is signed', async () => {
		expect((await sendOne({})).raw).not.toContain('DKIM-Signature');
	});

	it.each([
		['no key', 'mat-khau-chu-khong-phai-khoa'],
		[
			'a key of another kind',
			generateKeyPairSync('ed25519', {
				privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
				publicKeyEncoding: { type: 'spki', format: 'pem' },
			}).privateKey,
		],
	])('%s stops the run before anything is sent, without telling the key', async (_, key) => {
		const { error } = await sendOne({}, { dkim: { ...dkim, privateKey: key } });
		expect(error?.message).toContain('DKIM');
		expect(JSON.stringify(error)).not.toContain(key.slice(-60).trim());
		expect(server.raw).toHaveLength(0);
		const test = keHoachDkimTest.call(null as never, { data: { ...dkim, privateKey: key } } as never);
		expect(await test).toMatchObject({ status: 'Error', message: expect.stringContaining('DKIM') });
	});

	it('the credential is tested by reading its key', async () => {
		expect(await keHoachDkimTest.call(null as never, { data: dkim } as never)).toMatchObject({
			status: 'OK',
		});
	});
});
