import { shortHash } from './rowKey';

/**
 * Up to which revision of the log a unit's answers in the sheet are known to be settled, and what they were then. It lies
 * in the hidden column *Mốc* of the unit's head row, so that a report by form that came later is told from answers that
 * were typed later (see weighAnswers).
 */
export interface Basis {
	revision: number;
	hash: string;
}

export function basisText(unit: string, { revision, hash }: Basis): string {
	return [encodeURIComponent(unit), String(revision), hash].join('|');
}

/** Null for anything but a basis of this unit. */
export function readBasis(text: string, unit: string): Basis | null {
	const [of, revision = '', hash = ''] = text.split('|');
	if (of !== encodeURIComponent(unit) || !/^\d+$/.test(revision) || !hash) return null;
	return { revision: Number(revision), hash };
}

/** `answers`: key, column and canonical content of each answer cell that holds something. */
export function answersHash(answers: [key: string, column: string, content: string][]): string {
	const lines = answers.filter(([, , content]) => content !== '').map((one) => JSON.stringify(one));
	return shortHash(lines.toSorted().join('\n'), 16);
}
