import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import {
	chosenKind,
	templateChoice,
	templateForm,
	type TemplateRetry,
} from '../../../domain/messages/templates';
import { formFieldsJson } from '../../../domain/text/formFields';
import { readJson } from '../../../domain/text/readJson';
import { bookParameter, readBook } from '../../parameters/book';
import { readLadder } from '../../parameters/ladder';
import { kindParameters } from './templateParameters';

const displayOptions = { show: { operation: ['templateForm'] } };

export const description: INodeProperties[] = [
	bookParameter('templateForm'),
	...kindParameters('templateForm', 'empty for the page on which one is chosen'),
	{
		displayName: 'Retry',
		name: 'retry',
		type: 'json',
		default: '',
		description: 'What the officer typed and what was wrong with it, { answers, problems }: shown again',
		displayOptions,
	},
];

/**
 * `{ fieldsJson, kind }`: the fields of the page, as text for the Form node's JSON definition; `kind` is empty on the
 * page of choice.
 */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const items = this.getInputData().map((_, item): INodeExecutionData => {
		const book = readBook(this, item);
		const { policy } = readLadder({ policy: this.getNodeParameter('policy', item, '') });
		const asked = String(this.getNodeParameter('templateKind', item, '') ?? '').trim();
		const kind = chosenKind(asked, policy);
		if (asked && !kind) {
			throw new NodeOperationError(this.getNode(), `There is no mail of the kind "${asked}"`, {
				itemIndex: item,
			});
		}
		const retry = readJson<TemplateRetry | null>(this.getNodeParameter('retry', item, ''), 'Retry', null);
		const fields = kind
			? templateForm(book, kind, { policy, retry })
			: templateChoice(book.templates, policy);
		return { json: { fieldsJson: formFieldsJson(fields), kind: kind ?? '' }, pairedItem: { item } };
	});
	return [items];
}
