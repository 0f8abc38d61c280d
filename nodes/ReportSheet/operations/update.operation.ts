import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { googleAddresses } from '../../../domain/sharing/googleAddresses';
import { sharedEvent, stuckEvent, type SharedSheet } from '../../../domain/sharing/sheetLog';
import { sharingWarnings } from '../../../domain/sharing/sharingWords';
import { readRanges, readSheet, updateRequests, type SheetModel } from '../../../domain/sheet';
import type { LogEvent, Unit } from '../../../domain/types';
import { shareWith } from '../transport/drive';
import type { GoogleAccount } from '../transport/GoogleAccount';
import { attempt } from '../transport/GoogleFault';
import { askSpreadsheet, changeSpreadsheet } from '../transport/spreadsheet';
import { turnOf } from '../transport/turn';
import {
	faultParameter,
	isTold,
	keepersWith,
	modelOf,
	planParameters,
	readAsked,
	sheetOf,
	type Asked,
} from './sheetParameters';

export const description: INodeProperties[] = [...planParameters('update'), faultParameter('update')];

/**
 * One item: what the log says is carried into the sheet (new units, due times, exclusions, quotas, states, closing) with the
 * notes beside cells that need somebody; never an answer, never a column of the users' own. `changed` requests were sent in
 * one call, none when all is as it should be. `rows` for the log name units that were let in.
 */
export async function execute(
	this: IExecuteFunctions,
	itemIndex: number,
	account: GoogleAccount,
): Promise<INodeExecutionData[]> {
	const asked = readAsked(this, itemIndex);
	const sheet = sheetOf(asked, this, itemIndex);
	const before = account.calls;
	const keepers = keepersWith(account, sheet.keepers);
	const units = modelOf(asked, { keepers, editors: sheet.editors }, this, itemIndex).shares.map(
		({ unit }) => unit,
	);
	const { value, fault } = await attempt(
		bringUp(account, sheet, asked, { keepers, units, context: this, itemIndex }),
	);
	if (fault && !isTold(this, itemIndex)) throw fault;
	const { planId, spreadsheetId, url } = sheet;
	const stuck = fault?.message ?? '';
	const json = {
		planId,
		spreadsheetId,
		url,
		ok: !fault,
		changed: value?.changed ?? 0,
		warnings: value?.warnings ?? [],
		rows: [...(value?.rows ?? []), ...(stuck === sheet.stuck ? [] : [stuckEvent(sheet, stuck, asked.now)])],
		calls: account.calls - before,
	};
	return [{ json: json as unknown as IDataObject }];
}

interface Situation {
	keepers: string[];
	units: Unit[];
	context: IExecuteFunctions;
	itemIndex: number;
}

async function bringUp(
	account: GoogleAccount,
	sheet: SharedSheet,
	asked: Asked,
	{ keepers, units, context, itemIndex }: Situation,
): Promise<{ changed: number; warnings: string[]; rows: LogEvent[] }> {
	const { sharing, spreadsheetId } = sheet;
	const wanted = sharing === 'keepers' ? {} : googleAddresses(units, sheet.domains);
	const added = Object.entries(wanted).filter(([unit]) => !sheet.editors[unit]);
	const refused = await shareWith(account, spreadsheetId, [...new Set(added.map(([, address]) => address))]);
	const out = new Set(refused.map(({ address }) => address));
	const letIn = added.filter(([, address]) => !out.has(address));
	const editors = { ...sheet.editors, ...Object.fromEntries(letIn) };
	const model = modelOf(asked, { keepers, editors }, context, itemIndex);
	return {
		changed: await carryIn(account, sheet, model, asked.now),
		warnings: added.length > 0 ? sharingWarnings({ sharing, units, editors, refused }) : [],
		rows: letIn.map(([unit, address]) => sharedEvent(sheet, unit, address, asked.now)),
	};
}

const MOST_ROUNDS = 3;

/**
 * Looks, reckons what is missing, writes it. When the outcome of the writing is unknown, or somebody changed rows in
 * between, it looks again: what was done needs no doing then.
 */
export async function carryIn(
	account: GoogleAccount,
	{ spreadsheetId }: SharedSheet,
	model: SheetModel,
	now: string,
): Promise<number> {
	for (let round = 1; ; round++) {
		const answer = await askSpreadsheet(account, spreadsheetId, readRanges());
		const { events, notes } = readSheet(answer, model, now);
		// A report that came in since the log was read is not spoken of before it is stored. Notes first: they go by place.
		const requests = [...(events.length > 0 ? [] : notes), ...updateRequests(answer, model).requests];
		const { fault } = await attempt(changeSpreadsheet(account, spreadsheetId, requests, turnOf(answer)));
		if (!fault) return requests.length;
		const moved = fault.refusal.status === 400;
		if (!(fault.unsure || moved) || round >= MOST_ROUNDS) throw fault;
	}
}
