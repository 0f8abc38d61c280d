import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { changesBetween, statusPage } from '../../../domain/summary';
import { instant, toIso } from '../../../domain/text/time';
import { bookParameter } from '../../parameters/book';
import { nowParameter } from '../../parameters/now';
import { optionParameters, planSummary } from './planSummary';
import { readToken, refusal, tokenParameter } from './statusVerify.operation';

const HTML = 'text/html; charset=utf-8';

export const description: INodeProperties[] = [
	bookParameter('statusPage'),
	tokenParameter('statusPage'),
	nowParameter('statusPage'),
	{
		displayName: 'Put Output File in Field',
		name: 'binaryPropertyName',
		type: 'string',
		default: 'data',
		required: true,
		hint: 'The name of the output binary field to put the page in',
		displayOptions: { show: { operation: ['statusPage'] } },
	},
	optionParameters('statusPage'),
];

/** Json: `ok` and `statusCode` with the figures (SummaryFigures) and `now`, or with the reason; binary: the page. */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<INodeExecutionData> {
	const reading = await readToken(this, itemIndex);
	if (!reading.ok) return await refusal(this, itemIndex, reading.reason);
	const token = String(this.getNodeParameter('token', itemIndex));
	const property = String(this.getNodeParameter('binaryPropertyName', itemIndex));
	const { summary, now, asOf } = planSummary(this, itemIndex, reading.claims.planId);
	const since = toIso(instant(now).minus({ days: 1 }));
	const address = (wanted: string) => `?t=${encodeURIComponent(token)}&tep=${wanted}`;
	const page = statusPage({
		summary,
		since,
		changes: changesBetween(asOf(since), summary),
		links: { workbook: address('xlsx'), picture: address('png') },
	});
	const file = await this.helpers.prepareBinaryData(Buffer.from(page), 'status.html', HTML);
	return { json: { ok: true, statusCode: 200, ...summary.figures, now }, binary: { [property]: file } };
}
