import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { formFieldsJson } from '../../../../domain/text/formFields';
import { enrolmentPage } from '../../../../domain/zalo/enrolment/desk';
import { bookParameter } from '../../../parameters/book';
import { nowParameter } from '../../../parameters/now';
import { readEnrolmentBook, readView, viewParameter } from './enrolmentParameters';

export const description: INodeProperties[] = [
	bookParameter('page'),
	viewParameter('page'),
	nowParameter('page'),
];

/** `{ title, fieldsJson, view }`: a page of the officer's, its fields as text for the Form node's JSON definition. */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<INodeExecutionData> {
	const view = readView(this, itemIndex);
	const { title, fields } = enrolmentPage(view, await readEnrolmentBook(this, itemIndex));
	return { json: { title, fieldsJson: formFieldsJson(fields), view } as unknown as IDataObject };
}
