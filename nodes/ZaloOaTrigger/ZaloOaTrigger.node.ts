import type {
	IDataObject,
	IHookFunctions,
	INodeType,
	INodeTypeDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { NodeConnectionTypes, NodeOperationError } from 'n8n-workflow';
import { readOaEvent } from '../../domain/zalo/oaEvent';
import { RecentKeys } from '../../domain/zalo/recentKeys';
import { isGenuine, type SigningKeys, type TimestampSource } from '../../domain/zalo/webhookSignature';
import { textAt } from '../../domain/zalo/zaloEvent';
import { EVENTS } from './events';

/**
 * What this process took in lately. n8n's static data is saved at the end of a run only, so it cannot tell two deliveries
 * that come close together; a process's own memory can. Another process (several webhook processes) or a restart does not
 * know it: what must not happen twice is guarded by the keys in the log.
 */
const recent = new RecentKeys();

/** Events of a Zalo Official Account, signed by Zalo over the bytes that came in. */
export class ZaloOaTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Zalo OA Trigger',
		name: 'zaloOaTrigger',
		icon: { light: 'file:zaloOa.svg', dark: 'file:zaloOa.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{ $parameter["events"].join(", ") || "every event" }}',
		description: 'Starts the workflow when something happens at a Zalo Official Account',
		eventTriggerDescription: 'Waiting for an event of the Official Account',
		defaults: { name: 'Zalo OA Trigger' },
		// A trigger is no tool for a language model.
		usableAsTool: undefined,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'zaloOaApi', required: true }],
		webhooks: [
			{
				name: 'default',
				httpMethod: 'POST',
				responseMode: 'onReceived',
				path: '={{ $parameter["path"] }}',
				isFullPath: true,
			},
		],
		properties: [
			{
				displayName:
					'Put the production URL of this node into the page Webhook of your app on developers.zalo.me, choose the events there, and copy the "OA Secret Key" of that page into the credential.',
				name: 'notice',
				type: 'notice',
				default: '',
			},
			{
				displayName: 'Path',
				name: 'path',
				type: 'string',
				default: 'zalo-oa',
				required: true,
				description: 'The last part of the webhook URL',
			},
			{
				displayName: 'Events',
				name: 'events',
				type: 'multiOptions',
				options: EVENTS,
				default: [],
				description: 'Which events start the workflow; none chosen means every one',
			},
			{
				displayName: 'Timestamp in Signature',
				name: 'timestampSource',
				type: 'options',
				options: [
					{ name: 'Body', value: 'body', description: 'The field timestamp of the body' },
					{ name: 'Either', value: 'either', description: 'Whichever of the two fits' },
					{ name: 'Header', value: 'header', description: 'The header X-ZEvent-Timestamp' },
				],
				default: 'either',
				description: "Which timestamp Zalo signs: its documentation and other people's code disagree",
			},
			{
				displayName: 'Drop Duplicates',
				name: 'dropDuplicates',
				type: 'boolean',
				default: true,
				description:
					'Whether an event of the same name and message ID is dropped when this n8n process has had it in the last two hours. Several processes or a restart let one through: use the key of the event where nothing must be done twice.',
			},
			{
				displayName: 'Oldest Event (Hours)',
				name: 'oldestHours',
				type: 'number',
				typeOptions: { minValue: 0 },
				default: 24,
				description:
					'An event whose signed time is further back is refused, so that a recorded one cannot be played again later; 0 takes any',
			},
		],
	};

	/** Zalo has no call for this: a person enters the URL on its console. What is checked is that events can be believed. */
	webhookMethods = {
		default: {
			async checkExists(): Promise<boolean> {
				return false;
			},
			async create(this: IHookFunctions): Promise<boolean> {
				const { appId, oaSecretKey } = await this.getCredentials<SigningKeys>('zaloOaApi');
				if (appId && oaSecretKey) return true;
				const message = 'The credential needs the app ID and the OA secret key, or no event can be believed';
				throw new NodeOperationError(this.getNode(), message);
			},
			async delete(): Promise<boolean> {
				return true;
			},
		},
	};

	/** One item, `{ event, body }`: the event in one shape for account and bot (ZaloEvent), and Zalo's own body. */
	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		const { rawBody } = this.getRequestObject() as unknown as { rawBody?: Buffer };
		const { appId, oaSecretKey } = await this.getCredentials<SigningKeys>('zaloOaApi');
		const headers = this.getHeaderData();
		const body = parsed(rawBody);
		const header = (name: string) => [headers[name]].flat()[0] ?? '';
		const signed = {
			rawBody: rawBody ?? Buffer.alloc(0),
			signature: header('x-zevent-signature'),
			headerTimestamp: header('x-zevent-timestamp'),
			bodyTimestamp: textAt(body, 'timestamp'),
		};
		const source = this.getNodeParameter('timestampSource') as TimestampSource;
		if (!isGenuine(signed, { appId, oaSecretKey }, source)) return refuse(this, 'The signature does not fit');
		if (textAt(body, 'event_name') === '') return { webhookResponse: 'OK' };

		const event = readOaEvent(body);
		const now = Date.now();
		const oldestHours = this.getNodeParameter('oldestHours') as number;
		if (oldestHours > 0 && event.at && Date.parse(event.at) < now - oldestHours * 3_600_000)
			return refuse(this, 'The event is too old');
		const events = this.getNodeParameter('events') as string[];
		if (events.length > 0 && !events.includes(event.name)) return { webhookResponse: 'OK' };
		const scope = [this.getWorkflow().id, this.getNode().id, this.getMode()].join(' ');
		const drops = this.getNodeParameter('dropDuplicates') as boolean;
		if (drops && !recent.isNew(`${scope} ${event.key}`, now)) return { webhookResponse: 'OK' };
		// Zalo waits two seconds, and n8n answers only once it has stored the run: in a burst that is too late.
		this.getResponseObject().status(200).json({ message: 'OK' });
		const json = { event, body } as unknown as IDataObject;
		return { noWebhookResponse: true, workflowData: [[{ json }]] };
	}
}

/** The JSON of the bytes; n8n's own reading depends on the content type. Null when it is none. */
function parsed(rawBody: Buffer | undefined): unknown {
	try {
		return JSON.parse(rawBody?.toString('utf8') ?? '') as unknown;
	} catch {
		return null;
	}
}

function refuse(context: IWebhookFunctions, message: string): IWebhookResponseData {
	context.getResponseObject().status(401).json({ message });
	return { noWebhookResponse: true };
}
