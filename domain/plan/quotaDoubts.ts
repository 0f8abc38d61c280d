import type { Doubt, Plan, PlanQuota } from '../types';
import { canon } from './canon';
import { sharedColumnsOf, type SharedColumn } from './sharedTables';
import type { Table } from './tables';

/** What the officer should settle about the numbers that the plan asks for. */
export function quotaDoubts({ quotas }: Plan, tables: Table[]): Doubt[] {
	const columns = sharedColumnsOf(tables).filter(({ share }) => !share);
	return [
		...quotas.flatMap(partsDiffer),
		...quotas.flatMap((quota) => tablesDiffer(quota, columns)),
		...quotas.flatMap((quota) => withoutOwner(quota, columns)),
	];
}

function partsDiffer(quota: PlanQuota): Doubt[] {
	const sum = rounded(quota.places.reduce((total, place) => total + place.count, 0));
	if (quota.places.length === 0 || (sum >= quota.min && sum <= quota.max)) return [];
	return [
		{
			code: 'total-mismatch',
			message: `Tổng số ${quota.item} là ${quota.max} nhưng cộng các phần được ${sum}. Đề nghị kiểm tra lại văn bản.`,
			evidence: quota.evidence,
		},
	];
}

/** "Trồng 500 cây (theo phụ lục)" and an annex whose kinds of trees come to 450. */
function tablesDiffer(quota: PlanQuota, columns: SharedColumn[]): Doubt[] {
	if (quota.scope !== 'total' || quota.places.length > 0) return [];
	if (!/(?<![a-zà-ỹ])(?:phụ lục|biểu|bảng|kèm theo)(?![a-zà-ỹ])/u.test(canon(quota.evidence.text))) return [];
	const same = kindsOf(quota, columns);
	const all = totalOf(same);
	if (same.length === 0 || quota.max === all) return [];
	return [
		{
			code: 'total-mismatch',
			message: `Văn bản ghi ${quota.max} ${quota.item} nhưng bảng phân bổ có tổng ${all}. Đề nghị kiểm tra lại văn bản.`,
			evidence: quota.evidence,
		},
	];
}

/** A number that no heading, no "mỗi", no sentence and no table gives to anybody. */
function withoutOwner(quota: PlanQuota, columns: SharedColumn[]): Doubt[] {
	if (quota.appliesTo.length > 0 || quota.max === totalOf(kindsOf(quota, columns))) return [];
	const count = quota.min === quota.max ? quota.max : `${quota.min}–${quota.max}`;
	return [
		{
			code: 'quota-without-owner',
			message: `Chỉ tiêu ${count} ${quota.item} chưa rõ giao cho đơn vị nào. Đề nghị xem lại phần chỉ tiêu.`,
			evidence: quota.evidence,
		},
	];
}

function kindsOf(quota: PlanQuota, columns: SharedColumn[]): SharedColumn[] {
	return columns.filter(({ item }) => item.split(' ')[0] === quota.item.split(' ')[0]);
}

function totalOf(columns: SharedColumn[]): number {
	return rounded(columns.reduce((sum, { total }) => sum + total, 0));
}

function rounded(number: number): number {
	return Math.round(number * 1000) / 1000;
}
