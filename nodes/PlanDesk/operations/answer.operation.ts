import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { answerDesk, openView } from '../../../domain/desk/answerDesk';
import { readJson } from '../../../domain/text/readJson';
import { bringFiles } from './bringFiles';
import { deskParameters, readContext, readView } from './deskParameters';

export const description: INodeProperties[] = [
	...deskParameters('answer'),
	{
		displayName: 'Answers',
		name: 'answers',
		type: 'json',
		default: '={{ $json.answers }}',
		required: true,
		description:
			"What the page gave, by field name; without a view, what the form gave that opens the desk. Files are the input item's binary data.",
		displayOptions: { show: { operation: ['answer'] } },
	},
];

/**
 * `{ view, planId, rows, messages }`: the next view, the log rows to append, and an item each for whom to tell
 * (`{ planId, unit, step, key, dueAt, reason, … }`, to be given a link and composed).
 */
export function execute(this: IExecuteFunctions) {
	return async (itemIndex: number): Promise<INodeExecutionData[][]> => {
		const context = readContext(this, itemIndex);
		const view = readView(this, itemIndex);
		if (!context) return out({ view: null, planId: '', rows: [], messages: [] });
		const answers = readJson<Record<string, unknown>>(this.getNodeParameter('answers', itemIndex), 'Answers');
		if (!view) {
			const opened = openView(answers, context);
			return out({ view: opened, planId: opened.planId, rows: [], messages: [] });
		}
		const brought = await bringFiles(this, itemIndex, view, context);
		const { view: next, rows, tellings } = answerDesk(view, answers, context, brought);
		return out({ view: next, planId: next.planId, rows, messages: tellings });
	};
}

function out(json: object): INodeExecutionData[][] {
	return [[{ json: json as IDataObject }]];
}
