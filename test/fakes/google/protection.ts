import type { Book } from './book';
import { badRequest, forbidden, notFound } from './googleError';
import type { Axis, Grid } from './grid';
import { areaOf, contains, overlaps, type Area } from './ranges';

const PROTECTED =
	'You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection if you need to edit.';

/** Refuses an account that may not change this file at all. */
export function mayWrite(book: Book, email: string): void {
	const role = book.role(email);
	if (!role) throw notFound();
	if (role !== 'owner' && role !== 'writer') throw forbidden();
	if (book.contentRestrictions.some(({ readOnly }) => readOnly)) throw forbidden();
}

/**
 * Refuses what protection keeps from this account: a cell may be changed only by those whom EVERY range over it lets in,
 * the file's owner always. `warningOnly` keeps nobody out; a protected sheet has holes.
 * https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/sheets#ProtectedRange
 */
export function mayEdit(book: Book, email: string, grid: Grid, area: Area, at: string): void {
	if (closedRanges(book, email, grid).some((closed) => blocks(closed, area)))
		throw badRequest(`Invalid ${at}: ${PROTECTED}`);
}

/** Whether one account may type into a cell. */
export function canEdit(book: Book, email: string, grid: Grid, row: number, column: number): boolean {
	const area = { sheetId: grid.id, top: row, bottom: row + 1, left: column, right: column + 1 };
	return !closedRanges(book, email, grid).some((closed) => blocks(closed, area));
}

/** Rows or columns that cross a protected range are not inserted, deleted or sorted by those it keeps out. */
export function mayReshape(
	book: Book,
	email: string,
	grid: Grid,
	axis: Axis,
	from: number,
	to: number,
): void {
	const band: Area = {
		sheetId: grid.id,
		top: axis === 'ROWS' ? from : 0,
		bottom: axis === 'ROWS' ? to : grid.rowCount,
		left: axis === 'ROWS' ? 0 : from,
		right: axis === 'ROWS' ? grid.columnCount : to,
	};
	if (closedRanges(book, email, grid).some(({ area }) => overlaps(area, band))) throw badRequest(PROTECTED);
}

interface Closed {
	area: Area;
	holes: Area[];
}

function closedRanges(book: Book, email: string, grid: Grid): Closed[] {
	if (book.role(email) === 'owner') return [];
	return grid.objects.protectedRanges
		.filter(({ warningOnly, editors }) => !warningOnly && !editors?.users?.includes(email))
		.map(({ range, unprotectedRanges = [] }) => ({
			area: areaOf(range ?? {}, grid, 'protectedRange'),
			holes: unprotectedRanges.map((hole) => areaOf(hole, grid, 'unprotectedRanges')),
		}));
}

function blocks({ area, holes }: Closed, edited: Area): boolean {
	if (!overlaps(area, edited)) return false;
	if (holes.length === 0) return true;
	for (let row = Math.max(area.top, edited.top); row < Math.min(area.bottom, edited.bottom); row++)
		for (let column = Math.max(area.left, edited.left); column < Math.min(area.right, edited.right); column++)
			if (!holes.some((hole) => contains(hole, row, column))) return true;
	return false;
}

/** As Google answers: who asked for a protected range stays among its editors, the owner can never be shut out. */
export function withRequester(users: string[] | null | undefined, requester: string): string[] {
	return [...new Set([...(users ?? []), requester])];
}
