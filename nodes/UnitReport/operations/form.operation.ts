import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { unitForm, type Retry } from '../../../domain/reports/unitForm';
import { readJson } from '../../../domain/text/readJson';
import { openFromParameters, openParameters } from './openParameters';

export const description: INodeProperties[] = [
	...openParameters('form'),
	{
		displayName: 'Retry',
		name: 'retry',
		type: 'json',
		default: '',
		description: 'What was typed and refused before, { answers, problems }: shown again',
		displayOptions: { show: { operation: ['form'] } },
	},
];

export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<INodeExecutionData> {
	const opening = await openFromParameters(this, itemIndex);
	if (!opening.ok) return { json: opening as unknown as IDataObject };
	const retry = readJson<Retry | null>(this.getNodeParameter('retry', itemIndex, ''), 'Retry', null);
	const form = unitForm(opening.opened, opening.state, retry);
	// The Form node puts this text into its JSON with String.replace, where "$&" would be a pattern.
	const fieldsJson = JSON.stringify(form.fields).replaceAll('$', '\\u0024');
	return { json: { ok: true, title: form.title, fieldsJson } };
}
