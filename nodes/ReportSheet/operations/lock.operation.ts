import { createHash } from 'node:crypto';
import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { storedPath } from '../../../domain/book';
import { lockedEvent } from '../../../domain/sharing/sheetLog';
import { exportWorkbook, XLSX } from '../transport/drive';
import type { GoogleAccount } from '../transport/GoogleAccount';
import { keepersWith, modelOf, planParameters, readAsked, sheetOf } from './sheetParameters';
import { carryIn } from './update.operation';

const PROPERTY = 'data';

export const description: INodeProperties[] = planParameters('lock');

/**
 * Closes every cell of the sheet and fetches a copy of it: `files` as Cất tệp takes them, `rows` for the log to be stored
 * after that, and the workbook. A plan that is opened again opens its sheet at the next Update.
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
	const model = { ...modelOf(asked, { keepers, editors: sheet.editors }, this, itemIndex), closed: true };
	const changed = await carryIn(account, sheet, model, asked.now);
	const bytes = await exportWorkbook(account, sheet.spreadsheetId);
	const sha256 = createHash('sha256').update(bytes).digest('hex');
	const name = `bang-chung-${asked.planId}.xlsx`;
	const path = storedPath(name, sha256);
	const file = { name, type: XLSX, size: bytes.length, sha256, path };
	const json = {
		planId: asked.planId,
		url: sheet.url,
		changed,
		files: [{ path, property: PROPERTY }],
		rows: [lockedEvent(sheet, file, asked.now)],
		calls: account.calls - before,
	};
	return [
		{
			json: json as unknown as IDataObject,
			binary: { [PROPERTY]: await this.helpers.prepareBinaryData(bytes, name, XLSX) },
		},
	];
}
