import type { StoredPlan } from '../book';
import { formatInstant } from '../text/time';
import { letterOf } from './letters';
import type { Paper, PaperBlock, PaperTable } from './paper';
import { paperHead } from './paperHead';
import type { LateRow, Summary, SummaryIndicator, SummaryRow } from './types';
import { isReported } from './words';

/** Letters of a unit's own words in the annex; a longer text would fill pages. */
const LONGEST_RESULT = 500;

/**
 * The committee's draft report on one plan. Every number is one of the summary's, so it is the workbook's too; what units
 * said stands in quotation marks; nothing is added. Sections as wards write them: kết quả, tồn tại, kiến nghị, phụ lục.
 */
export function draftReport(stored: StoredPlan, summary: Summary): Paper {
	const { head } = summary;
	const rows = summary.groups.flatMap((group) => group.rows);
	const reasons = shortcomings(summary, rows);
	return {
		...paperHead(stored, summary, 'BC'),
		kind: 'BÁO CÁO',
		subject: `Kết quả thực hiện ${lowered(head.document)}`,
		addressees: [],
		body: [
			{ kind: 'paragraph', text: opening(summary) },
			{ kind: 'section', text: 'I. KẾT QUẢ THỰC HIỆN' },
			...numbered([reporting(summary), ...tasks(rows), ...indicators(summary, rows)]),
			{ kind: 'section', text: 'II. TỒN TẠI' },
			...numbered(reasons.clauses),
			{ kind: 'section', text: 'III. KIẾN NGHỊ' },
			...proposals(rows, reasons.quoted),
			{
				kind: 'paragraph',
				text: `Trên đây là kết quả thực hiện ${lowered(head.document)}, tính đến ${formatInstant(head.now)}./.`,
			},
		],
		annexes: [...indicatorAnnex(summary), unitAnnex(rows)],
		title: `Báo cáo kết quả thực hiện: ${head.title}`,
	};
}

type Clause = { title: string; blocks: PaperBlock[] };

function opening({ head, figures, counting }: Summary): string {
	const partial = figures.complete
		? ''
		: ` Mới có ${figures.reported}/${figures.units} đơn vị báo cáo, số liệu chưa đầy đủ.`;
	return `Thực hiện ${head.document} về ${lowered(head.title)}, kết quả tính đến ${formatInstant(head.now)} như sau.${partial} ${counting}`;
}

function reporting({ figures }: Summary): Clause {
	const { units, reported, onTime, late, returned, excluded } = figures;
	const sentences = [
		`Có ${reported}/${units} đơn vị đã báo cáo${share(reported, units)}; ${onTime} đơn vị báo cáo đúng hạn${share(onTime, units)}.`,
		late > 0 ? `${late} đơn vị chậm so với hạn của mình.` : 'Không có đơn vị chậm.',
		returned > 0 ? `${returned} đơn vị có báo cáo bị trả lại, chưa nộp lại.` : '',
		excluded > 0 ? `${excluded} đơn vị được loại trừ, không tính vào số phải báo cáo.` : '',
	];
	return { title: 'Tình hình báo cáo', blocks: [paragraph(sentences)] };
}

/** One clause a task, in the order of the plan's units: to how many it was given, how many say what of it. */
function tasks(rows: SummaryRow[]): Clause[] {
	const byText = new Map<string, { units: number; reported: number; statuses: Map<string, number> }>();
	for (const row of rows) {
		if (row.state === 'excluded') continue;
		for (const { text, status } of row.tasks) {
			const task = byText.get(text) ?? { units: 0, reported: 0, statuses: new Map<string, number>() };
			byText.set(text, task);
			task.units += 1;
			if (!isReported(row.state)) continue;
			task.reported += 1;
			if (status) task.statuses.set(status, (task.statuses.get(status) ?? 0) + 1);
		}
	}
	return [...byText].map(([text, { units, reported, statuses }]) => {
		const said = [...statuses].map(([status, count]) => `${count} đơn vị báo “${status}”`).join(', ');
		const first = `Giao ${units} đơn vị, ${reported} đơn vị đã báo cáo${said ? `: ${said}` : ''}.`;
		return { title: text.replace(/[.;:,\s]+$/u, ''), blocks: [paragraph([first])] };
	});
}

function indicators({ indicators: all }: Summary, rows: SummaryRow[]): Clause[] {
	if (all.length === 0) return [];
	const blocks = all.map(
		(one): PaperBlock => ({ kind: 'item', text: `- ${one.label}: ${indicatorWords(one, rows)}.` }),
	);
	return [{ title: 'Chỉ tiêu bằng số', blocks }];
}

function indicatorWords(
	{ id, kind, span, assigned, reported, difference }: SummaryIndicator,
	rows: SummaryRow[],
): string {
	const missing = rows.filter((row) => row.state !== 'excluded' && row.values[id]?.reported === null).length;
	const kinds = { cumulative: 'lũy kế', period: 'trong kỳ' };
	const yes = kind === 'yesno';
	const said = [
		span ? kinds[span] : '',
		assigned === null ? '' : yes ? `hỏi ${assigned} đơn vị` : `giao ${amount(assigned)}`,
		reported === null
			? 'chưa có số liệu'
			: yes
				? `${reported} đơn vị trả lời có`
				: `kết quả ${amount(reported)}${share(reported, assigned ?? 0)}`,
		!yes && difference ? `${difference < 0 ? 'thiếu' : 'vượt'} ${amount(Math.abs(difference))}` : '',
	].filter(Boolean);
	// Behind a comma it would read as one figure: "thiếu 8, 9 đơn vị".
	const some = reported !== null && missing > 0 ? `; ${missing} đơn vị chưa có số liệu` : '';
	return said.join(', ') + some;
}

/** Late units, then those that reported less than they were given, each with its own words where it has any. */
function shortcomings(
	{ late, indicators: all }: Summary,
	rows: SummaryRow[],
): { clauses: Clause[]; quoted: Set<string> } {
	const byUnit = new Map(rows.map((row) => [row.unit, row]));
	const quoted = new Set<string>();
	const quote = (unit: string) => {
		const said = byUnit.get(unit)?.remark ?? '';
		if (!said) return 'chưa nêu lý do';
		quoted.add(unit);
		return `đơn vị nêu: “${oneLine(said)}”`;
	};
	const lateLines = late.map((one) => `${one.name}: ${lateWords(one)}; ${quote(one.unit)}`);
	const short = rows.flatMap((row) =>
		all.flatMap(({ id, label }) => {
			const { assigned = null, reported = null } = row.values[id] ?? {};
			if (assigned === null || typeof reported !== 'number' || reported >= assigned) return [];
			return [
				`${row.name}: ${label}, giao ${amount(assigned)}, kết quả ${amount(reported)}; ${quote(row.unit)}`,
			];
		}),
	);
	const clauses = [
		{ title: `Đơn vị chậm báo cáo: ${late.length}`, blocks: lateLines.map(lettered) },
		{ title: `Chỉ tiêu đã báo cáo nhưng chưa đạt: ${short.length}`, blocks: short.map(lettered) },
	].filter(({ blocks }) => blocks.length > 0);
	const none = {
		title: 'Không có đơn vị chậm báo cáo, không có chỉ tiêu đã báo cáo mà chưa đạt',
		blocks: [],
	};
	return { clauses: clauses.length > 0 ? clauses : [none], quoted };
}

function lateWords({ situation, daysLate, remindersSent, lastRemindedAt }: LateRow): string {
	const days = daysLate > 0 ? `chậm ${daysLate} ngày làm việc` : 'chậm trong ngày đến hạn';
	const reminded =
		remindersSent > 0 && lastRemindedAt
			? `đã nhắc ${remindersSent} lần, gần nhất lúc ${formatInstant(lastRemindedAt)}`
			: '';
	return [situation.toLocaleLowerCase('vi'), days, reminded].filter(Boolean).join(', ');
}

/** What the units wrote beside their figures and was not quoted above; the officer keeps what is a proposal. */
function proposals(rows: SummaryRow[], quoted: Set<string>): PaperBlock[] {
	const notes = rows.filter(({ unit, remark }) => remark && !quoted.has(unit));
	if (notes.length === 0) return [paragraph(['Các đơn vị không nêu kiến nghị trong báo cáo.'])];
	return [
		paragraph(['Ghi chú của các đơn vị trong báo cáo:']),
		...notes.map(
			({ name, remark }): PaperBlock => ({ kind: 'item', text: `- ${name}: “${oneLine(remark)}”` }),
		),
	];
}

function indicatorAnnex({ indicators: all }: Summary): PaperTable[] {
	if (all.length === 0) return [];
	const columns: PaperTable['columns'] = [
		{ title: 'STT', width: 7, align: 'center' },
		{ title: 'Chỉ tiêu', width: 43 },
		{ title: 'Giao', width: 13, align: 'center' },
		{ title: 'Kết quả', width: 13, align: 'center' },
		{ title: 'Chênh lệch', width: 12, align: 'center' },
		{ title: 'Tỷ lệ', width: 12, align: 'center' },
	];
	const rows = all.map(({ label, assigned, reported, difference }, index) => [
		String(index + 1),
		label,
		amount(assigned),
		amount(reported),
		amount(difference),
		assigned && reported !== null ? percent(reported / assigned) : '',
	]);
	return [{ title: 'Chỉ tiêu giao và kết quả', columns, rows }];
}

function unitAnnex(rows: SummaryRow[]): PaperTable {
	return {
		title: 'Kết quả của từng đơn vị',
		columns: [
			{ title: 'STT', width: 7, align: 'center' },
			{ title: 'Đơn vị', width: 25 },
			{ title: 'Báo cáo', width: 19, align: 'center' },
			{ title: 'Số liệu', width: 20 },
			{ title: 'Kết quả thực hiện', width: 29 },
		],
		rows: rows.map(({ order, name, stateText, punctuality, figuresText, result }) => [
			String(order),
			name,
			[stateText, punctuality.toLocaleLowerCase('vi')].filter(Boolean).join(', '),
			figuresText,
			clipped(result),
		]),
	};
}

function clipped(text: string): string {
	return text.length <= LONGEST_RESULT
		? text
		: `${text.slice(0, LONGEST_RESULT).replace(/\s+\S*$/u, '')}… (còn tiếp trong báo cáo của đơn vị)`;
}

function numbered(clauses: Clause[]): PaperBlock[] {
	return clauses.flatMap(({ title, blocks }, index) => [
		{ kind: 'clause' as const, text: `${index + 1}. ${title}` },
		...blocks,
	]);
}

function lettered(text: string, index: number): PaperBlock {
	return { kind: 'item', text: `${letterOf(index)}) ${text}.` };
}

function paragraph(sentences: string[]): PaperBlock {
	return { kind: 'paragraph', text: sentences.filter(Boolean).join(' ') };
}

function share(part: number, whole: number): string {
	return whole > 0 ? ` (${percent(part / whole)})` : '';
}

/** As Excel shows it with the format 0%. */
function percent(ratio: number): string {
	return `${Math.round(ratio * 100)}%`;
}

function amount(value: number | null): string {
	return value === null ? '' : value.toLocaleString('vi-VN');
}

function oneLine(text: string): string {
	return text.replace(/\s+/gu, ' ').trim();
}

/** 'Kế hoạch số …' stays as it is; a title that begins a sentence is put inside one. */
function lowered(text: string): string {
	return /^(?:Kế hoạch|Công văn|Chỉ thị|Quyết định|Thông báo) số/u.test(text)
		? text
		: text.charAt(0).toLocaleLowerCase('vi') + text.slice(1);
}
