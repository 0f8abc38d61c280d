import type { Evidence, PlanQuota } from '../types';
import { amountsIn } from './amounts';
import { canon } from './canon';
import { countedNoun } from './countedNoun';
import type { Group } from './group';
import { evidenceOf } from './lines';
import { SCALES, valueOf } from './numbers';
import { sharesNumbers, TOTAL } from './tableGroups';
import type { Table } from './tables';
import { splitNames } from './unitNames';
import { beginsWithUnit, standsForMany } from './unitWords';

const NUMBER =
	/^(?:khoảng |từ |ít nhất |tối thiểu |≥ ?)?(\d[\d.]*(?:,\d+)?)(?:\s*(?:-|–|đến)\s*(\d[\d.]*(?:,\d+)?))?\s*(%)?/u;
/** Words of a heading that say only that numbers stand below it. */
const ONLY_A_NUMBER =
	/^(?:chỉ tiêu|số lượng|khối lượng|kế hoạch|tổng số|tổng|số|định mức|mức)(?![a-zà-ỹ])\s*|(?<![a-zà-ỹ])(?:được )?(?:giao|phân bổ|đăng ký|cần đạt|tối thiểu|thực hiện|phấn đấu)(?![a-zà-ỹ])|năm 20\d\d|(?:quý [iv\d]+|tháng \d+)(?:\/20\d\d)?/gu;

interface SharedColumn {
	places: { name: string; count: number; evidence: Evidence }[];
	total: { count: number; evidence: Evidence } | null;
	item: string;
	share: boolean;
	heading: Evidence;
}

/** What tables hand out: what falls to each body is its own; among places that are no bodies it is one total. */
export function sharedQuotas(tables: Table[]): PlanQuota[] {
	return sharedColumnsOf(tables).flatMap(({ places, total, item, share, heading }): PlanQuota[] => {
		const named = places.filter(({ name }) => beginsWithUnit(name)).length;
		if (share || named * 3 >= places.length * 2) {
			return places.map(({ name, count, evidence }) => ({
				item,
				min: count,
				max: count,
				scope: 'total',
				appliesTo: [name],
				places: [],
				evidence,
			}));
		}
		const max = total?.count ?? sumOf(places);
		return [
			{
				item,
				min: max,
				max,
				scope: 'total',
				appliesTo: [],
				places: places.map(({ name, count }) => ({ name, count })),
				evidence: total?.evidence ?? heading,
			},
		];
	});
}

/** What a column hands out in all. */
export interface SharedTotal {
	item: string;
	sum: number;
	/** The total that the table states; null when it states none. */
	written: number | null;
	evidence: Evidence;
}

export function sharedTotals(tables: Table[]): SharedTotal[] {
	return sharedColumnsOf(tables).flatMap(({ places, total, item, share, heading }) =>
		share
			? []
			: [{ item, sum: sumOf(places), written: total?.count ?? null, evidence: total?.evidence ?? heading }],
	);
}

function sharedColumnsOf(tables: Table[]): SharedColumn[] {
	return tables.filter(sharesNumbers).flatMap(sharedColumns);
}

function sharedColumns(table: Table): SharedColumn[] {
	const { columns, rows } = table;
	const nameAt = nameColumn(table);
	return columns.flatMap((column, at): SharedColumn[] => {
		if (column !== 'amount') return [];
		let share = /%/.test(table.headings[at] ?? '');
		const found = rows.flatMap((line) => {
			const cells = line.row ?? [];
			const number = NUMBER.exec(canon(cells[at] ?? ''));
			share ||= number?.[3] !== undefined;
			const name = cells[nameAt] ?? '';
			const isTotal = name === '' || cells.some((cell) => TOTAL.test(canon(cell)));
			return number ? [{ name, isTotal, count: valueOf(number[1] ?? ''), evidence: evidenceOf(line) }] : [];
		});
		const { item, times } = itemOf(table, at, share);
		const scaled = found.map((each) => ({ ...each, count: Math.round(each.count * times * 1000) / 1000 }));
		const places = scaled.filter(({ isTotal }) => !isTotal);
		return places.length === 0
			? []
			: [
					{
						places,
						total: scaled.find(({ isTotal }) => isTotal) ?? null,
						item,
						share,
						heading: table.evidence,
					},
				];
	});
}

function sumOf(places: { count: number }[]): number {
	return Math.round(places.reduce((all, { count }) => all + count, 0) * 1000) / 1000;
}

/** Where the names stand: the column of bodies, else the first with words. */
function nameColumn({ columns, rows }: Table): number {
	const unit = columns.findIndex((column) => column === 'unit' || column === 'lead');
	if (unit >= 0) return unit;
	return columns.findIndex(
		(column, at) => column !== 'order' && rows.some((line) => /\p{L}{2}/u.test(line.row?.[at] ?? '')),
	);
}

/** What a column counts: its heading's noun, the measure in brackets, else what the caption counts. */
function itemOf(table: Table, at: number, share: boolean): { item: string; times: number } {
	const heading = canon(table.headings[at] ?? '');
	const bracket = /\(([^)]*)\)/u.exec(heading)?.[1]?.trim() ?? '';
	const scale = new RegExp(`^(${SCALES})\\s+đồng|^(đồng)$`, 'u').exec(bracket);
	if (scale) return { item: 'đồng', times: scale[1] ? valueOf('1', scale[1]) : 1 };
	const bare = (text: string) =>
		text
			.replace(/\([^)]*\)/g, ' ')
			.replace(ONLY_A_NUMBER, ' ')
			.replace(/\s+/g, ' ')
			.trim();
	const caption = /(?:chỉ tiêu|số lượng|phân bổ|giao)\s+(.+)/u.exec(canon(table.caption))?.[1] ?? '';
	const noun =
		bare(heading) ||
		(bracket.includes('%') ? '' : bracket) ||
		bare(canon(table.groups[at] ?? '')) ||
		(countedNoun(bare(caption), false)?.item ?? '') ||
		'chỉ tiêu';
	return { item: share ? `${noun} (%)` : (countedNoun(noun, false)?.item ?? noun), times: 1 };
}

/** "Tập huấn … | 02 lớp | Phòng A": the amount's noun is its own, the measure's, or the task's. */
export function quotasBesideTasks(tables: Table[], groups: Group[], year: number | null): PlanQuota[] {
	return tables.filter((table) => !sharesNumbers(table)).flatMap((table) => besideTasks(table, groups, year));
}

function besideTasks(table: Table, groups: Group[], year: number | null): PlanQuota[] {
	const { columns, rows } = table;
	return rows.flatMap((line): PlanQuota[] => {
		const cells = line.row ?? [];
		const of = (kind: string) =>
			columns.flatMap((column, at) => (column === kind && cells[at] ? [cells[at]] : []));
		const owner = ownerIn(groups, line.line);
		const content = of('content').join(': ');
		if (cells.some((cell) => TOTAL.test(canon(cell)))) return [];
		const fromCells = columns.flatMap((column, at) => {
			const number = column === 'amount' ? NUMBER.exec(canon(cells[at] ?? '')) : null;
			if (!number) return [];
			const behind = canon(cells[at] ?? '')
				.slice(number[0].length)
				.trim();
			const share = number[3] !== undefined;
			const noun =
				countedNoun(behind, share)?.item ??
				(of('measure')[0] ? canon(of('measure')[0] ?? '') : null) ??
				nounOf(content) ??
				itemOf(table, at, share).item;
			const item = share && !noun.includes('%') ? `${noun} (%)` : noun;
			const min = valueOf(number[1] ?? '');
			return [{ item, min, max: number[2] ? valueOf(number[2]) : min, bearer: null }];
		});
		const fromWords = amountsIn(content, { year, target: false }).filter(
			(amount) => !fromCells.some(({ max }) => max === amount.max),
		);
		return [...fromCells, ...fromWords].map(({ item, min, max, bearer }) => ({
			item,
			min,
			max,
			scope:
				bearer !== null || (!item.includes('%') && owner.length > 0 && owner.every(standsForMany))
					? 'each'
					: 'total',
			appliesTo: bearer === null ? owner : splitNames(bearer),
			places: [],
			evidence: evidenceOf(line),
		}));
	});
}

function ownerIn(groups: Group[], line: number): string[] {
	const own = groups.filter((group) => group.lines.some((each) => each.line === line));
	const leads = own.find((group) =>
		group.tasks.some(({ role, evidence }) => role !== 'coordinate' && evidence.line === line),
	);
	return (leads ?? own[0])?.names ?? [];
}

/** "Tổ chức lớp tập huấn …" counts lớp tập huấn. */
function nounOf(content: string): string | null {
	const words = canon(content).replace(
		/^(?:tổ chức|treo|trồng|xây dựng|thực hiện|mở|phát|in|viết|đăng|lắp đặt|vận động)\s+/u,
		'',
	);
	return countedNoun(words, false)?.item ?? null;
}
