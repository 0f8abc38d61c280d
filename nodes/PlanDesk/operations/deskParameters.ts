import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { DeskContext } from '../../../domain/desk/openDesk';
import type { DeskView } from '../../../domain/desk/view';
import { readJson } from '../../../domain/text/readJson';
import { bookParameter, readBook } from '../../parameters/book';
import { readLadder } from '../../parameters/ladder';
import { nowParameter, readNow } from '../../parameters/now';

/** The parameters that Page and Answer share. */
export const deskParameters = (operation: string): INodeProperties[] => [
	bookParameter(operation),
	{
		displayName: 'View',
		name: 'view',
		type: 'json',
		default: '={{ $json.view }}',
		description: 'Where the officer is: the view that the operation Answer or Page gave last',
		displayOptions: { show: { operation: [operation] } },
	},
	nowParameter(operation),
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			{
				displayName: 'Calendar',
				name: 'calendar',
				type: 'json',
				default: '',
				description: 'Days off and days worked in exchange; empty for what the officer set',
			},
			{
				displayName: 'Policy',
				name: 'policy',
				type: 'json',
				default: '',
				description: 'The ladder of reminders, as in the Follow-Up node; empty for what the officer set',
			},
		],
		displayOptions: { show: { operation: [operation] } },
	},
];

/** The page that is shown while the ward has not been set up. */
export const NOT_READY = {
	title: 'Chưa thiết lập',
	message: 'Chưa có thông tin đầu mối và danh bạ đơn vị: hãy mở biểu mẫu Thiết lập trước.',
};

export const readView = (context: IExecuteFunctions, itemIndex: number): DeskView | null =>
	readJson<DeskView | null>(context.getNodeParameter('view', itemIndex, ''), 'View', null);

/** Null while the set-up form has not been filled in. */
export function readContext(context: IExecuteFunctions, itemIndex: number): DeskContext | null {
	const book = readBook(context, itemIndex);
	if (!book.settings) return null;
	const options = context.getNodeParameter('options', itemIndex, {}) as IDataObject;
	return { book, settings: book.settings, now: readNow(context, itemIndex), ...readLadder(options, book) };
}
