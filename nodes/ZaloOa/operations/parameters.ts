import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import type { TemplateData } from '../../../domain/zalo/templateCheck';
import { zaloOaClient } from '../../transport/zalo';

/** The pieces that several operations of the node share. */
export const shownFor = (resource: string, operation: string | string[]) => ({
	show: { resource: [resource], operation: [operation].flat() },
});

export const userId = (resource: string, operations: string[]): INodeProperties => ({
	displayName: 'User ID',
	name: 'userId',
	type: 'string',
	default: '',
	required: true,
	description: 'The ID of the person at this Official Account, as events and User: Get Many give it',
	displayOptions: shownFor(resource, operations),
});

export const text = (operation: string): INodeProperties => ({
	displayName: 'Text',
	name: 'text',
	type: 'string',
	typeOptions: { rows: 4 },
	default: '',
	required: true,
	description: 'More than 2,000 characters go as several messages, cut between sentences',
	displayOptions: shownFor('message', operation),
});

export const template = (operation: string): INodeProperties[] => [
	{
		displayName: 'Template ID',
		name: 'templateId',
		type: 'string',
		default: '',
		required: true,
		description: 'An approved ZBS template of this Official Account',
		displayOptions: shownFor('message', operation),
	},
	{
		displayName: 'Template Parameters',
		name: 'templateData',
		type: 'json',
		default: '{}',
		description:
			'Values by the names of the template, checked against its definition before anything is sent',
		displayOptions: shownFor('message', operation),
	},
];

const timeout: INodeProperties = {
	displayName: 'Timeout (Seconds)',
	name: 'timeoutSeconds',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 20,
	description:
		'How long an answer may take. A message without an answer counts as unknown and is not sent again.',
};

const retries: INodeProperties = {
	displayName: 'Retries',
	name: 'retries',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: 10 },
	default: 5,
	description: 'How often a request is made again after "too fast" or without a connection',
};

const night: INodeProperties = {
	displayName: 'Try Templates at Night',
	name: 'tryAtNight',
	type: 'boolean',
	default: false,
	description:
		'Whether to ask Zalo between 22:00 and 06:00 too, instead of putting templates off until the morning',
};

export const options: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [retries, timeout, night],
};

/** The client for one item, with the node's options; `now` reckons the night from another moment than the clock's. */
export function clientFor(context: IExecuteFunctions, itemIndex: number, now?: string) {
	const {
		timeoutSeconds,
		retries: times,
		tryAtNight,
	} = context.getNodeParameter('options', itemIndex, {}) as {
		timeoutSeconds?: number;
		retries?: number;
		tryAtNight?: boolean;
	};
	return zaloOaClient(context, itemIndex, {
		...(timeoutSeconds ? { timeoutMs: timeoutSeconds * 1000 } : {}),
		...(times === undefined ? {} : { retries: times }),
		holdAtNight: !tryAtNight,
		...(now ? { at: () => Date.parse(now) } : {}),
	});
}

export function readText(context: IExecuteFunctions, name: string, itemIndex: number): string {
	return String(context.getNodeParameter(name, itemIndex, '') ?? '').trim();
}

export function readTemplateData(context: IExecuteFunctions, itemIndex: number): TemplateData {
	let data: unknown = context.getNodeParameter('templateData', itemIndex, {});
	try {
		if (typeof data === 'string') data = JSON.parse(data);
	} catch {
		data = null;
	}
	if (typeof data !== 'object' || data === null || Array.isArray(data)) {
		const message = 'Template Parameters must be an object: a value for each name';
		throw new NodeOperationError(context.getNode(), message, { itemIndex });
	}
	const entries = Object.entries(data as IDataObject);
	return Object.fromEntries(entries.map(([name, value]) => [name, String(value ?? '')]));
}
