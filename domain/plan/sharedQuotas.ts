import type { PlanQuota } from '../types';
import { canon } from './canon';
import { sharedColumnsOf, type SharedColumn } from './sharedTables';
import type { Table } from './tables';
import { beginsWithUnit } from './unitWords';

/** "Trồng 500 cây (theo phụ lục)", "phân bổ như sau:". */
const TOLD_BY_TABLE = /(?<![a-zà-ỹ])(?:phụ lục|biểu|bảng|kèm theo|phân bổ|như sau|từng)(?![a-zà-ỹ])/u;
/** A heading that says how long or how large, not of what. */
const MEASURE_ONLY = /^(?:chiều dài|diện tích|số tiền|kinh phí|khối lượng|chỉ tiêu|trọng lượng)/u;

/**
 * The quotas with what tables share out: a total that a sentence states gets the table's rows as its places, any other
 * column is a total of its own. Percentages come to no total: those who have the same share one quota.
 */
export function withShared(quotas: PlanQuota[], tables: Table[]): PlanQuota[] {
	const columns = sharedColumnsOf(tables);
	const all = [...quotas];
	for (const column of columns) {
		if (column.share) all.push(...sharesOf(column));
		else {
			const stated = statedTotal(all, column, columns);
			const { places, item, total, evidence } = column;
			const appliesTo = places.map(({ name }) => name).filter(beginsWithUnit);
			if (stated) {
				const owners = appliesTo.length > 0 ? appliesTo : stated.appliesTo;
				all[all.indexOf(stated)] = { ...stated, places, appliesTo: owners };
			} else all.push({ item, min: total, max: total, scope: 'total', appliesTo, places, evidence });
		}
	}
	return all;
}

/** The sentence's total that the column shares out: the same number, or the same thing told to stand in a table. */
function statedTotal(
	quotas: PlanQuota[],
	column: SharedColumn,
	columns: SharedColumn[],
): PlanQuota | undefined {
	const open = quotas.filter(
		({ scope, places, appliesTo, item, evidence }) =>
			scope === 'total' &&
			places.length === 0 &&
			(appliesTo.length === 0 || TOLD_BY_TABLE.test(canon(evidence.text))) &&
			!item.endsWith('(%)'),
	);
	const sum = column.places.reduce((all, { count }) => all + count, 0);
	const equal = open.find(
		(quota) => (quota.max === column.total || quota.max === sum) && isSameThing(quota.item, column.item),
	);
	const alone = columns.filter(({ item }) => isSameThing(item, column.item)).length === 1;
	return (
		equal ??
		(alone
			? open.find(
					(quota) => isSameThing(quota.item, column.item) && TOLD_BY_TABLE.test(canon(quota.evidence.text)),
				)
			: undefined)
	);
}

function isSameThing(stated: string, inTable: string): boolean {
	return stated.split(' ')[0] === inTable.split(' ')[0] || MEASURE_ONLY.test(inTable);
}

function sharesOf({ places, item, evidence }: SharedColumn): PlanQuota[] {
	return [...new Set(places.map(({ count }) => count))].map((count) => ({
		item,
		min: count,
		max: count,
		scope: 'total',
		appliesTo: places.filter((place) => place.count === count).map(({ name }) => name),
		places: [],
		evidence,
	}));
}
