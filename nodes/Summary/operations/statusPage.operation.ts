import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import {
	changesBetween,
	refusalPage,
	statusPage,
	statusPicture,
	verifyStatusLink,
} from '../../../domain/summary';
import { instant, toIso } from '../../../domain/text/time';
import { bookParameter } from '../../parameters/book';
import { nowParameter, readNow } from '../../parameters/now';
import { optionParameters, planSummary } from './planSummary';

const displayOptions = { show: { operation: ['statusPage'] } };
const HTML = 'text/html; charset=utf-8';
const SVG = 'image/svg+xml';

export const description: INodeProperties[] = [
	bookParameter('statusPage'),
	{
		displayName: 'Token',
		name: 'token',
		type: 'string',
		typeOptions: { password: true },
		default: '={{ $json.query.t }}',
		required: true,
		description: 'The token of the signed link; it names the plan',
		displayOptions,
	},
	nowParameter('statusPage'),
	{
		displayName: 'Put Output File in Field',
		name: 'binaryPropertyName',
		type: 'string',
		default: 'data',
		required: true,
		hint: 'The name of the output binary field to put the page in; its picture goes into the field "picture"',
		displayOptions,
	},
	optionParameters('statusPage'),
];

const REFUSALS = {
	forged: {
		statusCode: 403,
		title: 'Liên kết không hợp lệ',
		message:
			'Liên kết này không đúng hoặc đã bị thay đổi. Hãy mở lại đúng liên kết trong thư tổng hợp gần nhất.',
	},
	expired: {
		statusCode: 410,
		title: 'Liên kết đã hết hạn',
		message:
			'Thời gian dùng của liên kết này đã hết. Hãy mở liên kết trong thư tổng hợp gần nhất, hoặc hỏi cán bộ đầu mối.',
	},
};

/** Json: `ok` and `statusCode` with the figures (SummaryFigures) and `now`, or with the reason; binary: page and picture. */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<INodeExecutionData> {
	const { secret } = await this.getCredentials('keHoachLinkApi', itemIndex);
	const token = String(this.getNodeParameter('token', itemIndex, '') ?? '');
	const property = String(this.getNodeParameter('binaryPropertyName', itemIndex));
	const file = async (text: string, name: string, type: string) =>
		await this.helpers.prepareBinaryData(Buffer.from(text), name, type);
	const reading = verifyStatusLink(token, String(secret), readNow(this, itemIndex));
	if (!reading.ok) {
		const { statusCode, title, message } = REFUSALS[reading.reason];
		const page = await file(refusalPage(title, message), 'status.html', HTML);
		return {
			json: { ok: false, statusCode, reason: reading.reason, title, message },
			binary: { [property]: page },
		};
	}
	const { summary, now, asOf } = planSummary(this, itemIndex, reading.claims.planId);
	const since = toIso(instant(now).minus({ days: 1 }));
	const address = (wanted: string) => `?t=${encodeURIComponent(token)}&tep=${wanted}`;
	const page = statusPage({
		summary,
		since,
		changes: changesBetween(asOf(since), summary),
		links: { workbook: address('xlsx'), picture: address('svg') },
	});
	return {
		json: { ok: true, statusCode: 200, ...summary.figures, now },
		binary: {
			[property]: await file(page, 'status.html', HTML),
			picture: await file(statusPicture(summary), 'tinh-hinh.svg', SVG),
		},
	};
}
