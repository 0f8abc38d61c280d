import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { keHoachDkimTest } from './credentialTest';
import * as claim from './operations/claim.operation';
import * as compose from './operations/compose.operation';
import * as lease from './operations/lease.operation';
import * as readReply from './operations/readReply.operation';
import * as send from './operations/send.operation';
import * as templateForm from './operations/templateForm.operation';
import * as templateSave from './operations/templateSave.operation';

const operations = { claim, compose, lease, readReply, send, templateForm, templateSave };

/** Tells units, their heads and the committee what concerns them: composes the messages and sends them by email or Zalo. */
export class Notification implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Notification',
		name: 'notification',
		icon: { light: 'file:notification.svg', dark: 'file:notification.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: '={{ $parameter["operation"] }}',
		description: 'Compose the mails of a plan and send them, with one result per message',
		defaults: { name: 'Notification' },
		// Not a tool: nothing leaves before the officer has confirmed it, so a language model must not send.
		usableAsTool: undefined,
		inputs: [NodeConnectionTypes.Main],
		outputs: `={{ ({
			send: [{ type: "main", displayName: "Sent" }, { type: "main", displayName: "Failed" }, { type: "main", displayName: "For the Admin" }],
			claim: [{ type: "main", displayName: "Ours" }, { type: "main", displayName: "Taken" }],
			lease: [{ type: "main", displayName: "Go On" }, { type: "main", displayName: "Taken" }, { type: "main", displayName: "Wait" }],
			readReply: [{ type: "main", displayName: "Replies" }],
			compose: [{ type: "main", displayName: "Messages" }, { type: "main", displayName: "Unreachable" }],
		})[$parameter["operation"]] ?? [{ type: "main" }] }}`,
		credentials: [
			{ name: 'smtp', required: true, displayOptions: { show: { operation: ['send'] } } },
			{
				name: 'keHoachDkimApi',
				testedBy: 'keHoachDkimTest',
				displayName: 'Sign with DKIM (Only if the Mail Server Does Not)',
				required: false,
				displayOptions: { show: { operation: ['send'] } },
			},
			{
				name: 'zaloOaApi',
				displayName: 'Zalo Official Account (Only if Messages Go by Zalo)',
				required: false,
				displayOptions: { show: { operation: ['send'] } },
			},
			{
				name: 'zaloBotApi',
				displayName: 'Zalo Bot (Only if Messages Go by a Bot)',
				required: false,
				displayOptions: { show: { operation: ['send'] } },
			},
		],
		properties: [
			{
				displayName: 'Operation',
				name: 'operation',
				type: 'options',
				noDataExpression: true,
				options: [
					{
						name: 'Claim',
						value: 'claim',
						description: 'Keep the messages that nobody has sent; second output: the others',
						action: 'Claim messages',
					},
					{
						name: 'Compose',
						value: 'compose',
						description: 'Write one mail per unit or committee; second output: units that have no address',
						action: 'Compose messages',
					},
					{
						name: 'Lease',
						value: 'lease',
						description: "Keep other runs from sending a plan's messages at the same time",
						action: 'Lease a plan',
					},
					{
						name: 'Read Reply',
						value: 'readReply',
						description: 'Tell what came to the sender box: a bounce, an automatic reply or an answer',
						action: 'Read a reply',
					},
					{
						name: 'Send',
						value: 'send',
						description:
							'Send composed messages by email or Zalo; second output: those that were not sent; third: what an admin must look at',
						action: 'Send messages',
					},
					{
						name: 'Template Form',
						value: 'templateForm',
						description: "The form on which the officer changes and previews the ward's own words for a mail",
						action: 'Make the form for a template',
					},
					{
						name: 'Template Save',
						value: 'templateSave',
						description: 'Check what the officer typed: a row for the log, or the form again',
						action: 'Check and keep a template',
					},
				],
				default: 'compose',
			},
			...claim.description,
			...compose.description,
			...lease.description,
			...readReply.description,
			...send.description,
			...templateForm.description,
			...templateSave.description,
		],
	};

	methods = { credentialTest: { keHoachDkimTest } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const operation = this.getNodeParameter('operation', 0) as keyof typeof operations;
		return await operations[operation].execute.call(this);
	}
}
