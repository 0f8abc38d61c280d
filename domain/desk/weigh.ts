import type { Desk, DeskUnit } from './openDesk';
import { RULES, type DecisionName } from './rules';
import type { Terms } from './view';

/** Which of the chosen units a decision makes sense for, and which not, and why. */
export interface Weighed {
	fit: DeskUnit[];
	unfit: { unit: DeskUnit; why: string }[];
}

export function weigh(
	decision: DecisionName,
	chosen: DeskUnit[],
	desk: Desk,
	terms: Terms = { reason: '' },
	seen?: Record<string, number>,
): Weighed {
	const weighed: Weighed = { fit: [], unfit: [] };
	for (const unit of chosen) {
		const why = RULES[decision].whyNot(unit, desk, terms, seen);
		if (why) weighed.unfit.push({ unit, why });
		else weighed.fit.push(unit);
	}
	return weighed;
}

/**
 * One sentence that names the units a decision is refused for, gathered by cause.
 *
 * @example 'Không duyệt được: Công an phường, Trạm Y tế phường (chưa nộp báo cáo).'
 */
export function refusal(decision: DecisionName, unfit: Weighed['unfit']): string {
	const causes = [...new Set(unfit.map(({ why }) => why))];
	const words = causes.map((cause) => {
		const units = unfit.filter(({ why }) => why === cause).map(({ unit }) => unit);
		return `${named(units)} (${cause})`;
	});
	return `Không ${RULES[decision].doing} được: ${words.join('; ')}.`;
}

/** 'Công an phường, Trạm Y tế phường và 12 đơn vị khác' */
export function named(units: DeskUnit[], most = 12): string {
	const names = units.slice(0, most).map(({ unit }) => unit.name);
	const rest = units.length - names.length;
	return rest > 0 ? `${names.join(', ')} và ${rest} đơn vị khác` : names.join(', ');
}
