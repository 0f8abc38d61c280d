import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { readJson } from '../../../../domain/text/readJson';
import { enrolmentSheet, type Road } from '../../../../domain/zalo/enrolment/desk';
import { bookParameter } from '../../../parameters/book';
import { nowParameter } from '../../../parameters/now';
import { readEnrolmentBook } from './enrolmentParameters';

const displayOptions = { show: { operation: ['sheet'] } };

export const description: INodeProperties[] = [
	bookParameter('sheet'),
	{
		displayName: 'Units',
		name: 'units',
		type: 'json',
		default: '={{ $json.units }}',
		required: true,
		description: 'The codes of the units whose cards are printed, as a list',
		displayOptions,
	},
	{
		displayName: 'Road',
		name: 'road',
		type: 'options',
		options: [
			{ name: 'Official Account', value: 'oa' },
			{ name: 'Zalo Bot', value: 'bot' },
		],
		default: 'oa',
		description: 'Whose chat the QR code opens',
		displayOptions,
	},
	nowParameter('sheet'),
	{
		displayName: 'Put Output File in Field',
		name: 'binaryPropertyName',
		type: 'string',
		default: 'data',
		required: true,
		hint: 'The name of the output binary field to put the file in',
		displayOptions,
	},
];

/** Json: `{ cards }`; binary: the sheet, an HTML file for printing on A4. */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<INodeExecutionData> {
	const units = readJson<string[]>(this.getNodeParameter('units', itemIndex), 'Units');
	const road = this.getNodeParameter('road', itemIndex) as Road;
	const property = String(this.getNodeParameter('binaryPropertyName', itemIndex));
	const { default: encodeQR } = await import('qr');
	const qr = (text: string) => encodeQR(text, 'svg', { ecc: 'medium', border: 2 });
	const { html, cards } = enrolmentSheet(await readEnrolmentBook(this, itemIndex), { units, road, qr });
	const file = await this.helpers.prepareBinaryData(
		Buffer.from(html),
		'phieu-ma-zalo.html',
		'text/html; charset=utf-8',
	);
	return { json: { cards } as IDataObject, binary: { [property]: file } };
}
