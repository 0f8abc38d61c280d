import type { Doubt, Plan, PlanQuota } from '../types';
import { canon } from './canon';
import { sharedTotals, type SharedTotal } from './tableQuotas';
import type { Table } from './tables';

/** What the officer should settle about the numbers that the plan asks for. */
export function quotaDoubts({ quotas }: Plan, tables: Table[]): Doubt[] {
	const totals = sharedTotals(tables);
	return [
		...quotas.flatMap(partsDiffer),
		...totals.flatMap(tableDiffers),
		...quotas.flatMap((quota) => annexDiffers(quota, totals)),
		...quotas.flatMap((quota) => withoutOwner(quota, totals)),
	];
}

function partsDiffer(quota: PlanQuota): Doubt[] {
	const sum = rounded(quota.places.reduce((total, place) => total + place.count, 0));
	if (quota.places.length === 0 || (sum >= quota.min && sum <= quota.max)) return [];
	return [
		{
			code: 'total-mismatch',
			message: `Tổng số ${quota.item} là ${quota.max} nhưng cộng các địa điểm được ${sum}. Đề nghị kiểm tra lại văn bản.`,
			evidence: quota.evidence,
		},
	];
}

function tableDiffers({ item, written, sum, evidence }: SharedTotal): Doubt[] {
	if (written === null || written === sum) return [];
	return [
		{
			code: 'total-mismatch',
			message: `Bảng ghi tổng số ${item} là ${written} nhưng cộng các dòng được ${sum}. Đề nghị kiểm tra lại văn bản.`,
			evidence,
		},
	];
}

/** "Trồng 500 cây (theo phụ lục)" and an annex that shares out 450. */
function annexDiffers(quota: PlanQuota, totals: SharedTotal[]): Doubt[] {
	if (quota.scope !== 'total' || quota.appliesTo.length > 0 || quota.places.length > 0) return [];
	if (!/(?<![a-zà-ỹ])(?:phụ lục|biểu|bảng|kèm theo)(?![a-zà-ỹ])/u.test(canon(quota.evidence.text))) return [];
	const [first] = quota.item.split(' ');
	const same = totals.filter(({ item }) => item.split(' ')[0] === first);
	if (same.length === 0 || same.some((total) => isSum(quota, total))) return [];
	return same.slice(0, 1).map(({ item, sum, written }) => ({
		code: 'total-mismatch',
		message: `Văn bản ghi ${quota.max} ${quota.item} nhưng bảng phân bổ ${item} có tổng ${written ?? sum}. Đề nghị kiểm tra lại văn bản.`,
		evidence: quota.evidence,
	}));
}

/** A number that no heading, no "mỗi", no sentence and no table gives to anybody. */
function withoutOwner(quota: PlanQuota, totals: SharedTotal[]): Doubt[] {
	if (quota.appliesTo.length > 0 || totals.some((total) => isSum(quota, total))) return [];
	const count = quota.min === quota.max ? quota.max : `${quota.min}–${quota.max}`;
	return [
		{
			code: 'quota-without-owner',
			message: `Chỉ tiêu ${count} ${quota.item} chưa rõ giao cho đơn vị nào. Đề nghị xem lại phần chỉ tiêu.`,
			evidence: quota.evidence,
		},
	];
}

function isSum(quota: PlanQuota, { sum, written }: SharedTotal): boolean {
	return quota.max === sum || quota.max === written;
}

function rounded(number: number): number {
	return Math.round(number * 1000) / 1000;
}
