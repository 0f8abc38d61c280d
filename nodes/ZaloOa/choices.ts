import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

export const resourceChoice: INodeProperties = {
	displayName: 'Resource',
	name: 'resource',
	type: 'options',
	noDataExpression: true,
	options: [
		{ name: 'Account', value: 'account' },
		{ name: 'File', value: 'file' },
		{ name: 'Group', value: 'group' },
		{ name: 'Message', value: 'message' },
		{ name: 'User', value: 'user' },
	],
	default: 'message',
};

export const operationChoices: INodeProperties[] = [
	operations('account', 'get', [
		['Get', 'get', 'Name, verification and plan of the account', 'Get the account'],
		['Get Quota', 'quota', 'How many templates may still go to phones today', 'Get the quota'],
		[
			'Keep Token',
			'keepToken',
			'Exchange the pair of tokens before it ends; second output: a person must consent again',
			'Keep the token alive',
		],
	]),
	operations('file', 'upload', [
		['Upload', 'upload', 'Get a token with which the file can be sent for 7 days', 'Upload a file'],
	]),
	operations('group', 'getAll', [
		['Get Many', 'getAll', 'The groups (GMF) that belong to the account', 'Get many groups'],
	]),
	operations('message', 'sendText', [
		['Send File', 'sendFile', 'To someone who interacted within 7 days', 'Send a file'],
		[
			'Send Template to Phone',
			'sendTemplateToPhone',
			'A paid ZBS template by mobile number',
			'Send a template to a phone',
		],
		[
			'Send Template to User',
			'sendTemplateToUser',
			'A paid ZBS template by user ID',
			'Send a template to a user',
		],
		['Send Text', 'sendText', 'To someone who interacted within 7 days', 'Send text to a user'],
		['Send to Group', 'sendToGroup', 'Text into a group (GMF) of the account', 'Send text to a group'],
	]),
	operations('user', 'get', [
		['Get', 'get', 'Name, following and last interaction of a person', 'Get a user'],
		[
			'Get Last Interaction',
			'lastInteraction',
			'When a person last interacted, to the second',
			'Get the last interaction of a user',
		],
		['Get Many', 'getAll', 'The IDs of those who follow the account', 'Get many users'],
	]),
];

function operations(
	resource: string,
	first: string,
	choices: [name: string, value: string, description: string, action: string][],
): INodeProperties {
	const options: INodePropertyOptions[] = choices.map(([name, value, description, action]) => ({
		name,
		value,
		description,
		action,
	}));
	return {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: [resource] } },
		options,
		default: first,
	};
}
