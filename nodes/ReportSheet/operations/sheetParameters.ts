import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import type { Book } from '../../../domain/book';
import { sharedSheets, type SharedSheet } from '../../../domain/sharing/sheetLog';
import { sheetModel, type SheetModel } from '../../../domain/sheet';
import { bookParameter, readBook } from '../../parameters/book';
import { nowParameter, readNow } from '../../parameters/now';
import type { GoogleAccount } from '../transport/GoogleAccount';

/** Which plan, from which book, as of when. */
export const planParameters = (operation: string): INodeProperties[] => [
	bookParameter(operation),
	{
		displayName: 'Plan ID',
		name: 'planId',
		type: 'string',
		default: '={{ $json.planId }}',
		required: true,
		displayOptions: { show: { operation: [operation] } },
	},
	nowParameter(operation),
];

/** What a fault of Google's becomes. */
export const faultParameter = (operation: string): INodeProperties => ({
	displayName: 'When Google Fails',
	name: 'whenGoogleFails',
	type: 'options',
	options: [
		{ name: 'Stop', value: 'stop', description: 'Fail, as every node does' },
		{
			name: 'Tell the Officer',
			value: 'tell',
			description: 'Give it as a problem of the sheet, mailed to the officer when it lasts',
		},
	],
	default: 'stop',
	displayOptions: { show: { operation: [operation] } },
});

export const isTold = (context: IExecuteFunctions, itemIndex: number): boolean =>
	context.getNodeParameter('whenGoogleFails', itemIndex, 'stop') === 'tell';

/** Account and address of Google: the operations that go there. */
export const accountParameters = (operations: string[]): INodeProperties[] => [
	{
		displayName: 'Authentication',
		name: 'authentication',
		type: 'options',
		options: [
			{ name: 'OAuth2', value: 'oAuth2' },
			{ name: 'Service Account', value: 'serviceAccount' },
		],
		default: 'serviceAccount',
		displayOptions: { show: { operation: operations } },
	},
];

export const optionParameters = (operations: string[]): INodeProperties => ({
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		{
			displayName: 'API Root',
			name: 'apiRoot',
			type: 'string',
			default: '',
			placeholder: 'https://google-proxy.phuong.example',
			description: 'Where Sheets, Drive and the token endpoint are reached instead of at Google itself',
		},
		{
			displayName: 'First Pause (Ms)',
			name: 'firstPause',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 1000,
			description: 'Before the second attempt of a call that Google put off; doubled each time',
		},
	],
	displayOptions: { show: { operation: operations } },
});

export interface Asked {
	book: Book;
	planId: string;
	now: string;
	/** The plan's sheet as the log knows it; null before one was made. */
	sheet: SharedSheet | null;
}

export function readAsked(context: IExecuteFunctions, itemIndex: number): Asked {
	const book = readBook(context, itemIndex);
	const planId = String(context.getNodeParameter('planId', itemIndex, '') ?? '').trim();
	return {
		book,
		planId,
		now: readNow(context, itemIndex),
		sheet: sharedSheets(book.events).get(planId) ?? null,
	};
}

/** The plan's sheet. Throws, in Vietnamese, where there is none. */
export function sheetOf({ sheet }: Asked, context: IExecuteFunctions, itemIndex: number): SharedSheet {
	if (sheet) return sheet;
	throw new NodeOperationError(context.getNode(), 'Kế hoạch này chưa có bảng chung.', { itemIndex });
}

/** The rules' view of the plan. Throws, in Vietnamese, for a plan that the book does not hold. */
export function modelOf(
	{ book, planId }: Asked,
	{ keepers, editors }: { keepers: string[]; editors: Record<string, string> },
	context: IExecuteFunctions,
	itemIndex: number,
): SheetModel {
	const model = sheetModel(planId, book, { keepers, editors });
	if (model) return model;
	throw new NodeOperationError(
		context.getNode(),
		`Sổ không có kế hoạch mã ${planId}: kế hoạch chưa được xác nhận.`,
		{
			itemIndex,
		},
	);
}

/** Those who may edit everything: the account itself, where its address is known, and the officer's. */
export const keepersWith = (account: GoogleAccount, keepers: string[]): string[] => [
	...new Set([account.address, ...keepers].filter(Boolean)),
];

/** `a@b.example, c@d.example` */
export const addressList = (text: unknown): string[] => [
	...new Set(
		String(text ?? '')
			.split(/[\s,;]+/)
			.map((one) => one.trim().toLowerCase())
			.filter(Boolean),
	),
];
