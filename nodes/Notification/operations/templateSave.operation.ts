import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { chosenKind, readTemplateForm } from '../../../domain/messages/templates';
import { readJson } from '../../../domain/text/readJson';
import { readLadder } from '../../parameters/ladder';
import { nowParameter, readNow } from '../../parameters/now';
import { kindParameters } from './templateParameters';

export const description: INodeProperties[] = [
	...kindParameters('templateSave', 'needed'),
	{
		displayName: 'Answers',
		name: 'answers',
		type: 'json',
		default: '={{ $json }}',
		required: true,
		description: "What the officer's page gave, by field name",
		displayOptions: { show: { operation: ['templateSave'] } },
	},
	nowParameter('templateSave'),
];

/**
 * `{ decision: 'save', kind, rows, message }` with the row for the log, `{ decision: 'retry', kind, retry }` for the
 * page again (also when it was only to be shown), or `{ decision: 'stop', kind, message }`.
 */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const items = this.getInputData().map((_, item): INodeExecutionData => {
		const { policy } = readLadder({ policy: this.getNodeParameter('policy', item, '') });
		const asked = String(this.getNodeParameter('templateKind', item, '') ?? '').trim();
		const kind = chosenKind(asked, policy);
		if (!kind) {
			throw new NodeOperationError(this.getNode(), `There is no mail of the kind "${asked}"`, {
				itemIndex: item,
			});
		}
		const answers = readJson<Record<string, unknown>>(this.getNodeParameter('answers', item), 'Answers');
		const decided = readTemplateForm(kind, answers, readNow(this, item));
		return { json: { ...decided, kind } as unknown as IDataObject, pairedItem: { item } };
	});
	return [items];
}
