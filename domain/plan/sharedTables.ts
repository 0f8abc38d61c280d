import type { Evidence } from '../types';
import { canon } from './canon';
import { countedNoun } from './countedNoun';
import { evidenceOf } from './lines';
import { SCALES, valueOf } from './numbers';
import { sharesByBody, sharesNumbers, TOTAL } from './tableGroups';
import type { Table } from './tables';

/** A number in a cell, with its other end and its percent sign. */
export const NUMBER_CELL =
	/^(?:khoảng |từ |ít nhất |tối thiểu |≥ ?)?(\d[\d.]*(?:,\d+)?)(?:\s*(?:-|–|đến)\s*(\d[\d.]*(?:,\d+)?))?\s*(%)?/u;
/** Words of a heading that say only that numbers stand below it. */
const ONLY_A_NUMBER =
	/^(?:chỉ tiêu|số lượng|khối lượng|kế hoạch|tổng số|tổng|số|định mức|mức)(?![a-zà-ỹ])\s*|(?<![a-zà-ỹ])(?:được )?(?:giao|phân bổ|đăng ký|cần đạt|tối thiểu|thực hiện|phấn đấu)(?![a-zà-ỹ])|năm 20\d\d|(?:quý [iv\d]+|tháng \d+)(?:\/20\d\d)?/gu;

const DESCRIPTIVE =
	/^(?:(?:tổng )?số (?:hộ(?: dân)?|(?:nhân )?khẩu|dân|nhân khẩu|hội viên|đoàn viên|học sinh|lớp)(?: hiện có| thực tế)?|dân số|tổng số (?:hộ|dân|khẩu|học sinh|hội viên))$/u;

/** A column that shares out a number: what falls to each row's name, and the total where the table states one. */
export interface SharedColumn {
	places: { name: string; count: number }[];
	/** What the table states in all, else what its rows come to. */
	total: number;
	evidence: Evidence;
	item: string;
	share: boolean;
}

export function sharedColumnsOf(tables: Table[]): SharedColumn[] {
	return tables.flatMap((table) => {
		if (sharesByBody(table)) return sharedRows(table);
		return sharesNumbers(table) ? sharedColumns(table) : [];
	});
}

/** Bodies head the columns: each row shares out one thing. */
function sharedRows({ columns, headings, rows }: Table): SharedColumn[] {
	return rows.flatMap((line): SharedColumn[] => {
		const cells = line.row ?? [];
		const numberIn = (at: number) => NUMBER_CELL.exec(canon(cells[at] ?? ''));
		const places = columns.flatMap((column, at) => {
			const number = column === 'body' ? numberIn(at) : null;
			return number
				? [{ name: headings[at] ?? '', count: valueOf(number[1] ?? ''), share: number[3] !== undefined }]
				: [];
		});
		const thing = cells[columns.indexOf('content')] ?? '';
		if (places.length === 0 || TOTAL.test(canon(thing))) return [];
		const measure = canon(cells[columns.indexOf('measure')] ?? '');
		const share = places.some((place) => place.share) || measure.includes('%');
		const stated = numberIn(columns.indexOf('amount'));
		const sum = rounded(places.reduce((all, { count }) => all + count, 0));
		return [
			{
				places: places.map(({ name, count }) => ({ name, count })),
				total: stated ? valueOf(stated[1] ?? '') : sum,
				evidence: evidenceOf(line),
				item: share ? `${canon(thing)} (%)` : measure || (thingCounted(thing) ?? canon(thing)),
				share,
			},
		];
	});
}

/** "Tổ chức lớp tập huấn …" counts lớp tập huấn, "Số hộ được vay vốn" counts hộ. */
export function thingCounted(content: string): string | null {
	const words = canon(content).replace(
		/^(?:(?:tổng )?số (?:lượng )?|(?:tổ chức|treo|trồng|xây dựng|thực hiện|mở|phát|in|viết|đăng|lắp đặt|vận động)\s+)/u,
		'',
	);
	return countedNoun(words, false)?.item ?? null;
}

function sharedColumns(table: Table): SharedColumn[] {
	const { columns, rows } = table;
	const nameAt = nameColumn(table);
	return columns.flatMap((column, at): SharedColumn[] => {
		if (column !== 'amount' || isSumOfOthers(table, at) || describesRows(table, at)) return [];
		let share = /%/.test(table.headings[at] ?? '');
		const found = rows.flatMap((line) => {
			const cells = line.row ?? [];
			const number = NUMBER_CELL.exec(canon(cells[at] ?? ''));
			share ||= number?.[3] !== undefined;
			const name = cells[nameAt] ?? '';
			const isTotal = name === '' || cells.some((cell) => TOTAL.test(canon(cell)));
			return number ? [{ name, isTotal, count: valueOf(number[1] ?? ''), evidence: evidenceOf(line) }] : [];
		});
		const { item, times } = itemOf(table, at, share);
		const scaled = found.map((each) => ({ ...each, count: rounded(each.count * times) }));
		const places = scaled.filter(({ isTotal }) => !isTotal);
		if (places.length === 0) return [];
		const total = scaled.find(({ isTotal }) => isTotal);
		const sum = rounded(places.reduce((all, { count }) => all + count, 0));
		return [
			{
				places: places.map(({ name, count }) => ({ name, count })),
				total: total?.count ?? sum,
				evidence: total?.evidence ?? table.evidence,
				item,
				share,
			},
		];
	});
}

function rounded(number: number): number {
	return Math.round(number * 1000) / 1000;
}

/** "Tổng số cây" beside the kinds of trees says nothing new. */
function isSumOfOthers({ columns, headings }: Table, at: number): boolean {
	const amounts = columns.filter((column) => column === 'amount').length;
	return amounts > 2 && /^(?:tổng|cộng)(?![a-zà-ỹ])/u.test(canon(headings[at] ?? ''));
}

/** "Số hộ" and "Dân số" beside what is asked of each row say how large it is. */
function describesRows({ columns, headings }: Table, at: number): boolean {
	const asked = columns.filter(
		(column, other) => column === 'amount' && !DESCRIPTIVE.test(canon(headings[other] ?? '')),
	);
	return asked.length > 0 && DESCRIPTIVE.test(canon(headings[at] ?? ''));
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
export function itemOf(table: Table, at: number, share: boolean): { item: string; times: number } {
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
