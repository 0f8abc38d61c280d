import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { deskPage } from '../../../domain/desk/deskPage';
import { formFieldsJson } from '../../../domain/text/formFields';
import { deskParameters, NOT_READY, readContext, readView } from './deskParameters';

export const description: INodeProperties[] = deskParameters('page');

/**
 * `{ next: 'page', title, fieldsJson, view }` for the Form node's JSON definition; `{ next: 'download', files, view }`
 * with the files to hand out; `{ next: 'end', title, message, view }` for the last page.
 */
export function execute(this: IExecuteFunctions) {
	return (itemIndex: number): INodeExecutionData[][] => {
		const context = readContext(this, itemIndex);
		const view = readView(this, itemIndex);
		if (!context || !view) return out({ next: 'end', ...NOT_READY, view });
		if (view.page === 'end') return out({ next: 'end', ...view.ending, view });
		if (view.page === 'download') return out({ next: 'download', files: view.files ?? [], view });
		const { title, fields, view: shown } = deskPage(view, context);
		return out({ next: 'page', title, fieldsJson: formFieldsJson(fields), view: shown });
	};
}

function out(json: object): INodeExecutionData[][] {
	return [[{ json: json as IDataObject }]];
}
