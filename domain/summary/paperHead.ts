import type { StoredPlan } from '../book';
import type { Paper } from './paper';
import type { Summary } from './types';

type PaperHead = Pick<
	Paper,
	'issuer' | 'number' | 'placeAndDate' | 'recipients' | 'signatory' | 'author' | 'now'
>;

const BLANK = '       ';

/**
 * What every paper about a plan has around its text. `kind` is the mark of the paper's kind ('BC'), empty for a letter.
 * Number and name stay blank: they are given when it is signed.
 */
export function paperHead({ plan }: StoredPlan, { head }: Summary, kind: string): PaperHead {
	const organ = plan.symbol?.split(/[-/]/).slice(1).join('-') || 'UBND';
	const mark = kind ? `${kind}-${organ}` : organ;
	const { authority, position } = plan.signatory ?? {};
	return {
		issuer: head.issuer,
		number: `Số:${BLANK}/${mark}`,
		placeAndDate: head.placeAndDate,
		recipients: recipientsOf(plan.recipients),
		signatory: [authority || head.signatory, position ?? '']
			.filter(Boolean)
			.map((line) => line.toLocaleUpperCase('vi')),
		author: head.issuer.join(' '),
		now: head.now,
	};
}

/** Those to whom the plan itself was reported, and the file copy that every paper has. */
function recipientsOf(recipients: StoredPlan['plan']['recipients']): string[] {
	const above = recipients.filter(({ purpose }) => purpose === 'report').map(({ name }) => `- ${name};`);
	return [...above, '- Lưu: VT.'];
}
