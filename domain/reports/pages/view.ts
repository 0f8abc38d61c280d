import type { Book, StoredFile } from '../../book';
import type { Calendar, FormField } from '../../types';
import type { Problem } from '../checkReport';
import type { UnitReportState } from '../foldReports';
import type { OpenedLink } from '../openLink';

/** Which page a unit is on, and what goes with it. Kept by n8n between the pages, never sent to the browser. */
export interface ReportView {
	page: 'form' | 'check' | 'withdraw';
	/** As typed; shown again whatever was wrong with them. */
	answers: Record<string, unknown>;
	problems: Problem[];
	/** Files that were put away and go with the report, in the order of their coming. */
	kept: StoredFile[];
	/** Makes what this visit sends one and the same submission, however often it is stored. */
	session: string;
	/** The answers came out of our form as a workbook. */
	via?: 'xlsx';
}

/** What the pages are made of. */
export interface Visit {
	opened: OpenedLink;
	state: UnitReportState;
	book: Book;
	/** ISO instant. */
	now: string;
	calendar: Calendar;
	/** Where the unit gets its form as a workbook; left out where there is none. */
	paperLink?: string;
}

export interface Page {
	title: string;
	button: string;
	fields: FormField[];
}

export const html = (fieldName: string, content: string): FormField => ({
	fieldName,
	fieldLabel: fieldName,
	fieldType: 'html',
	html: content,
});

export const options = (values: readonly string[]) => ({
	fieldOptions: { values: values.map((option) => ({ option })) },
});
