import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import * as sendPhoto from './operations/sendPhoto.operation';
import * as sendText from './operations/sendText.operation';

const operations = { sendPhoto, sendText };

/** A bot of the Zalo Bot Platform: for wards without a verified Official Account. */
export class ZaloBot implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Zalo Bot',
		name: 'zaloBot',
		icon: { light: 'file:zaloBot.svg', dark: 'file:zaloBot.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: '={{ $parameter["operation"] }}',
		description: 'Send text and pictures through a Zalo bot to people who have written to it',
		defaults: { name: 'Zalo Bot' },
		// Not a tool: a message to a person cannot be taken back.
		usableAsTool: undefined,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main],
		outputNames: ['Sent', 'Not Sent'],
		credentials: [{ name: 'zaloBotApi', required: true }],
		properties: [
			{
				displayName: 'Operation',
				name: 'operation',
				type: 'options',
				noDataExpression: true,
				options: [
					{ name: 'Send Photo', value: 'sendPhoto', action: 'Send a photo' },
					{ name: 'Send Text', value: 'sendText', action: 'Send text' },
				],
				default: 'sendText',
			},
			{
				displayName: 'Chat ID',
				name: 'chatId',
				type: 'string',
				default: '',
				required: true,
				description: 'Known once the person has written to the bot',
			},
			...sendPhoto.description,
			...sendText.description,
		],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const operation = this.getNodeParameter('operation', 0) as keyof typeof operations;
		return await operations[operation].execute.call(this);
	}
}
