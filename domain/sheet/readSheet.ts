import type { sheets_v4 } from '@googleapis/sheets';
import type { LogEvent } from '../types';
import { basisText, type Basis } from './basis';
import { noteRequests } from './cellNotes';
import { a1, ANSWERS, COLUMN_NAMES, titleOf } from './columns';
import { editedFindings } from './givenCells';
import { textOf } from './grid';
import { layoutOf, type Layout } from './layout';
import { ourRows } from './ourRows';
import { REPORT_SHEET } from './sheetIds';
import type { SheetModel, SheetReading } from './sheetModel';
import { unitAnswers, type Finding } from './unitAnswers';
import { weighAnswers, type Source } from './weighAnswers';

/**
 * Reads the shared sheet of a plan: reports for the log, what is to be mended, and what to write back. `answer` is what
 * Google gave for {@link readRanges}, or an offline copy in the same shape (`by`: who uploaded it); `now` an ISO instant.
 *
 * A row is found by its key and a column by its mark, wherever people moved them. The same sheet and log read twice give
 * the same events, by key; once these are in the log, the sheet gives none. Append `events` first, then send `notes`.
 */
export function readSheet(
	answer: sheets_v4.Schema$Spreadsheet,
	model: SheetModel,
	now: string,
	{ by }: { by?: string } = {},
): SheetReading {
	const layout = layoutOf(answer);
	if (!layout)
		return alone(
			'sheet-missing',
			'Trang “Báo cáo” không còn trong bảng, hoặc mất cả hàng tiêu đề. Hãy mở Tệp → Lịch sử phiên bản và khôi phục bản trước đó.',
		);
	if (layout.planId !== null && layout.planId !== model.stored.planId)
		return alone(
			'other-plan',
			'Bảng này được lập cho một kế hoạch khác, nên không có số nào được nhận. Hãy chọn đúng bảng của kế hoạch.',
		);
	const found = ourRows(model, layout);
	const damage = headFindings(layout);
	const broken = damage.some(({ blocking }) => blocking);
	const findings: Finding[] = [
		...damage.map(({ finding }) => finding),
		...strangeFindings(layout, found.strange),
	];
	const events: LogEvent[] = [];
	const settled = new Map<number, string>();
	const source: Source = { now, copy: layout.copy, by };
	for (const { share, rows } of found.shares) {
		for (const row of rows) {
			const [at, second] = layout.rows.get(row.key) ?? [];
			if (at !== undefined && second === undefined) findings.push(...editedFindings(layout, row, at));
		}
		if (broken) continue;
		const read = unitAnswers(layout, share, rows, found.lost);
		const weighed = weighAnswers(model, share, { rows, read }, source);
		findings.push(...weighed.findings);
		if (weighed.event) events.push(weighed.event);
		const [head] = layout.rows.get(rows[0]!.key) ?? [];
		if (weighed.settled && head !== undefined) noteBasis(share.unit.code, head, weighed.settled, read.basis);
	}
	return {
		events,
		problems: findings.map(({ unit, place, code, sentence }) => ({
			unit,
			cell: place ? a1(...place) : '',
			sentence,
			code,
		})),
		notes: layout.copy
			? []
			: [...noteRequests(layout.grid, byCell(findings)), ...basisRequests(layout, settled)],
	};

	function noteBasis(unit: string, head: number, want: Basis, have: Basis | null): void {
		if (have?.hash !== want.hash || have.revision !== want.revision) settled.set(head, basisText(unit, want));
	}
}

function alone(code: 'sheet-missing' | 'other-plan', sentence: string): SheetReading {
	return { events: [], problems: [{ unit: '', cell: '', sentence, code }], notes: [] };
}

/** What became of the columns. Without its key, its answers or their number nothing of any row can be trusted. */
function headFindings({
	columns,
	doubled,
	titlesAt,
	marksAt,
}: Layout): { finding: Finding; blocking: boolean }[] {
	const needed: string[] = ['key', ...ANSWERS];
	const missing = COLUMN_NAMES.filter((name) => columns[name] === undefined).map((name) => ({
		blocking: needed.includes(name),
		finding: {
			unit: '',
			place: null,
			code: 'column-missing' as const,
			sentence: `Cột “${titleOf(name)}” không còn trên bảng. Hãy mở Tệp → Lịch sử phiên bản và khôi phục bản trước đó.`,
		},
	}));
	const twice = doubled.map(({ name, places }) => ({
		blocking: needed.includes(name),
		finding: {
			unit: '',
			place: [titlesAt ?? marksAt ?? 0, places.at(-1)!] as [number, number],
			code: 'column-missing' as const,
			sentence: `Cột “${titleOf(name)}” có ${places.length} lần trên bảng, không rõ cột nào đúng. Hãy xóa cột chép thừa.`,
		},
	}));
	return [...missing, ...twice];
}

function strangeFindings({ columns }: Layout, rows: number[]): Finding[] {
	const column = columns.item ?? columns.unit ?? columns.key ?? 0;
	return rows.map((at) => ({
		unit: '',
		place: [at, column],
		code: 'key-unknown',
		sentence:
			'Mã ẩn của dòng này không phải do hệ thống ghi, nên dòng không được đọc. Nếu là dòng chép thừa, hãy xóa đi.',
	}));
}

function byCell(findings: Finding[]): Map<string, string[]> {
	const cells = new Map<string, string[]>();
	for (const { place, sentence } of findings) {
		if (!place) continue;
		const sentences = cells.get(place.join()) ?? [];
		if (!sentences.includes(sentence)) cells.set(place.join(), [...sentences, sentence]);
	}
	return cells;
}

function basisRequests({ columns, grid }: Layout, settled: Map<number, string>): sheets_v4.Schema$Request[] {
	const columnIndex = columns.basis;
	if (columnIndex === undefined) return [];
	return [...settled].flatMap(([rowIndex, text]) =>
		textOf(grid.rows[rowIndex]?.[columnIndex]) === text
			? []
			: [
					{
						updateCells: {
							start: { sheetId: REPORT_SHEET, rowIndex, columnIndex },
							rows: [{ values: [{ userEnteredValue: { stringValue: text } }] }],
							fields: 'userEnteredValue',
						},
					},
				],
	);
}
