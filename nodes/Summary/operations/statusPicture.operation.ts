import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { statusPicture } from '../../../domain/summary';
import { pictureBytes } from '../transport/pictureBytes';
import { fileParameters, optionParameters, planParameters, planSummary } from './planSummary';

export const description: INodeProperties[] = [
	...planParameters('statusPicture'),
	...fileParameters('statusPicture', 'tinh-hinh.png', 'picture'),
	optionParameters('statusPicture'),
];

/**
 * The item with its files and the picture (.png) added, for a chat or a mail. Where it cannot be drawn the item goes on
 * without and `pictureProblem` says why: a mail with the workbook must not wait for its picture.
 */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<INodeExecutionData> {
	const item = this.getInputData()[itemIndex];
	const fileName = String(this.getNodeParameter('fileName', itemIndex));
	const property = String(this.getNodeParameter('binaryPropertyName', itemIndex));
	const { summary } = planSummary(this, itemIndex);
	try {
		const bytes = await pictureBytes(statusPicture(summary));
		const file = await this.helpers.prepareBinaryData(bytes, fileName, 'image/png');
		return { json: { ...item?.json }, binary: { ...item?.binary, [property]: file } };
	} catch (cause) {
		return { ...item, json: { ...item?.json, pictureProblem: (cause as Error).message } };
	}
}
