import type { sheets_v4 } from '@googleapis/sheets';
import { ANSWERS, type AnswerColumn, type Places } from './columns';
import { REPORT_SHEET } from './sheetIds';
import type { SheetModel } from './sheetModel';

type Range = sheets_v4.Schema$GridRange;
type Protection = sheets_v4.Schema$ProtectedRange;

/** A row of ours where it stands in the sheet. */
export interface AskingRow {
	unit: string;
	asks: AnswerColumn[];
	at: number;
}

const WHOLE = 'kh:bang';
const UNIT = 'kh:don-vi:';

export const isOurs = ({ description }: Protection): boolean =>
	description === WHOLE || (description ?? '').startsWith(UNIT);

/**
 * What keeps the report sheet whole: everything is closed but the answer cells; where a unit has a Google address, these
 * are the unit's alone. Of several protections over one cell Google asks for each. A plan that is closed off, or a unit that
 * need not report, has no open cell.
 */
export function reportProtections(model: SheetModel, rows: AskingRow[], places: Places): Protection[] {
	const { closed, shares, keepers, editors } = model;
	const excluded = new Set(
		shares.filter(({ report }) => report.state === 'excluded').map(({ unit }) => unit.code),
	);
	const open = closed ? [] : rows.filter(({ unit }) => !excluded.has(unit));
	const own = shares.flatMap(({ unit: { code } }): Protection[] => {
		const editor = editors[code];
		const rowsOfUnit = open.filter(({ unit }) => unit === code);
		if (!editor) return [];
		return answerRanges(rowsOfUnit, places, () => true).map((range) => ({
			range,
			description: `${UNIT}${code}`,
			editors: { users: [...new Set([...keepers, editor])] },
		}));
	});
	return [
		{
			range: { sheetId: REPORT_SHEET },
			description: WHOLE,
			unprotectedRanges: answerRanges(open, places, (row, name) => row.asks.includes(name)),
			...kept(model),
		},
		...own,
	];
}

/** A sheet that nobody but its keepers edits. */
export function wholeSheet(sheetId: number, model: SheetModel): Protection {
	return { range: { sheetId }, description: WHOLE, ...kept(model) };
}

function kept({ keepers }: SheetModel): Protection {
	return keepers.length > 0 ? { editors: { users: keepers } } : {};
}

/** The fewest rectangles for these cells, columns with the same rows side by side taken together. */
function answerRanges(
	rows: AskingRow[],
	places: Places,
	asked: (row: AskingRow, name: AnswerColumn) => boolean,
): Range[] {
	const columns = ANSWERS.map((name) => ({
		at: places[name],
		runs: runs(rows.filter((row) => asked(row, name)).map(({ at }) => at)),
	})).toSorted((a, b) => a.at - b.at);
	const ranges: Range[] = [];
	for (const { at, runs: found } of columns) {
		for (const [startRowIndex, endRowIndex] of found) {
			const beside = ranges.find(
				(one) =>
					one.endColumnIndex === at && one.startRowIndex === startRowIndex && one.endRowIndex === endRowIndex,
			);
			if (beside) beside.endColumnIndex = at + 1;
			else
				ranges.push({
					sheetId: REPORT_SHEET,
					startRowIndex,
					endRowIndex,
					startColumnIndex: at,
					endColumnIndex: at + 1,
				});
		}
	}
	return ranges;
}

/** `[2, 3, 4, 7]` → `[[2, 5], [7, 8]]` */
function runs(numbers: number[]): [number, number][] {
	const found: [number, number][] = [];
	for (const number of [...new Set(numbers)].toSorted((a, b) => a - b)) {
		const last = found.at(-1);
		if (last?.[1] === number) last[1] = number + 1;
		else found.push([number, number + 1]);
	}
	return found;
}

/** The requests that lead from the protections there are to those there should be; other people's are left alone. */
export function protectionRequests(now: Protection[], wanted: Protection[]): sheets_v4.Schema$Request[] {
	const left = now.filter(isOurs);
	const requests: sheets_v4.Schema$Request[] = [];
	for (const want of wanted) {
		const same = left.findIndex((one) => one.description === want.description && sameRange(one, want));
		const at = same >= 0 ? same : left.findIndex(({ description }) => description === want.description);
		const [found] = at >= 0 ? left.splice(at, 1) : [];
		if (!found) requests.push({ addProtectedRange: { protectedRange: want } });
		else if (!sameProtection(found, want))
			requests.push({
				updateProtectedRange: {
					protectedRange: { ...want, protectedRangeId: found.protectedRangeId },
					fields: want.editors ? 'range,unprotectedRanges,editors' : 'range,unprotectedRanges',
				},
			});
	}
	// First what is not wanted any more, so that no cell is nobody's in between.
	const gone = left.map(({ protectedRangeId }) => ({ deleteProtectedRange: { protectedRangeId } }));
	return [...gone, ...requests];
}

function sameProtection(a: Protection, b: Protection): boolean {
	const holes = (one: Protection) => (one.unprotectedRanges ?? []).map(rangeText).toSorted().join(';');
	const users = (one: Protection) =>
		(one.editors?.users ?? [])
			.map((user) => user.toLowerCase())
			.toSorted()
			.join(';');
	return sameRange(a, b) && holes(a) === holes(b) && (!b.editors || users(a) === users(b));
}

function sameRange(a: Protection, b: Protection): boolean {
	return rangeText(a.range) === rangeText(b.range);
}

function rangeText(range: Range = {}): string {
	const { sheetId, startRowIndex, endRowIndex, startColumnIndex, endColumnIndex } = range;
	return [
		sheetId ?? 0,
		startRowIndex ?? 0,
		endRowIndex ?? '',
		startColumnIndex ?? 0,
		endColumnIndex ?? '',
	].join();
}
