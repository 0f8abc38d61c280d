import type { PlanQuota } from '../types';
import { amountsIn } from './amounts';
import { canon } from './canon';
import { countedNoun } from './countedNoun';
import type { GroupsAt } from './group';
import { evidenceOf } from './lines';
import { SCALES, valueOf } from './numbers';
import { itemOf, NUMBER_CELL, thingCounted } from './sharedTables';
import { sharesByBody, sharesNumbers, TOTAL } from './tableGroups';
import type { Table } from './tables';
import { namesIn } from './parties';
import { splitNames } from './unitNames';
import { standsForMany } from './unitWords';

/** "Tập huấn … | 02 lớp | Phòng A": the amount's noun is its own, the measure's, or the task's. */
export function quotasBesideTasks(tables: Table[], groupsAt: GroupsAt, year: number | null): PlanQuota[] {
	return tables
		.filter((table) => !sharesNumbers(table) && !sharesByBody(table))
		.flatMap((table) => besideTasks(table, groupsAt, year));
}

function besideTasks(table: Table, groupsAt: GroupsAt, year: number | null): PlanQuota[] {
	const { columns, rows } = table;
	return rows.flatMap((line): PlanQuota[] => {
		const cells = line.row ?? [];
		const of = (kind: string) =>
			columns.flatMap((column, at) => (column === kind && cells[at] ? [cells[at]] : []));
		const inCells = [...of('lead'), ...of('unit')].flatMap((cell) => namesIn(cell, true));
		const owner = ownerIn(groupsAt, line.line) ?? inCells;
		const content = of('content').join(': ');
		if (cells.some((cell) => TOTAL.test(canon(cell)))) return [];
		const measure = canon(of('measure')[0] ?? '');
		const fromCells = columns.flatMap((column, at) => {
			const number = column === 'amount' ? NUMBER_CELL.exec(canon(cells[at] ?? '')) : null;
			if (!number) return [];
			const behind = canon(cells[at] ?? '')
				.slice(number[0].length)
				.trim();
			const share = number[3] !== undefined || measure.includes('%');
			const { item, times } = thingOf(behind, measure, content, itemOf(table, at, share).item, share);
			const min = valueOf(number[1] ?? '') * times;
			return [{ item, min, max: number[2] ? valueOf(number[2]) * times : min, bearer: null }];
		});
		const fromWords = amountsIn(content, { year, target: false, owned: false }).filter(
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
			appliesTo: bearer ? splitNames(bearer) : owner,
			places: [],
			evidence: evidenceOf(line),
		}));
	});
}

function ownerIn(groupsAt: GroupsAt, line: number): string[] | undefined {
	const own = groupsAt(line);
	const leads = own.find((group) =>
		group.tasks.some(({ role, evidence }) => role !== 'coordinate' && evidence.line === line),
	);
	return (leads ?? own[0])?.names;
}

/** These measure a thing and are none: "tấn lương thực". */
const QUANTITY = /^(?:tấn|tạ|kg|ha|m2|m3|m|km|lít|m²|m³)$/u;
const MEASURED_BY =
	/^(?:(?:tổng|diện tích|sản lượng|khối lượng|chiều dài|số lượng|gieo trồng|trồng|nạo vét|xây dựng|làm)(?: mới)?\s+)+/u;

/** The thing of a number beside a task: the words behind the number, else what the task counts, else the measure. */
function thingOf(behind: string, measure: string, content: string, heading: string, share: boolean) {
	const scale = new RegExp(`^(?:(${SCALES})\\s+)?đồng$`, 'u').exec(behind || measure);
	if (scale) return { item: 'đồng', times: scale[1] ? valueOf('1', scale[1]) : 1 };
	if (share) return { item: `${canon(content) || heading} (%)`, times: 1 };
	const told = /^(?:tổng )?số (?:lượng )?/u.test(canon(content)) ? thingCounted(content) : null;
	if (QUANTITY.test(measure) && behind === '' && content !== '') {
		const thing = canon(content).replace(MEASURED_BY, '');
		return { item: `${measure} ${countedNoun(thing, false)?.item ?? thing}`.trim(), times: 1 };
	}
	const item = countedNoun(behind, false)?.item ?? told ?? (measure || (thingCounted(content) ?? heading));
	return { item, times: 1 };
}
