import { setDefaultCACertificates } from 'node:tls';
import type { IDataObject, IHttpRequestHelper } from 'n8n-workflow';
import { ZaloOaApi } from '../../credentials/ZaloOaApi.credentials';
import { startZalo, type ZaloStand } from '../fakes/zalo/index';
import { startMailServer, type MailServer } from '../mailServer';
import { Engine, output } from './harness';

let engine: Engine;
let server: MailServer;
let stand: ZaloStand;

const settings = {
	senderEmail: 'kehoach@hoabinhmau.example',
	adminEmail: 'quantri@hoabinhmau.example',
	wardName: 'Ủy ban nhân dân phường Hòa Bình Mẫu',
};
const event = (kind: string, key: string, data: object) => ({
	planId: '',
	unit: '',
	kind,
	at: '',
	by: '',
	key,
	data,
});

beforeAll(async () => {
	server = await startMailServer();
	setDefaultCACertificates([server.certificate]);
	stand = await startZalo();
	engine = await Engine.start({ smtp: { ...server.credential }, zaloOaApi: { ...stand.credential } });
	const inner = Engine.prototype as unknown as { additionalData(workflow: unknown): Record<string, object> };
	const made = inner.additionalData;
	// The credential's own exchange, kept as n8n keeps it; zaloTokens.test.ts has n8n's own helper.
	jest.spyOn(inner, 'additionalData').mockImplementation(function (this: unknown, workflow) {
		const data = made.call(this, workflow);
		const preAuthentication = async (helpers: IHttpRequestHelper, credentials: IDataObject, type: string) => {
			const given = await new ZaloOaApi().preAuthentication.call(helpers, credentials as never);
			Object.assign(engine.credentials[type] ?? {}, given);
			return given;
		};
		const getDecrypted = async (_: unknown, __: unknown, type: string) => ({ ...engine.credentials[type] });
		return { ...data, credentialsHelper: { ...data.credentialsHelper, getDecrypted, preAuthentication } };
	});
	for (const [name, columns] of [
		['kh_units', ['importId', 'importSize', 'code', 'name', 'type', 'at', 'by', 'data']],
		['kh_plans', ['planId', 'title', 'dueAt', 'at', 'by', 'data']],
		['kh_events', ['planId', 'unit', 'kind', 'at', 'by', 'key', 'data']],
	] as const) {
		await engine.tables.aggregate().createDataTable({
			name,
			columns: columns.map((column) => ({ name: column, type: 'string' as const })),
		});
	}
	await engine.run('Ghi nhật ký', 'Được gọi', [
		{ json: { rows: [event('settings.changed', 'k', settings)] } },
	]);
}, 60_000);

afterAll(async () => {
	jest.restoreAllMocks();
	await stand.stop();
	await server.close();
});

const keep = async () => await engine.run('Giữ khóa Zalo', 'Mỗi giờ', [{ json: {} }]);

describe('Giữ khóa Zalo', () => {
	it('exchanges the pair when it ends within six hours and writes to nobody', async () => {
		engine.credentials.zaloOaApi!.expiresAt = Date.now() + 3_600_000;
		const run = await keep();
		expect(output(run, 'Giữ khóa', 0)[0]?.json).toMatchObject({ kept: true, exchanged: true });
		const again = await keep();
		expect(output(again, 'Giữ khóa', 0)[0]?.json).toMatchObject({ kept: true, exchanged: false });
		expect(stand.asked('oauth')).toHaveLength(1);
		expect(server.mails).toEqual([]);
	}, 60_000);

	it('mails the admin the steps when consent must be given again, once a day, without a secret', async () => {
		stand.revoke();
		engine.credentials.zaloOaApi!.expiresAt = 1;
		await keep();
		await keep();
		expect(server.mails.map(({ subject }) => subject)).toEqual(['Kế hoạch: cần cấp quyền lại cho Zalo']);
		const text = server.mails[0]?.text ?? '';
		for (const word of ['API Explorer', 'Refresh Token', 'Kế hoạch - Zalo OA', 'phần mềm khác'])
			expect(text).toContain(word);
		for (const secret of ['accessToken', 'refreshToken', 'appSecret', 'oaSecretKey'])
			expect(JSON.stringify(server.mails[0])).not.toContain(engine.credentials.zaloOaApi![secret]);
		expect(engine.tables.rows('kh_events').filter(({ kind }) => kind === 'zalo.lost')).toHaveLength(1);
	}, 60_000);

	it('goes on by itself once the new pair is pasted', async () => {
		Object.assign(engine.credentials.zaloOaApi!, stand.consent(), { expiresAt: '' });
		const run = await keep();
		expect(output(run, 'Giữ khóa', 0)[0]?.json).toMatchObject({ kept: true });
		expect(server.mails).toHaveLength(1);
	}, 60_000);
});
