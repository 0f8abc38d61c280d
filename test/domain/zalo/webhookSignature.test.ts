import { createHash, createHmac } from 'node:crypto';
import { isGenuine, isSameSecret, type TimestampSource } from '../../../domain/zalo/webhookSignature';

const keys = { appId: '4460', oaSecretKey: 'khóa-bí-mật' };
const body = Buffer.from(
	'{"event_name":"user_send_text","timestamp":"1700000000000","message":{"text":"Chào ạ"}}',
);
const mac = (raw: Buffer, timestamp: string, key = keys.oaSecretKey) =>
	createHash('sha256')
		.update(Buffer.concat([Buffer.from(keys.appId), raw, Buffer.from(timestamp), Buffer.from(key)]))
		.digest('hex');
const BODY = '1700000000000';
const HEADER = '1700000000009';
const webhook = (signature: string, rawBody = body) => ({
	rawBody,
	signature,
	headerTimestamp: HEADER,
	bodyTimestamp: BODY,
});

it.each<[string, TimestampSource, boolean]>([
	[BODY, 'body', true],
	[BODY, 'header', false],
	[BODY, 'either', true],
	[HEADER, 'body', false],
	[HEADER, 'header', true],
	[HEADER, 'either', true],
	['1700000000001', 'either', false],
	['', 'either', false],
])('signed with timestamp “%s”, read as %s: %s', (timestamp, source, genuine) => {
	expect(isGenuine(webhook(`mac=${mac(body, timestamp)}`), keys, source)).toBe(genuine);
});

const hmac = createHmac('sha256', keys.oaSecretKey).update(`${keys.appId}${body}${BODY}`).digest('hex');
const reordered = Buffer.from(
	JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(body.toString()) as object).toReversed())),
);
it.each([
	['another key', webhook(`mac=${mac(body, BODY, 'khác')}`)],
	['the same JSON in another order', webhook(`mac=${mac(body, BODY)}`, reordered)],
	['one byte more', webhook(`mac=${mac(body, BODY)}`, Buffer.concat([body, Buffer.from('\n')]))],
	['an HMAC of the right key', webhook(`mac=${hmac}`)],
	['no signature', webhook('')],
	['half a signature', webhook(`mac=${mac(body, BODY).slice(0, 32)}`)],
	['something behind the signature', webhook(`mac=${mac(body, BODY)}00`)],
])('%s is not genuine', (_, forged) => {
	expect(isGenuine(forged, keys, 'either')).toBe(false);
});

it('without a key nothing is genuine, not even what is signed without one', () => {
	const unsigned = webhook(`mac=${mac(body, BODY, '')}`);
	expect(isGenuine(unsigned, { ...keys, oaSecretKey: '' }, 'either')).toBe(false);
});

it('the signature may be written in capitals', () => {
	expect(isGenuine(webhook(`mac=${mac(body, BODY).toUpperCase()}`), keys, 'body')).toBe(true);
});

it.each([
	['bi-mat-webhook', 'bi-mat-webhook', true],
	['bi-mat-webhooK', 'bi-mat-webhook', false],
	['bi-mat', 'bi-mat-webhook', false],
	['', 'bi-mat-webhook', false],
	['', '', false],
])('secret “%s” for “%s”: %s', (given, expected, same) => {
	expect(isSameSecret(given, expected)).toBe(same);
});
