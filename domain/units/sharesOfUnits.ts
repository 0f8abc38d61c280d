import type { Indicator, PlanQuota, Unit } from '../types';
import { indicatorOfEach } from './quotaIndicators';

/**
 * A total whose places are units ("Thôn Đông 120, Thôn Tây 80"): each of them has its own number under the quota's id.
 * Empty when no place is a unit.
 */
export function sharesOfUnits(
	quota: PlanQuota,
	id: string,
	unitsOf: (name: string) => Unit[],
): { unit: Unit; indicator: Indicator }[] {
	if (quota.scope !== 'total') return [];
	return quota.places.flatMap(({ name, count }) => {
		const [unit, another] = unitsOf(name);
		if (!unit || another) return [];
		return [{ unit, indicator: { ...indicatorOfEach(quota, id), quota: count } }];
	});
}
