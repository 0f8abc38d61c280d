import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { googleAddresses } from '../../../domain/sharing/googleAddresses';
import { sharedEvent, type SharedSheet } from '../../../domain/sharing/sheetLog';
import { sharingWarnings } from '../../../domain/sharing/sharingWords';
import { readRanges, readSheet, updateRequests, type SheetModel } from '../../../domain/sheet';
import { shareWith } from '../transport/drive';
import type { GoogleAccount } from '../transport/GoogleAccount';
import { attempt } from '../transport/GoogleFault';
import { askSpreadsheet, changeSpreadsheet } from '../transport/spreadsheet';
import { turnOf } from '../transport/turn';
import { keepersWith, modelOf, planParameters, readAsked, sheetOf } from './sheetParameters';

export const description: INodeProperties[] = planParameters('update');

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
	const wanted = sheet.sharing === 'keepers' ? {} : googleAddresses(units, sheet.domains);
	const added = Object.entries(wanted).filter(([unit]) => !sheet.editors[unit]);
	const refused = await shareWith(account, sheet.spreadsheetId, [
		...new Set(added.map(([, address]) => address)),
	]);
	const out = new Set(refused.map(({ address }) => address));
	const letIn = added.filter(([, address]) => !out.has(address));
	const editors = { ...sheet.editors, ...Object.fromEntries(letIn) };
	const model = modelOf(asked, { keepers, editors }, this, itemIndex);
	const changed = await carryIn(account, sheet, model, asked.now);
	const { planId, spreadsheetId, url, sharing } = sheet;
	const json = {
		planId,
		spreadsheetId,
		url,
		changed,
		warnings: added.length > 0 ? sharingWarnings({ sharing, units, editors, refused }) : [],
		rows: letIn.map(([unit, address]) => sharedEvent(sheet, unit, address, asked.now)),
		calls: account.calls - before,
	};
	return [{ json: json as unknown as IDataObject }];
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
