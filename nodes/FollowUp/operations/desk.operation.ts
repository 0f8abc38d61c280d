import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { noticesFor } from '../../../domain/followup';
import { deskPage, isDeskPage, type Desk, type DeskView } from '../../../domain/followup/desk';
import { formFieldsJson } from '../../../domain/text/formFields';
import { readJson } from '../../../domain/text/readJson';
import { followUpParameters, readFollowUpBook, type FollowUpBook } from './followUpParameters';

export const viewParameter = (operation: string): INodeProperties => ({
	displayName: 'View',
	name: 'view',
	type: 'json',
	default: '={{ $json.view }}',
	required: true,
	description:
		"Which of the officer's pages: { page: 'chase' | 'pause' | 'policy' | 'calendar' | 'why' }, or the view that the operation Answer gave last",
	displayOptions: { show: { operation: [operation] } },
});

export const description: INodeProperties[] = [...followUpParameters('desk'), viewParameter('desk')];

/** `{ title, fieldsJson, view }`: a page of the officer's, its fields as text for the Form node's JSON definition. */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<INodeExecutionData[][]> {
	const opened = readFollowUpBook(this, itemIndex);
	const view = readView(this, itemIndex);
	const notices = noticesFor(opened.input, opened.book.plans, opened.years);
	const warnings = [...notices.calendar, ...notices.cutOff];
	const { title, fields } = deskPage(view, toDesk(opened), warnings);
	const json = { title, fieldsJson: formFieldsJson(fields), view: view as unknown as IDataObject };
	return [[{ json }]];
}

export function toDesk({ book, input, policies }: FollowUpBook): Desk {
	return { book, input, policies, now: input.now, calendar: input.calendar };
}

/** Throws an Error for a view that names no page. */
export function readView(context: IExecuteFunctions, itemIndex: number): DeskView {
	const view = readJson<Partial<DeskView>>(context.getNodeParameter('view', itemIndex), 'View');
	if (typeof view?.page !== 'string' || !isDeskPage(view.page))
		throw new Error(`The view names no page of the desk: ${JSON.stringify(view?.page)}`);
	return view as DeskView;
}
