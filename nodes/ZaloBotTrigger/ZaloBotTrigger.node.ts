import type {
	IDataObject,
	IHookFunctions,
	INodeType,
	INodeTypeDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { NodeConnectionTypes, NodeOperationError } from 'n8n-workflow';
import { readBotUpdate } from '../../domain/zalo/botUpdate';
import { RecentKeys } from '../../domain/zalo/recentKeys';
import { isSameSecret } from '../../domain/zalo/webhookSignature';
import { zaloBotClient } from '../transport/zalo';

/** See ZaloOaTrigger: one process's memory; the keys in the log are the real guard. */
const recent = new RecentKeys();

/** Messages to a Zalo bot. Zalo is told where to send them when the workflow is published, and no more when it is not. */
export class ZaloBotTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Zalo Bot Trigger',
		name: 'zaloBotTrigger',
		icon: { light: 'file:zaloBot.svg', dark: 'file:zaloBot.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: 'Messages to the bot',
		description: 'Starts the workflow when somebody writes to a Zalo bot',
		eventTriggerDescription: 'Waiting for a message to the bot',
		defaults: { name: 'Zalo Bot Trigger' },
		// A trigger is no tool for a language model.
		usableAsTool: undefined,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'zaloBotApi', required: true }],
		webhooks: [{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', path: 'webhook' }],
		properties: [
			{
				displayName:
					'A bot has one webhook: listening for a test event here, or publishing a second workflow with this bot, takes it from the first. Publish that one again to give it back.',
				name: 'notice',
				type: 'notice',
				default: '',
			},
			{
				displayName: 'Drop Duplicates',
				name: 'dropDuplicates',
				type: 'boolean',
				default: true,
				description:
					'Whether a message of the same ID is dropped when this n8n process has had it in the last two hours. Several processes or a restart let one through: use the key of the event where nothing must be done twice.',
			},
		],
	};

	webhookMethods = {
		default: {
			/** Never: Zalo does not tell which secret it holds, and saying it again does no harm. */
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return false;
			},

			async create(this: IHookFunctions): Promise<boolean> {
				const { webhookSecret = '' } = await this.getCredentials<{ webhookSecret?: string }>('zaloBotApi');
				if (webhookSecret.length < 8 || webhookSecret.length > 256) {
					const message = 'The credential needs a webhook secret of 8 to 256 characters';
					throw new NodeOperationError(this.getNode(), message);
				}
				const set = await zaloBotClient(this, 0).setWebhook(
					this.getNodeWebhookUrl('default') ?? '',
					webhookSecret,
				);
				if (!set.ok) throw new NodeOperationError(this.getNode(), set.failure.sentence);
				return true;
			},

			/** Only where it is still ours: another workflow may have taken the bot since. */
			async delete(this: IHookFunctions): Promise<boolean> {
				const client = zaloBotClient(this, 0);
				const info = await client.getWebhookInfo();
				if (info.ok && info.data.url !== this.getNodeWebhookUrl('default')) return true;
				return (await client.deleteWebhook()).ok;
			},
		},
	};

	/** One item, `{ event, body }`: the message in one shape for account and bot (ZaloEvent), and Zalo's own body. */
	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		const { webhookSecret = '' } = await this.getCredentials<{ webhookSecret?: string }>('zaloBotApi');
		const given = [this.getHeaderData()['x-bot-api-secret-token']].flat()[0] ?? '';
		if (!isSameSecret(given, webhookSecret)) {
			this.getResponseObject().status(401).json({ message: 'The secret does not fit' });
			return { noWebhookResponse: true };
		}
		const body = this.getBodyData();
		const update = body.result ?? body;
		if (typeof (update as IDataObject).event_name !== 'string') return { webhookResponse: 'OK' };
		const event = readBotUpdate(body);
		const scope = [this.getWorkflow().id, this.getNode().id, this.getMode()].join(' ');
		const drops = this.getNodeParameter('dropDuplicates') as boolean;
		if (drops && !recent.isNew(`${scope} ${event.key}`, Date.now())) return { webhookResponse: 'OK' };
		// See ZaloOaTrigger: n8n's own answer comes late in a burst.
		this.getResponseObject().status(200).json({ message: 'OK' });
		const json = { event, body } as unknown as IDataObject;
		return { noWebhookResponse: true, workflowData: [[{ json }]] };
	}
}
