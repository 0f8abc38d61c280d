import type { sheets_v4 } from '@googleapis/sheets';
import type { Book } from '../book';
import { badRequest } from '../googleError';
import type { Grid } from '../grid';
import { mayEdit } from '../protection';
import type { Area, GridRange } from '../ranges';

export type Requests = sheets_v4.Schema$Request;
export type Reply = sheets_v4.Schema$Response;

/** Where one request of a batchUpdate acts, and for whom. */
export interface Context {
	book: Book;
	/** Whose token it is. */
	email: string;
	/** 'requests[3].updateCells', as Google names the place of a fault. */
	at: string;
}

type Handler<K extends keyof Requests> = (
	request: NonNullable<Requests[K]>,
	context: Context,
) => Reply | void;
export type Handlers = { [K in keyof Requests]?: Handler<K> };

/** The cells of a range that this account may change. */
export function editable(
	{ book, email, at }: Context,
	range: GridRange | undefined,
): { grid: Grid; area: Area } {
	const found = book.at(range, at);
	mayEdit(book, email, found.grid, found.area, at);
	return found;
}

/** Refuses an enumeration's value that Google does not have. */
export function oneOf(value: string | null | undefined, allowed: readonly string[], at: string): void {
	if (!value || !allowed.includes(value)) throw badRequest(`Invalid value at '${at}', "${value ?? ''}"`);
}

export function required<T>(value: T | null | undefined, at: string): T {
	if (value === null || value === undefined) throw badRequest(`Invalid ${at}: field is required`);
	return value;
}
