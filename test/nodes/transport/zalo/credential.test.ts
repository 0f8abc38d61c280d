import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';
import { ZaloOaApi } from '../../../../credentials/ZaloOaApi.credentials';
import { startZalo, type ZaloStand } from '../../../fakes/zalo/index';
import { asNode } from './asNode';

let stand: ZaloStand;

beforeEach(async () => (stand = await startZalo()));
afterEach(async () => await stand.stop());

/** What n8n gets for a pair that it found expired. */
const exchange = async (pair: object) =>
	await asNode({ zaloOaApi: stand.credential }, (context) =>
		new ZaloOaApi().preAuthentication.call({ helpers: context.helpers }, {
			...stand.credential,
			...pair,
			expiresAt: 1,
			freshness: '',
		} as ICredentialDataDecryptedObject),
	);

describe('the credential Zalo OA API', () => {
	it('exchanges one pair once, however many runs of a process ask at the same moment', async () => {
		const pairs = await Promise.all([exchange({}), exchange({}), exchange({})]);
		expect(new Set(pairs.map(({ accessToken }) => accessToken))).toEqual(
			new Set([stand.world.access?.token]),
		);
		expect(stand.asked('oauth')).toHaveLength(1);
	});

	it('finds its way from a spent pair, which an old dialog saved again, to the newest', async () => {
		const second = await exchange({});
		const third = await exchange(second);
		expect(await exchange({})).toMatchObject({ refreshToken: second.refreshToken });
		expect(await exchange(second)).toEqual(third);
		expect(stand.asked('oauth')).toHaveLength(2);
		expect(third.refreshToken).toBe(stand.world.refresh?.token);
	});

	it('signs requests with the token, and with the proof where the admin says so', async () => {
		const request: IHttpRequestOptions = { url: 'https://openapi.zalo.me/v2.0/oa/getoa' };
		const data = stand.credential as unknown as ICredentialDataDecryptedObject;
		const signed = await new ZaloOaApi().authenticate({ ...data, signRequests: true }, request);
		expect(signed.headers).toMatchObject({
			access_token: stand.credential.accessToken,
			appsecret_proof: expect.stringMatching(/^[0-9a-f]{64}$/),
		});
		expect((await new ZaloOaApi().authenticate(data, request)).headers).not.toHaveProperty('appsecret_proof');
	});

	it.each([
		[{ appSecret: 'bi-mat-sai' }, -14004, 'app secret'],
		[{ appId: '7' }, -14002, 'app ID'],
		[{ refreshToken: 'khoa-la' }, -14014, 'cấp quyền lại'],
	])('with %j says what is wrong and none of its secrets', async (wrong, code, says) => {
		const error = await exchange(wrong).catch((cause: unknown) => cause as Error);
		expect((error as Error).message).toContain(says);
		const whole = JSON.stringify([error, (error as Error).message, (error as Error).stack]);
		expect(whole).not.toContain(stand.credential.appSecret);
		expect(whole).not.toContain(stand.credential.refreshToken);
		expect(stand.asked('oauth')[0]?.answer).toMatchObject({ error: code });
	});
});
