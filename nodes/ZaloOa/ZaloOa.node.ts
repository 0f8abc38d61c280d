import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import * as accountGet from './operations/account/get.operation';
import * as keepToken from './operations/account/keepToken.operation';
import * as quota from './operations/account/quota.operation';
import * as upload from './operations/file/upload.operation';
import * as groupGetAll from './operations/group/getAll.operation';
import * as sendFile from './operations/message/sendFile.operation';
import * as sendTemplateToPhone from './operations/message/sendTemplateToPhone.operation';
import * as sendTemplateToUser from './operations/message/sendTemplateToUser.operation';
import * as sendText from './operations/message/sendText.operation';
import * as sendToGroup from './operations/message/sendToGroup.operation';
import * as userGet from './operations/user/get.operation';
import * as userGetAll from './operations/user/getAll.operation';
import * as lastInteraction from './operations/user/lastInteraction.operation';
import { options } from './operations/parameters';
import { operationChoices, resourceChoice } from './choices';

const resources = {
	account: { get: accountGet, keepToken, quota },
	file: { upload },
	group: { getAll: groupGetAll },
	message: { sendFile, sendTemplateToPhone, sendTemplateToUser, sendText, sendToGroup },
	user: { get: userGet, getAll: userGetAll, lastInteraction },
};

/** A Zalo Official Account: messages, files, users, groups, and the account itself. */
export class ZaloOa implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Zalo OA',
		name: 'zaloOa',
		icon: { light: 'file:zaloOa.svg', dark: 'file:zaloOa.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: '={{ $parameter["resource"] + ": " + $parameter["operation"] }}',
		description: 'Send messages and files through a Zalo Official Account, read its users and groups',
		defaults: { name: 'Zalo OA' },
		// Not a tool: a message to a person costs money and cannot be taken back.
		usableAsTool: undefined,
		inputs: [NodeConnectionTypes.Main],
		outputs: `={{ $parameter["resource"] === "message"
			? [{ type: "main", displayName: "Sent" }, { type: "main", displayName: "Not Sent" }]
			: $parameter["operation"] === "keepToken"
				? [{ type: "main", displayName: "Kept" }, { type: "main", displayName: "Lost" }]
				: [{ type: "main" }] }}`,
		credentials: [{ name: 'zaloOaApi', required: true }],
		properties: [
			resourceChoice,
			...operationChoices,
			...Object.values(resources).flatMap((operations) =>
				Object.values(operations).flatMap(({ description }) => description),
			),
			options,
		],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const resource = this.getNodeParameter('resource', 0) as keyof typeof resources;
		const operation = this.getNodeParameter('operation', 0) as string;
		const operations: Record<string, { execute: typeof sendText.execute }> = resources[resource];
		return await operations[operation]!.execute.call(this);
	}
}
