import type { Audience } from '../types';

const AUDIENCES: Record<Audience, string> = {
	contact: 'đầu mối đơn vị',
	head: 'lãnh đạo đơn vị',
	chair: 'lãnh đạo UBND',
};

/** Whom a step goes to, for the officer. */
export function audienceWords(to: Audience): string {
	return AUDIENCES[to];
}

/** Where a step lies: 'trước hạn 3 ngày làm việc', 'ngày đến hạn'; by hand when it lies nowhere. */
export function stepWords(workingDays: number | undefined): string {
	if (workingDays === undefined) return 'cán bộ đôn đốc';
	if (workingDays === 0) return 'ngày đến hạn';
	return workingDays < 0 ? `trước hạn ${-workingDays} ngày làm việc` : `quá hạn ${workingDays} ngày làm việc`;
}
