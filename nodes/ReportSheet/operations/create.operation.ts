import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { googleAddresses } from '../../../domain/sharing/googleAddresses';
import { mayOpen } from '../../../domain/sharing/sheetLink';
import { createdEvent, sharedEvent, type SharedSheet, type Sharing } from '../../../domain/sharing/sheetLog';
import { sharingWarnings } from '../../../domain/sharing/sharingWords';
import { createRequests, readRanges, sheetTitle, unitLink, type SheetModel } from '../../../domain/sheet';
import { createInFolder, shareByLink, shareWith, type NotShared } from '../transport/drive';
import type { GoogleAccount } from '../transport/GoogleAccount';
import { attempt, isForbidden } from '../transport/GoogleFault';
import { NO_STORAGE } from '../transport/reasons';
import {
	askSpreadsheet,
	changeSpreadsheet,
	createSpreadsheet,
	hasCells,
	emptySheetIds,
	spreadsheetIdIn,
	spreadsheetUrl,
} from '../transport/spreadsheet';
import { fillEmpty } from './fillEmpty';
import { isSheetGone } from './read.operation';
import { addressList, keepersWith, modelOf, planParameters, readAsked, type Asked } from './sheetParameters';

const MOST_ROUNDS = 3;
const show = { operation: ['create'] };

export const description: INodeProperties[] = [
	...planParameters('create'),
	{
		displayName: 'Sharing',
		name: 'sharing',
		type: 'options',
		options: [
			{
				name: 'By Address',
				value: 'addresses',
				description: "The units' Google accounts, each its own answers only; other units use the form",
			},
			{
				name: 'By Link',
				value: 'link',
				description: 'Whoever has the link may open the sheet and type into the answer cells',
			},
			{ name: 'Nobody Yet', value: 'keepers', description: 'The officer gives access by hand' },
		],
		default: 'addresses',
		displayOptions: { show },
	},
	{
		displayName: 'Google Domains',
		name: 'domains',
		type: 'string',
		default: '',
		placeholder: 'hoabinhmau.example',
		description: 'Domains beside gmail.com whose addresses in the directory are Google accounts',
		displayOptions: { show },
	},
	{
		displayName: 'Keepers',
		name: 'keepers',
		type: 'string',
		default: '',
		placeholder: 'vhxh@hoabinhmau.example',
		description: 'Google addresses that may edit everything, such as the officer',
		displayOptions: { show },
	},
	{
		displayName: 'Folder ID',
		name: 'folder',
		type: 'string',
		default: '',
		description:
			'Folder of a shared drive to create in: for service accounts, which have no storage of their own',
		displayOptions: { show },
	},
	{
		displayName: 'Empty Spreadsheet',
		name: 'existing',
		type: 'string',
		default: '',
		description: 'ID or address of an empty spreadsheet to fill instead of creating one',
		displayOptions: { show },
	},
];

/**
 * One item: `planId`, `spreadsheetId`, `url`, `links` (unit → address of its own rows), `warnings` (Vietnamese), `rows`
 * for the log, `calls` made. A plan that has its sheet gets `existing: true` and no call.
 */
export async function execute(
	this: IExecuteFunctions,
	itemIndex: number,
	account: GoogleAccount,
): Promise<INodeExecutionData[]> {
	const asked = readAsked(this, itemIndex);
	const before = account.calls;
	if (asked.sheet) {
		const model = modelOf(asked, asked.sheet, this, itemIndex);
		return [{ json: { ...summary(asked.sheet, model, []), existing: true, rows: [], calls: 0 } }];
	}
	const text = (name: string) => String(this.getNodeParameter(name, itemIndex, '') ?? '').trim();
	const sharing = text('sharing') as Sharing;
	const domains = addressList(text('domains'));
	const officers = addressList(text('keepers'));
	const wanted = sharing === 'keepers' ? {} : addressesOf(asked, domains);
	// Before a file is made it must be sure that the plan is there.
	const draft = modelOf(asked, { keepers: [], editors: {} }, this, itemIndex);
	const home = { folder: text('folder'), existing: spreadsheetIdIn(text('existing')) };
	const { id, filled } = await makeFile(account, draft, home);
	const refused = await shareWith(account, id, [...new Set([...officers, ...Object.values(wanted)])]);
	const out = new Set(refused.map(({ address }) => address));
	const editors = Object.fromEntries(Object.entries(wanted).filter(([, address]) => !out.has(address)));
	const keepers = officers.filter((address) => !out.has(address));
	const model = modelOf(asked, { keepers: keepersWith(account, keepers), editors }, this, itemIndex);
	await fill(account, id, model, filled);
	// Last: until everything is closed but the answers, nobody comes by the link.
	if (sharing === 'link') await shareByLink(account, id);
	const url = spreadsheetUrl(id);
	const made = { planId: asked.planId, spreadsheetId: id, url, sharing, domains, keepers };
	const sheet: SharedSheet = { ...made, editors, lockedAt: null, stuck: '' };
	const rows = [
		createdEvent(made, asked.now),
		...Object.entries(editors).map(([unit, address]) => sharedEvent(made, unit, address, asked.now)),
	];
	return [
		{
			json: {
				...summary(sheet, model, refused),
				rows,
				calls: account.calls - before,
			} as unknown as IDataObject,
		},
	];
}

/** Of the units that the plan asks, those with a Google account. */
function addressesOf({ book, planId }: Asked, domains: string[]): Record<string, string> {
	const asked = new Set(
		book.plans.find((plan) => plan.planId === planId)?.assignments.map(({ unit }) => unit),
	);
	return googleAddresses(
		book.units.filter(({ code }) => asked.has(code)),
		domains,
	);
}

async function makeFile(
	account: GoogleAccount,
	model: SheetModel,
	{ folder, existing }: { folder: string; existing: string },
): Promise<{ id: string; filled: boolean }> {
	if (existing) return { id: existing, filled: false };
	if (folder) return { id: await createInFolder(account, folder, sheetTitle(model)), filled: false };
	const { value, fault } = await attempt(createSpreadsheet(account, createRequests(model).create));
	if (!fault) return { id: value, filled: true };
	// What Google says to a service account without storage is only 'The caller does not have permission'.
	throw account.isService && isForbidden(fault) ? account.refusal(NO_STORAGE) : fault;
}

/** `made`: the spreadsheet has its sheets already; else they are made in the same batch. */
async function fill(account: GoogleAccount, id: string, model: SheetModel, made: boolean): Promise<void> {
	const { create, batch } = createRequests(model);
	const requests = made ? batch : [...fillEmpty(create, await emptySheetIds(account, id)), ...batch];
	for (let round = 1; ; round++) {
		const { fault } = await attempt(changeSpreadsheet(account, id, requests, 0));
		if (!fault) return;
		// A batch is done whole or not at all: the cells tell which.
		if (!fault.unsure || round >= MOST_ROUNDS) throw fault;
		if (await isFilled(account, id)) return;
	}
}

async function isFilled(account: GoogleAccount, id: string): Promise<boolean> {
	const { value, fault } = await attempt(askSpreadsheet(account, id, readRanges()));
	if (fault && !isSheetGone(fault)) throw fault;
	return value !== undefined && hasCells(value);
}

function summary(sheet: SharedSheet, model: SheetModel, refused: NotShared[]) {
	const { planId, spreadsheetId, url, sharing, editors } = sheet;
	const units = model.shares.map(({ unit }) => unit);
	const able = units.filter(({ code }) => mayOpen(sheet, code));
	return {
		planId,
		spreadsheetId,
		url,
		sharing,
		links: Object.fromEntries(able.map(({ code }) => [code, unitLink(url, model, code)])),
		warnings: sharingWarnings({ sharing, units, editors, refused }),
	};
}
