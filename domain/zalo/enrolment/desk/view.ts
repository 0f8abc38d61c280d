import type { Book } from '../../../book';
import type { FormField, LogEvent } from '../../../types';

/** Which of the officer's pages is to be shown, and what goes with it. */
export interface EnrolmentView {
	page: 'list' | 'doors';
	filter?: Filter;
	/** Codes of units that stay ticked. */
	ticked?: string[];
	/** What is wrong with the answers, and what was just done; Vietnamese sentences. */
	problems?: string[];
	done?: string[];
	/** What the officer typed, shown again. */
	answers?: Record<string, string>;
}

export type Filter = 'all' | 'unbound' | 'bound';

/** By which chat the sheet invites. */
export type Road = 'oa' | 'bot';

export interface EnrolmentBook {
	book: Book;
	/** The secret that signs links. */
	secret: string;
	/** ISO instant. */
	now: string;
}

/** What follows from the answers to a page; rows are written before anything else happens. */
export type EnrolmentAnswer =
	| { decision: 'page'; view: EnrolmentView; rows: LogEvent[] }
	/** These units' codes are to be printed. */
	| { decision: 'sheet'; road: Road; units: string[]; view: EnrolmentView; rows: LogEvent[] }
	| { decision: 'done'; title: string; message: string; view: EnrolmentView; rows: LogEvent[] };

export interface EnrolmentPage {
	title: string;
	fields: FormField[];
}

/** Answers as n8n's form gives them: a list's answer is an array. */
export type Answers = Record<string, unknown>;

export const OFFICER = 'Cán bộ đầu mối';
