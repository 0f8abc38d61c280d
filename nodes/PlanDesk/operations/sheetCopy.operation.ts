import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { choosePage, chosenPlan, onlyPlan } from '../../../domain/desk/choosePage';
import { sheetCopy } from '../../../domain/sheet/sheetCopy';
import { sheetModel } from '../../../domain/sheet/sheetModel';
import { formFieldsJson } from '../../../domain/text/formFields';
import { readJson } from '../../../domain/text/readJson';
import { bookParameter, readBook } from '../../parameters/book';
import { nowParameter, readNow } from '../../parameters/now';
import { writeCopy } from '../transport/writeCopy';
import { NOT_READY } from './deskParameters';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export const planParameter = (operation: string): INodeProperties => ({
	displayName: 'Plan ID',
	name: 'planId',
	type: 'string',
	default: '={{ $json.planId }}',
	description:
		operation === 'readCopy'
			? 'The plan that the file must belong to; empty for the one that the file names'
			: 'The plan whose sheet it is; empty for the only open one, or for a page on which one is chosen',
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
	{
		displayName: 'Answers',
		name: 'answers',
		type: 'json',
		default: '',
		description: 'What the page gave on which the plan was chosen, by field name',
		displayOptions: { show: { operation: ['sheetCopy'] } },
	},
	nowParameter('sheetCopy'),
	fileParameter('sheetCopy'),
];

/**
 * `{ next: 'download', planId, fileName, units }` with the offline copy of the shared sheet as binary data; `{ next: 'page', title,
 * fieldsJson }` where a plan has to be chosen first; `{ next: 'end', title, message }` while there is none.
 * Throws an Error for a plan that the book does not hold.
 */
export function execute(this: IExecuteFunctions) {
	return async (itemIndex: number): Promise<INodeExecutionData[][]> => {
		const book = readBook(this, itemIndex);
		if (!book.settings) return out({ next: 'end', ...NOT_READY });
		if (book.plans.length === 0) return out({ next: 'end', ...NO_PLAN });
		const answers = readJson<IDataObject>(this.getNodeParameter('answers', itemIndex, ''), 'Answers', {});
		const asked = String(this.getNodeParameter('planId', itemIndex, '') ?? '').trim();
		const planId = chosenPlan(answers, book) || asked || onlyPlan(book);
		if (!planId)
			return out({
				next: 'page',
				title: 'Tải bảng của kế hoạch nào',
				fieldsJson: formFieldsJson(choosePage(book)),
			});
		const model = sheetModel(planId, book);
		if (!model) throw new Error(`The book holds no plan "${planId}" that was confirmed`);
		const copy = sheetCopy(model, readNow(this, itemIndex));
		const file = await this.helpers.prepareBinaryData(await writeCopy(copy), copy.fileName, XLSX);
		const property = String(this.getNodeParameter('binaryPropertyName', itemIndex));
		const json = { next: 'download', planId, fileName: copy.fileName, units: model.shares.length };
		return [[{ json, binary: { [property]: file } }]];
	};
}

const NO_PLAN = {
	title: 'Chưa có kế hoạch',
	message: 'Chưa có kế hoạch nào được xác nhận. Hãy mở biểu mẫu Kế hoạch mới trước.',
};

function out(json: IDataObject): INodeExecutionData[][] {
	return [[{ json }]];
}
