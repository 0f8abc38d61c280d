import type { SummaryIndicator } from '../../../domain/summary';
import { YES } from '../../../domain/summary/words';

/*
 * Formulas over a column's cells (`C13:C20`). Their words are ours, never text from outside, and each comes out
 * as the total of the same name in domain/summary.
 */

/** Empty text while there is nothing to add up, so that "no report yet" does not read as 0. */
export function sumOrBlank(cells: string): string {
	return `IF(COUNT(${cells})=0,"",SUM(${cells}))`;
}

/** Of a column of answers: the numbers added up, or the yeses counted. */
export function reportedTotal(kind: SummaryIndicator['kind'], cells: string): string {
	return kind === 'yesno' ? `IF(COUNTA(${cells})=0,"",COUNTIF(${cells},"${YES}"))` : sumOrBlank(cells);
}

/** `reported` less `assigned`, empty when either is. */
export function difference(assigned: string, reported: string): string {
	return `IF(OR(${assigned}="",${reported}=""),"",${reported}-${assigned})`;
}

/** The share of the quota that is done, empty when there is none. */
export function achieved(assigned: string, reported: string): string {
	return `IF(OR(${assigned}="",${reported}=""),"",IF(${assigned}=0,"",${reported}/${assigned}))`;
}
