import { Engine, output } from './harness';
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { IBinaryData, IDataObject, INodeExecutionData } from 'n8n-workflow';

const base = createRequire(
	join(process.env.KE_HOACH_HOST!, 'node_modules', 'n8n-nodes-base', 'package.json'),
);
const { getNewEmails } = base('./dist/nodes/EmailReadImap/v2/utils.js') as {
	getNewEmails(this: object, how: object): Promise<void>;
};
const folder = join(__dirname, '..', 'fixtures', 'replies');
const names = readdirSync(folder);
const raw = (name: string) => Buffer.from(readFileSync(join(folder, name), 'utf8').replace(/\n/g, '\r\n'));

/** What n8n's own Email Trigger (IMAP) makes of the mails; only the mailbox is ours. */
async function triggered(format: 'resolved' | 'raw'): Promise<INodeExecutionData[]> {
	const items: INodeExecutionData[] = [];
	const messages = names.map((name, i) => {
		const source = raw(name);
		const body = source.subarray(source.indexOf('\r\n\r\n') + 4);
		return { uid: i + 1, source, bodyParts: new Map([['text', body]]) };
	});
	const node = {
		getNode: () => ({ typeVersion: 2.2 }),
		getNodeParameter: (name: string) => (name === 'format' ? format : 'attachment_'),
		getWorkflowStaticData: () => ({}),
		logger: { debug: () => undefined, warn: () => undefined },
		helpers: {
			prepareBinaryData: async (content: Buffer, fileName?: string, mimeType = ''): Promise<IBinaryData> => ({
				data: content.toString('base64'),
				mimeType,
				fileName,
			}),
		},
	};
	const pages = [messages, []];
	await getNewEmails.call(node, {
		imapConnection: { search: async () => pages.shift() ?? [] },
		postProcessAction: 'nothing',
		searchCriteria: ['UNSEEN'],
		onEmailBatch: async (batch: INodeExecutionData[]) => void items.push(...batch),
	});
	return items;
}

const sent = (unit: string, to: string, messageId: string) => ({
	planId: 'kh-45',
	unit,
	kind: 'delivery.sent',
	at: '2026-05-05T09:02:10+07:00',
	by: 'Hệ thống',
	key: `kh-45:${unit}:notice:email`,
	data: JSON.stringify({ channel: 'email', to, step: 'notice', messageId }),
});
const book = {
	events: [
		sent('THHS', 'hoasen@truong.example', '<0a1b2c3d4e5f60718293a4b5c6d7e8f9@hoabinhmau.example>'),
		sent(
			'LD',
			'chutich@hoabinhmau.example, phochutich@hoabinhmau.example',
			'<c0ffee00c0ffee00c0ffee00c0ffee00@hoabinhmau.example>',
		),
	],
};

let engine: Engine;
let whole: IDataObject[];
beforeAll(async () => {
	engine = await Engine.start({});
	whole = await readings(
		names.map((name) => ({
			json: {},
			binary: { data: { data: raw(name).toString('base64'), mimeType: 'message/rfc822' } },
		})),
	);
}, 60_000);

async function readings(items: INodeExecutionData[]): Promise<IDataObject[]> {
	const parameters = { operation: 'readReply', book, now: '2026-05-05T11:00:00+07:00' };
	const run = await engine.runNode('n8n-nodes-ke-hoach.notification', 1, parameters, items);
	return output(run, 'Node').map(({ json }) => json);
}
const gist = ({ kind, messageId, recipient, status, matched, rows, text }: IDataObject) => ({
	kind,
	messageId,
	recipient,
	status,
	matched,
	rows: (rows as IDataObject[]).length,
	text,
});

it('a mail reads the same as a file and as the Email Trigger (IMAP) resolves it', async () => {
	const resolved = await readings(await triggered('resolved'));
	expect(resolved.map((reading, i) => [names[i], gist(reading)])).toEqual(
		whole.map((reading, i) => [names[i], gist(reading)]),
	);
}, 60_000);

it('without the headers, as its format RAW gives it, standard bounces still are recognised', async () => {
	const bodies = await readings(await triggered('raw'));
	const standard = names.map((name) => /delivery-status/.test(raw(name).toString()));
	const kinds = (list: IDataObject[]) => list.filter((_, i) => standard[i]).map(({ kind }) => kind);
	expect(kinds(bodies)).toEqual(kinds(whole));
}, 60_000);
