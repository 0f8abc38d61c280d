import { createHash } from 'node:crypto';
import type { Book } from '../../book';
import { plainWords } from '../../text/plainWords';
import type { LogEvent } from '../../types';
import { refusedAtDoor } from '../door';
import { foldReports } from '../foldReports';
import { filesBefore } from '../reportedBefore';
import { submittedEvent } from '../submittedEvent';
import { checkPaper } from './checkPaper';
import { openPaper } from './openPaper';
import type { FoundSheet, PaperSheet } from './paperSheet';

/** What became of one sheet. */
export interface PaperResult {
	/** The sheet's name, for the words. */
	sheet: string;
	ok: boolean;
	/** Whose it is, where its token is good; else empty. */
	planId: string;
	unit: string;
	/** What is to be stored; the same file again has the same key. */
	row?: LogEvent;
	/** What to mend, a plain Vietnamese sentence each. */
	problems: string[];
	/** Why the sheet as a whole is not taken; empty otherwise. */
	refusal: '' | 'forged' | 'spoilt' | 'expired' | 'revoked' | 'macro' | 'door';
	/** What came with it and is not kept, a Vietnamese sentence each. */
	left?: string[];
	/** Of this sheet of this file from this sender: it is answered once. */
	mark: string;
	/** Travels on to the receipt. */
	token: string;
}

export interface PaperSource {
	/** SHA-256 of the file. */
	sha256: string;
	/** The address of the mail that brought it. */
	from: string;
	macros: boolean;
}

/**
 * A filled sheet that came by mail, taken with the web form's checks and the rules at its door. Evidence that went with
 * the report before stays with the new one, as on the web form.
 */
export function submitPaper(
	form: Exclude<FoundSheet, { kind: 'none' }>,
	sheet: PaperSheet,
	source: PaperSource,
	{ book, secret, now }: { book: Book; secret: string; now: string },
): PaperResult {
	const paper = openPaper(form, sheet, book, secret, now);
	const { opened } = paper;
	const result: PaperResult = {
		sheet: sheet.name,
		ok: false,
		planId: opened?.stored.planId ?? '',
		unit: opened?.unit.code ?? '',
		problems: [],
		refusal: '',
		mark: markOf(sheet, source),
		token: form.kind === 'form' ? form.token : '',
	};
	if (source.macros)
		return {
			...result,
			refusal: 'macro',
			problems: ['Tệp có chứa macro nên không được nhận. Hãy lưu lại dạng .xlsx rồi gửi lại.'],
		};
	if (!paper.ok) {
		const { reason, message } = paper;
		const known = reason === 'expired' || reason === 'revoked' || reason === 'spoilt';
		return { ...result, refusal: known ? reason : 'forged', problems: [message] };
	}
	const { assignment } = paper.opened;
	const state = foldReports(assignment, book.events);
	const closed = refusedAtDoor(paper.opened, state, book, now);
	if (closed)
		return { ...result, refusal: 'door', problems: [`${closed.title}. ${plainWords(closed.message)}`] };
	const checked = checkPaper(paper, assignment, state, filesBefore(state));
	if (!checked.ok) return { ...result, problems: checked.problems.map(({ message }) => message) };
	const row = submittedEvent(paper.opened, state, checked.report, {
		at: now,
		// A report that is asked for anew may come as the same file.
		submissionId: `xlsx-${source.sha256.slice(0, 16)}-${state.round}`,
		via: 'xlsx',
		from: source.from,
	});
	return { ...result, ok: true, row };
}

function markOf({ name }: PaperSheet, { sha256, from }: PaperSource): string {
	return createHash('sha256')
		.update([sha256, name, from.toLowerCase()].join('\n'))
		.digest('hex')
		.slice(0, 16);
}
