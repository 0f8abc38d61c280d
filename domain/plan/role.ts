import type { TaskRole } from '../types';
import { canon } from './canon';

/**
 * What part the unit plays. "Chủ trì, phối hợp với …" leads; leading any part of a task is leading; helping
 * "đơn vị chủ trì" is not.
 */
export function roleOf(task: string): TaskRole {
	const text = canon(task);
	const begins = text.replace(
		/^(?:có trách nhiệm|chịu trách nhiệm|chủ động|tích cực|là (?:cơ quan|đơn vị|đầu mối))[\s,:]+/u,
		'',
	);
	if (/^chủ trì(?![a-zà-ỹ])|[,;.:]\s+chủ trì(?![a-zà-ỹ])/u.test(begins)) return 'lead';
	return /^(?:phối hợp|tham gia phối hợp|cùng phối hợp)(?![a-zà-ỹ])/u.test(begins)
		? 'coordinate'
		: 'implement';
}
