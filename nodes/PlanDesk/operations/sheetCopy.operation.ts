import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { sheetCopy } from '../../../domain/sheet/sheetCopy';
import { sheetModel } from '../../../domain/sheet/sheetModel';
import { bookParameter, readBook } from '../../parameters/book';
import { nowParameter, readNow } from '../../parameters/now';
import { writeCopy } from '../transport/writeCopy';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export const planParameter = (operation: string): INodeProperties => ({
	displayName: 'Plan ID',
	name: 'planId',
	type: 'string',
	default: '={{ $json.planId }}',
	description:
		operation === 'readCopy'
			? 'The plan that the file must belong to; empty for the one that the file names'
			: 'The plan whose sheet it is',
	displayOptions: { show: { operation: [operation] } },
});

export const fileParameter = (operation: string): INodeProperties => ({
	displayName: 'Binary Field',
	name: 'binaryPropertyName',
	type: 'string',
	default: 'data',
	required: true,
	description: 'The name of the field that holds the .xlsx file',
	displayOptions: { show: { operation: [operation] } },
});

export const description: INodeProperties[] = [
	bookParameter('sheetCopy'),
	planParameter('sheetCopy'),
	nowParameter('sheetCopy'),
	fileParameter('sheetCopy'),
];

/** `{ planId, fileName, units }` with the offline copy of the shared sheet as binary data. Throws an Error for an unknown plan. */
export function execute(this: IExecuteFunctions) {
	return async (itemIndex: number): Promise<INodeExecutionData[][]> => {
		const planId = String(this.getNodeParameter('planId', itemIndex));
		const model = sheetModel(planId, readBook(this, itemIndex));
		if (!model) throw new Error(`The book holds no plan "${planId}" that was confirmed`);
		const copy = sheetCopy(model, readNow(this, itemIndex));
		const file = await this.helpers.prepareBinaryData(await writeCopy(copy), copy.fileName, XLSX);
		const property = String(this.getNodeParameter('binaryPropertyName', itemIndex));
		const json = { planId, fileName: copy.fileName, units: model.shares.length };
		return [[{ json, binary: { [property]: file } }]];
	};
}
