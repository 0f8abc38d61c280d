import type { LogEvent } from '../types';
import type { Decided } from './decisionRows';
import type { Desk } from './openDesk';
import type { DecisionName } from './rules';
import type { Telling } from './tellings';
import { onTo, type DeskView } from './view';

/** What follows from the answers to a page: the next page, the rows to append, the messages to send. */
export interface DeskAnswer {
	view: DeskView;
	rows: LogEvent[];
	tellings: Telling[];
}

/** To another page; nothing happened. */
export function turn(view: DeskView): DeskAnswer {
	return { view, rows: [], tellings: [] };
}

/** What was decided is stored; the page where the units were chosen then tells what became of it. */
export function stored(view: DeskView, decision: DecisionName, decided: Decided, desk: Desk): DeskAnswer {
	const answer = told(view, decided, desk);
	return { ...answer, view: { ...answer.view, done: { ...answer.view.done!, decision } } };
}

/** Back to where the units were chosen, which then tells what became of these rows and messages. */
export function told(view: DeskView, { rows, tellings }: Decided, desk: Desk): DeskAnswer {
	const keys = ({ unit, key }: { unit: string; key: string }) => ({ unit, key });
	const done = { at: desk.now, by: view.by, rows: rows.map(keys), messages: tellings.map(keys) };
	return { view: { ...backFrom(view), done }, rows, tellings };
}

/** The page that the units were chosen on. */
export function backFrom(view: DeskView): DeskView {
	const { papers = [], seen } = view;
	if (view.from === 'unit') return onTo(view, { page: 'unit', seen });
	return view.from === 'papers' && papers.length > 0
		? onTo(view, { page: 'papersRead', from: 'list', units: [], papers, seen })
		: onTo(view, { units: [], from: 'list', seen });
}
