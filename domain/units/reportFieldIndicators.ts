import { foldName } from '../text/foldName';
import type { Indicator, Plan, Unit } from '../types';

/**
 * What each unit is asked beside its quotas, from the fields that the plan's report has (`f1`, `f2`… by their place in
 * the plan). A field that a quota of the unit already asks for is left out.
 */
export function reportFieldIndicators(plan: Plan, unitsOf: (name: string) => Unit[]) {
	const fields = (plan.reportFields ?? []).map((field, position) => ({
		indicator: { id: `f${position + 1}`, label: field.label, kind: field.kind, quota: null },
		units: new Set(field.appliesTo.flatMap(unitsOf)),
	}));
	return (unit: Unit, quotas: Indicator[]): Indicator[] => {
		const asked = new Set(quotas.map(({ label }) => thing(label)));
		return fields.flatMap(({ indicator, units }) =>
			(units.size === 0 || units.has(unit)) && !asked.has(thing(indicator.label)) ? [indicator] : [],
		);
	};
}

/** 'Số buổi tuyên truyền (buổi)' and 'Buổi tuyên truyền (chỉ tiêu chung: 3)' ask for one thing. */
function thing(label: string): string {
	return foldName(label.replace(/\s*\([^)]*\)/gu, '')).replace(/^(?:tong so|so luong|tong|so) /u, '');
}
