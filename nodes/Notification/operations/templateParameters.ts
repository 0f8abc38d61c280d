import type { INodeProperties } from 'n8n-workflow';

/** The parameters that Template Form and Template Save share. */
export const kindParameters = (operation: string, otherwise: string): INodeProperties[] => [
	{
		displayName: 'Template Kind',
		name: 'templateKind',
		type: 'string',
		default: '',
		placeholder: 'notice',
		description: `Which mail: its kind, or the option as it was chosen on the form; ${otherwise}`,
		displayOptions: { show: { operation: [operation] } },
	},
	{
		displayName: 'Policy',
		name: 'policy',
		type: 'json',
		default: '',
		description: 'The ladder of reminders, whose steps may have words of their own; empty for the default',
		displayOptions: { show: { operation: [operation] } },
	},
];
