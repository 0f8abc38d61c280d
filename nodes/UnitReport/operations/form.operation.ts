import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { unitForm, type Retry } from '../../../domain/reports/unitForm';
import { formFieldsJson } from '../../../domain/text/formFields';
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
	return { json: { ok: true, title: form.title, fieldsJson: formFieldsJson(form.fields) } };
}
