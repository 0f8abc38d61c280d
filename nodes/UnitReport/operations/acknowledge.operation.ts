import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { acknowledgement } from '../../../domain/reports/acknowledge';
import {
	linkAddress,
	openVisit,
	paperAddress,
	reportPathParameter,
	visitParameters,
} from './visitParameters';

export const description: INodeProperties[] = [
	...visitParameters('acknowledge'),
	reportPathParameter('acknowledge'),
];

/** `{ ok: true, rows, title, message }`, `rows` empty when the unit had said so before; or `{ ok: false, reason, title, message }`. */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<INodeExecutionData> {
	const opening = await openVisit(this, itemIndex, { purpose: 'acknowledge' });
	if (!opening.ok) return { json: opening as unknown as IDataObject };
	const { visit, claims } = opening;
	const credential = await this.getCredentials('keHoachLinkApi', itemIndex);
	const link = linkAddress(credential, String(this.getNodeParameter('formPath', itemIndex)), {
		...claims,
		purpose: 'report',
	});
	const token = new URL(link).searchParams.get('t') ?? '';
	const paperLink = paperAddress(credential.baseUrl, token);
	return { json: { ok: true, ...acknowledgement(visit, link, paperLink) } as unknown as IDataObject };
}
