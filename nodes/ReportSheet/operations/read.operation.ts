import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { composeSheetDigest } from '../../../domain/messages/sheetDigest';
import { problemDigests } from '../../../domain/sharing/problemDigest';
import type { SharedSheet } from '../../../domain/sharing/sheetLog';
import {
	readRanges,
	readSheet,
	unitLink,
	type SheetModel,
	type SheetProblem,
	type SheetReading,
} from '../../../domain/sheet';
import type { GoogleAccount } from '../transport/GoogleAccount';
import { attempt, type GoogleFault } from '../transport/GoogleFault';
import { askSpreadsheet } from '../transport/spreadsheet';
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

export const description: INodeProperties[] = [...planParameters('read'), faultParameter('read')];

/**
 * First output, one item: `rows` for the log (reports with via "sheet", and what the sheet's problems are now), `submitted`,
 * `problems`, `url`, and `ok`: false when the sheet could not be read. Second output: the mails that tell units of problems that have stood for a while, as Send takes them.
 * The rows must be stored before the operation Update writes notes into the sheet.
 */
export async function execute(
	this: IExecuteFunctions,
	itemIndex: number,
	account: GoogleAccount,
): Promise<INodeExecutionData[][]> {
	const asked = readAsked(this, itemIndex);
	const sheet = sheetOf(asked, this, itemIndex);
	const before = account.calls;
	const keepers = keepersWith(account, sheet.keepers);
	const model = modelOf(asked, { keepers, editors: sheet.editors }, this, itemIndex);
	const { value, fault } = await attempt(askSpreadsheet(account, sheet.spreadsheetId, readRanges()));
	if (fault && !isTold(this, itemIndex) && !isSheetGone(fault)) throw fault;
	const reading = value ? readSheet(value, model, asked.now) : unreadable(fault!);
	if (value && sheet.stuck) reading.problems.push(ofTheSheet(sheet.stuck));
	return readingItems(reading, { asked, sheet, model, ok: !fault, calls: account.calls - before });
}

/** A sheet of ours that somebody deleted, or Google not answering, is for the officer. */
function unreadable(fault: GoogleFault): Pick<SheetReading, 'events' | 'problems'> {
	const sentence = isSheetGone(fault) ? SHEET_GONE : fault.message;
	return { events: [], problems: [ofTheSheet(sentence)] };
}

const ofTheSheet = (sentence: string): SheetProblem => ({
	unit: '',
	cell: '',
	sentence,
	code: 'sheet-missing',
});

const SHEET_GONE =
	'Trang Báo cáo hoặc Tổng hợp đã bị xóa khỏi bảng chung nên hệ thống không đọc được số liệu mới. Xin mở bảng, chọn Tệp, Lịch sử phiên bản và khôi phục bản trước đó. Số liệu đã ghi nhận không mất.';

/** One of our sheets is not in the spreadsheet. */
export const isSheetGone = ({ refusal }: GoogleFault): boolean =>
	refusal.status === 400 && /No grid with id/.test(refusal.message);

interface Situation {
	asked: Asked;
	sheet: SharedSheet;
	model: SheetModel;
	/** False when nothing could be read. */
	ok: boolean;
	calls: number;
}

/** What a reading of the sheet, or of an offline copy, gives. */
export function readingItems(
	{ events, problems }: Pick<SheetReading, 'events' | 'problems'>,
	{ asked, sheet, model, ok, calls }: Situation,
): INodeExecutionData[][] {
	const { planId, book, now } = asked;
	const { rows, digests } = problemDigests(planId, problems, book.events, now, { unread: !ok });
	const { spreadsheetId, url } = sheet;
	const unitOf = new Map(model.shares.map(({ unit }) => [unit.code, unit]));
	const { settings } = book;
	const messages = digests.flatMap((digest) => {
		const unit = unitOf.get(digest.unit) ?? null;
		const link = unit ? unitLink(url, model, unit.code) : url;
		const message = settings && composeSheetDigest({ digest, stored: model.stored, unit, link, settings });
		return message ? [{ json: message as unknown as IDataObject }] : [];
	});
	const json = {
		planId,
		ok,
		spreadsheetId,
		url,
		submitted: events.map(({ unit }) => unit),
		problems,
		rows: [...events, ...rows],
		calls,
	};
	return [[{ json: json as unknown as IDataObject }], messages];
}
