import type { StoredFile } from '../book';
import type { DecisionName } from './rules';
import type { FilterName } from './filters';
import type { DeskPaper } from './papers';

/** The pages of the desk. All but the first two work on units that were chosen, and lead back to where they came from. */
export type PageName =
	| 'choose'
	| 'list'
	| 'unit'
	| 'decide'
	| 'confirm'
	| 'enter'
	| 'papers'
	| 'papersRead'
	| 'files'
	| 'download'
	| 'end';

/** What goes with a decision. */
export interface Terms {
	reason: string;
	/** ISO instant: the new due time of an extension. */
	dueAt?: string;
	/** With a revoked link: whether a new one is sent at once. */
	newLink?: boolean;
}

/** Where the officer is. It travels from page to page inside the run, never through the browser. */
export interface DeskView {
	page: PageName;
	/** '' while no plan is chosen. */
	planId: string;
	/** Who decides, as the log will say it. */
	by: string;
	filter: FilterName;
	/** Codes of the units at hand. */
	units: string[];
	/** Where a page leads back to. */
	from: 'list' | 'unit' | 'papers';
	decision?: DecisionName;
	terms?: Terms;
	/** The revision of each unit that the officer has seen: nobody accepts what came in a moment ago. */
	seen?: Record<string, number>;
	/** What is wrong with the answers; each a Vietnamese sentence. */
	problems?: string[];
	/** What the officer typed, shown again. */
	answers?: Record<string, unknown>;
	/** What was just decided, to be told on the next page from what the log says of it. */
	done?: Done;
	/** Filled forms that the officer brought, as they were read; not stored yet. */
	papers?: DeskPaper[];
	/** The name of the file whose answers stand on the page that enters a report. */
	paper?: string;
	/** To be handed out. */
	files?: StoredFile[];
	/** Of the last page. */
	ending?: { title: string; message: string };
}

/** The rows that a decision appended and the messages that it caused, by their keys. */
export interface Done {
	/** None when only messages were sent again. */
	decision?: DecisionName;
	at: string;
	by: string;
	rows: { unit: string; key: string }[];
	messages: { unit: string; key: string }[];
}

/** The names under which the pages' answers come back. */
export const FIELDS = {
	by: 'nguoi',
	planFromLink: 'kh',
	unitFromLink: 'dv',
	plan: 'ke_hoach',
	filter: 'loc',
	action: 'viec',
	everyone: 'tat_ca',
	units: 'don_vi',
	reason: 'ly_do',
	date: 'han_ngay',
	time: 'han_gio',
	newLink: 'lien_ket_moi',
	after: 'sau_do',
	files: 'tep',
	papers: 'phieu_excel',
} as const;

/** The view of a page that leads on from this one: what belonged to the page itself stays behind. */
export function onTo(view: DeskView, next: Partial<DeskView>): DeskView {
	const { planId, by, filter, units, from } = view;
	return { page: 'list', planId, by, filter, units, from, ...next };
}

/** The same page again, with what is wrong and what was typed. */
export function again(view: DeskView, problems: string[], answers: Record<string, unknown>): DeskView {
	return { ...view, done: undefined, problems, answers };
}
