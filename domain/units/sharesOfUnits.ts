import type { Indicator, PlanQuota, Unit } from '../types';
import { matchName } from './matchName';
import type { NameIndex } from './nameIndex';
import { indicatorOfEach } from './quotaIndicators';

/**
 * A total whose places are units ("Thôn Đông 120, Thôn Tây 80"): each of them has its own number under the quota's id.
 * Empty when no place is a unit.
 */
export function sharesOfUnits(
	quota: PlanQuota,
	id: string,
	find: NameIndex,
): { unit: Unit; indicator: Indicator }[] {
	if (quota.scope !== 'total') return [];
	return quota.places.flatMap(({ name, count }) => {
		const { units } = matchName(name, find);
		const [unit] = units;
		if (!unit || units.length > 1) return [];
		return [{ unit, indicator: { ...indicatorOfEach(quota, id), quota: count } }];
	});
}
