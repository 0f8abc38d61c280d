import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { firstView } from '../../../domain/reports/pages/answerPage';
import { pageOutput } from './pageOutput';
import { openVisit, visitParameters } from './visitParameters';

export const description: INodeProperties[] = [
	...visitParameters('form'),
	{
		displayName: 'Session',
		name: 'session',
		type: 'string',
		default: '={{ $execution.id }}',
		required: true,
		description: 'What is sent in one session and stored twice counts once',
		displayOptions: { show: { operation: ['form'] } },
	},
];

/** The first page of a visit, `{ ok: true, title, button, fieldsJson, view }`, or `{ ok: false, reason, title, message }`. */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<INodeExecutionData> {
	const opening = await openVisit(this, itemIndex);
	if (!opening.ok) return { json: opening as unknown as IDataObject };
	const { visit } = opening;
	// With the moment: numbers of executions begin anew when n8n gets a new database, the log does not.
	const session = `${String(this.getNodeParameter('session', itemIndex))}-${Date.parse(visit.now).toString(36)}`;
	return { json: { ok: true, ...pageOutput(visit, firstView(visit, session)) } };
}
