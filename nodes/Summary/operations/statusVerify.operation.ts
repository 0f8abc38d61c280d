import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { refusalPage, verifyStatusLink, type StatusReading } from '../../../domain/summary';
import { nowParameter, readNow } from '../../parameters/now';

const displayOptions = { show: { operation: ['statusVerify'] } };

export const tokenParameter = (operation: string): INodeProperties => ({
	displayName: 'Token',
	name: 'token',
	type: 'string',
	typeOptions: { password: true },
	default: '={{ $json.query.t }}',
	required: true,
	description: 'The token of the signed link; it names the plan',
	displayOptions: { show: { operation: [operation] } },
});

export const description: INodeProperties[] = [
	tokenParameter('statusVerify'),
	nowParameter('statusVerify'),
	{
		displayName: 'Put Output File in Field',
		name: 'binaryPropertyName',
		type: 'string',
		default: 'data',
		required: true,
		hint: 'The name of the output binary field to put the page of refusal in',
		displayOptions,
	},
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

/** Reads the signature and nothing else. Json: `ok` and the plan of the link; or the reason, with a page that says so. */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<INodeExecutionData> {
	const reading = await readToken(this, itemIndex);
	return reading.ok
		? { json: { ok: true, statusCode: 200, ...reading.claims } }
		: await refusal(this, itemIndex, reading.reason);
}

export async function readToken(context: IExecuteFunctions, itemIndex: number): Promise<StatusReading> {
	const { secret } = await context.getCredentials('keHoachLinkApi', itemIndex);
	const token = String(context.getNodeParameter('token', itemIndex, '') ?? '');
	return verifyStatusLink(token, String(secret), readNow(context, itemIndex));
}

export async function refusal(
	context: IExecuteFunctions,
	itemIndex: number,
	reason: keyof typeof REFUSALS,
): Promise<INodeExecutionData> {
	const { statusCode, title, message } = REFUSALS[reason];
	const property = String(context.getNodeParameter('binaryPropertyName', itemIndex));
	const bytes = Buffer.from(refusalPage(title, message));
	const page = await context.helpers.prepareBinaryData(bytes, 'status.html', 'text/html; charset=utf-8');
	return { json: { ok: false, statusCode, reason, title, message }, binary: { [property]: page } };
}
