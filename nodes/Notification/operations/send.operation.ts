import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { readMessage } from '../../../domain/messages';
import type { Message } from '../../../domain/types';
import { nowParameter, readNow } from '../../parameters/now';
import { defaultOptions, type MailerOptions, type SmtpCredential } from '../transport/connectionOptions';
import type { SendResult } from '../transport/journey';
import { mailerOfRun } from '../transport/mailerOfRun';
import { roadsOfExecution } from '../transport/roadsOfExecution';
import { openTraveller, type Traveller } from '../transport/travel';
import { zaloRoads } from '../transport/zaloRoads';
import { UNREADABLE_FILE } from '../transport/reasons';
import { readSignature, type DkimCredential } from '../transport/signature';
import type { Mailer } from '../transport/smtp';
import { attachmentReader } from './attachments';
import { deliveryResult } from './deliveryRows';
import { roadResult } from './roadRows';

const displayOptions = { show: { operation: ['send'] } };

export const description: INodeProperties[] = [
	nowParameter('send'),
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			{
				displayName: 'Attachments',
				name: 'attachments',
				type: 'string',
				default: '',
				placeholder: 'data',
				description: 'Comma-separated binary properties to attach; a message that lacks one goes without it',
			},
			{
				displayName: 'Ignore SSL Issues (Insecure)',
				name: 'allowUnauthorizedCerts',
				type: 'boolean',
				default: false,
				description: 'Whether to connect even if SSL certificate validation is not possible',
			},
			{
				displayName: 'Max Connections',
				name: 'maxConnections',
				type: 'number',
				typeOptions: { minValue: 1, maxValue: 20 },
				default: 3,
				description:
					'How many connections to the mail server may be open at once; Microsoft 365 takes 3 from a mailbox',
			},
			{
				displayName: 'Messages per Second',
				name: 'messagesPerSecond',
				type: 'number',
				typeOptions: { minValue: 0.01, numberPrecision: 2 },
				default: 5,
				description:
					'How many messages may be handed to the mail server in a second; 0.5 is 30 a minute. When the server says that it is too much, fewer are.',
			},
			{
				displayName: 'Retries',
				name: 'retries',
				type: 'number',
				typeOptions: { minValue: 0, maxValue: 10 },
				default: 3,
				description: 'How often a message is tried again after temporary trouble, within this run',
			},
			{
				displayName: 'Timeout (Seconds)',
				name: 'timeoutSeconds',
				type: 'number',
				typeOptions: { minValue: 1 },
				default: 20,
				description:
					'How long connecting may take. An answer may take six times as long, the one after a whole message thirty times.',
			},
		],
		displayOptions,
	},
];

type SendOptions = Partial<MailerOptions> & { attachments?: string };

/**
 * First output: what was sent; second: what failed for good or waits for a later run; third: roads that an admin has to
 * look at, each once a run. Never throws once it sends.
 */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const { attachments = '', ...chosen } = this.getNodeParameter('options', 0, {}) as SendOptions;
	const properties = attachments
		.split(',')
		.map((name) => name.trim())
		.filter(Boolean);
	const readAttachments = attachmentReader(this, properties);
	const now = this.getInputData().map((_, i) => readNow(this, i));
	const read = this.getInputData().map(({ json }) => readMessage(json));
	let mailer: Awaited<ReturnType<typeof openMailer>> | null;
	try {
		// Messages that can only go by Zalo need no mail server.
		mailer = read.some(mayGoByMail) ? await openMailer(this, { ...defaultOptions, ...chosen }) : null;
	} catch (cause) {
		const failure = new NodeOperationError(this.getNode(), cause as Error, { itemIndex: 0 });
		if (!this.continueOnFail()) throw failure;
		return [[], this.getInputData().map((_, i) => ({ json: { error: failure.message }, pairedItem: i })), []];
	}
	const items = this.getInputData();
	const begun = performance.now();
	const endsAt = (i: number) => begun + leaseLasts(items[i]!.json, now[i]!);
	const traveller = openTravellerOf(this, now[0] ?? '');
	const once = oncePerMessage(async (message, i) => {
		const byMail = (to: string) => sendOne(mailer!, { ...message, to }, () => readAttachments(i), endsAt(i));
		if (!message.roads) return deliveryResult(message, await byMail(message.to), now[i]!);
		return roadResult(message, await traveller.send(message, byMail, endsAt(i)), now[i]!);
	});
	try {
		const results = await Promise.all(
			items.map(async ({ json }, i): Promise<INodeExecutionData> => {
				const one = read[i]!;
				const delivery =
					'problem' in one
						? deliveryResult(partOfMessage(json), unsendable(one.problem), now[i]!)
						: await once(one.message, i);
				return { json: delivery as unknown as IDataObject, pairedItem: { item: i } };
			}),
		);
		const sent = (item: INodeExecutionData) => item.json.outcome === 'sent';
		const alerts = traveller.alerts().map((alert) => ({ json: { ...alert }, pairedItem: everyItem(items) }));
		return [results.filter(sent), results.filter((item) => !sent(item)), alerts];
	} finally {
		mailer?.release();
	}
}

/** Throws for a credential that is missing or cannot sign, before anything is sent. */
async function openMailer(context: IExecuteFunctions, options: MailerOptions) {
	const credential = await context.getCredentials<SmtpCredential>('smtp');
	const signs = context.getNode().credentials?.keHoachDkimApi !== undefined;
	const dkim = signs ? await context.getCredentials<DkimCredential>('keHoachDkimApi') : null;
	const signature = dkim ? readSignature(dkim) : undefined;
	return await mailerOfRun(context.getExecutionId(), credential, options, signature);
}

/** Items that carry one and the same message share its one sending (design rule 1). */
function oncePerMessage<T>(send: (message: Message, itemIndex: number) => Promise<T>): typeof send {
	const sending = new Map<string, Promise<T>>();
	return (message, itemIndex) => {
		const key = `${message.messageId} ${message.to}`;
		const result = sending.get(key) ?? send(message, itemIndex);
		sending.set(key, result);
		return result;
	};
}

function mayGoByMail(read: ReturnType<typeof readMessage>): boolean {
	if ('problem' in read) return false;
	const { roads } = read.message;
	return !roads || roads.flat().some(({ road }) => road === 'email');
}

function openTravellerOf(context: IExecuteFunctions, now: string): Traveller {
	return openTraveller(roadsOfExecution(context.getExecutionId()), zaloRoads(context, now), now);
}

function everyItem(items: INodeExecutionData[]) {
	return items.map((_, item) => ({ item }));
}

async function sendOne(
	mailer: Mailer,
	message: Message,
	attachments: () => ReturnType<ReturnType<typeof attachmentReader>>,
	endsAt: number,
): Promise<SendResult> {
	try {
		return await mailer.send(message, await attachments(), endsAt);
	} catch {
		// Deferred, not failed: a file store that does not answer today says nothing about the recipient.
		return {
			outcome: 'deferred',
			errorClass: 'message',
			reason: UNREADABLE_FILE,
			response: '',
			attempts: 0,
		};
	}
}

/** Milliseconds until the lease under which a message is sent ends (operation Lease): none is begun after that. */
function leaseLasts({ lease }: IDataObject, now: string): number {
	const until = (lease as IDataObject | null | undefined)?.until;
	return typeof until === 'string' ? Date.parse(until) - Date.parse(now) || 0 : Infinity;
}

function unsendable(reason: string): SendResult {
	return { outcome: 'failed', final: true, errorClass: 'message', reason, response: '', attempts: 0 };
}

/** What can be said in the log about an item that is no message. */
function partOfMessage(json: IDataObject): Pick<Message, 'covers' | 'step' | 'to' | 'messageId'> {
	const text = (value: unknown) => (typeof value === 'string' ? value : '');
	const covers = Array.isArray(json.covers) ? (json.covers as unknown as Message['covers']) : [];
	return {
		covers: covers.filter((cover) => typeof cover?.key === 'string'),
		step: text(json.step),
		to: text(json.to),
		messageId: text(json.messageId),
	};
}
