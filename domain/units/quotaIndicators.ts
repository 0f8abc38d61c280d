import type { Indicator, IndicatorKind, PlanQuota } from '../types';

const MONEY = /(?<!\p{L})(?:(?:nghìn|ngàn|triệu|tỷ|tỉ)\s+đồng|số\s+tiền|tiền|kinh\s+phí)(?!\p{L})|^đồng$/iu;
const WHERE = /(?<!\p{L})tại\s+[^.;:,()]{2,40}(?=[.;:,()]|$)/u;

/** The one indicator that every assignment has: the result in the unit's own words. */
export const RESULT_INDICATOR: Indicator = {
	id: 'ket_qua',
	label: 'Kết quả thực hiện',
	kind: 'text',
	quota: null,
};

/**
 * The indicator that each unit under a quota 'each' reports. Its id (`q1`, `q2`… by the quota's place in the plan) is the
 * same for all of them. Of a range the quota is the upper end.
 */
export function indicatorOfEach(quota: PlanQuota, id: string): Indicator {
	const where = WHERE.exec(quota.evidence.text.normalize('NFC'))?.[0];
	return {
		id,
		label: capitalised(where ? `${quota.item} ${where.trim()}` : quota.item),
		kind: kindOf(quota),
		quota: quota.max,
	};
}

/**
 * The indicators of a quota 'total': one a place (`q2p1`, `q2p2`…), or one for all when the plan names no place.
 * When several units share it (`shared`), none has a quota of its own and the label says the common one; a percentage
 * is the same for each of them as for all.
 */
export function indicatorsOfTotal(quota: PlanQuota, id: string, shared: boolean): Indicator[] {
	const parts =
		quota.places.length > 0
			? quota.places.map(({ name, count }, place) => ({
					id: `${id}p${place + 1}`,
					label: capitalised(`${quota.item} — ${placeName(name)}`),
					count,
				}))
			: [{ id, label: capitalised(quota.item), count: quota.max }];
	const common = shared && !quota.item.endsWith('(%)');
	return parts.map(({ id: part, label, count }) => ({
		id: part,
		label: common ? `${label} (chỉ tiêu chung: ${count})` : label,
		kind: kindOf(quota),
		quota: common ? null : count,
	}));
}

function kindOf(quota: PlanQuota): IndicatorKind {
	return MONEY.test(quota.item) ? 'money' : 'count';
}

function placeName(name: string): string {
	return name.replace(/^(Đường|Phố|Ngõ|Nhà|Khu|Trục)(?=\s)/u, (word) => word.toLowerCase());
}

function capitalised(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}
