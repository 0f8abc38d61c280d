import { LINKS_FIELD, NOTE_FIELD, STATUS_FIELD } from '../reports/fields';
import { answersHash, readBasis, type Basis } from './basis';
import type { AnswerColumn } from './columns';
import { contentOf, textOf, type Content } from './grid';
import type { Layout } from './layout';
import { readAnswer, short, TAKEN_BACK, TICKED } from './readAnswer';
import { canonical } from './seal';
import type { SheetProblemCode, SheetShare } from './sheetModel';
import type { SheetRow } from './sheetRows';

/** A cell from 0; null for what has no cell. */
export type Place = [row: number, column: number] | null;

/** Something wrong, before it is known how the cell is called. */
export interface Finding {
	unit: string;
	place: Place;
	code: SheetProblemCode;
	sentence: string;
}

/** What the sheet says for one unit. */
export interface UnitAnswers {
	/** By field of the form, for checkReport. */
	answers: Record<string, string>;
	/** The cell of each field. */
	places: Record<string, Place>;
	/** Fields whose cells hold nothing at all; a remark or a link that was taken back is not among them. */
	empty: Set<string>;
	ticked: boolean;
	hash: string;
	basis: Basis | null;
	/** What makes that nothing can be taken from the unit's rows until it is mended. */
	findings: Finding[];
}

export const DONE_FIELD = 'da_hoan_tat';

/** Gathers a unit's cells, found by key and mark. Every cell that cannot be read is a finding; nothing is guessed. */
export function unitAnswers(
	layout: Layout,
	share: SheetShare,
	rows: SheetRow[],
	lost: Map<string, number> = new Map(),
): UnitAnswers {
	const gathering = new Gathering(layout, share.unit.code, lost);
	for (const row of rows) gathering.add(row);
	return gathering.result();
}

class Gathering {
	private readonly findings: Finding[] = [];
	private readonly places: Record<string, Place> = {};
	private readonly answers: Record<string, string> = {};
	private readonly raw: [string, string, string][] = [];
	private readonly notes: string[] = [];
	private readonly links: string[] = [];
	private readonly filled = new Set<string>();
	private basis: Basis | null = null;

	constructor(
		private readonly layout: Layout,
		private readonly unit: string,
		private readonly lost: Map<string, number>,
	) {}

	add(row: SheetRow): void {
		const found = this.layout.rows.get(row.key) ?? [];
		const [at] = found;
		if (at === undefined) return this.missing(row);
		if (found.length > 1) return this.twice(row, found);
		this.mergedKey(at);
		if (row.kind === 'unit') this.readHead(at);
		for (const name of row.asks) this.read(row, name, at);
	}

	result(): UnitAnswers {
		const { answers, places, findings, basis } = this;
		answers[NOTE_FIELD] = this.notes.join('\n');
		answers[LINKS_FIELD] = this.links.join('\n');
		const empty = new Set(Object.keys(places).filter((field) => !this.filled.has(field)));
		const ticked = answers[DONE_FIELD] === TICKED;
		delete answers[DONE_FIELD];
		return { answers, places, empty, ticked, hash: answersHash(this.raw), basis, findings };
	}

	private find(place: Place, code: SheetProblemCode, sentence: string): void {
		this.findings.push({ unit: this.unit, place, code, sentence });
	}

	private missing(row: SheetRow): void {
		const item = short(String(row.given.item));
		const at = this.lost.get(row.key);
		if (at === undefined)
			return this.find(
				null,
				'row-missing',
				`Dòng “${item}” không còn trên bảng. Hệ thống sẽ thêm lại dòng này; hãy điền lại nếu trước đó chưa nộp.`,
			);
		this.find(
			[at, this.layout.columns.item ?? 0],
			'key-missing',
			`Mã ẩn của dòng “${item}” bị xóa hoặc bị sửa. Hệ thống sẽ khôi phục rồi đọc lại; không cần điền lại.`,
		);
	}

	private twice(row: SheetRow, found: number[]): void {
		const column = this.layout.columns.item ?? this.layout.columns.key ?? 0;
		const numbers = found.map((one) => one + 1).join(', ');
		for (const at of found)
			this.find(
				[at, column],
				'key-twice',
				`Dòng “${short(String(row.given.item))}” có ${found.length} lần trên bảng (các dòng ${numbers}), không rõ số nào đúng. Hãy xóa dòng chép thừa.`,
			);
	}

	private readHead(at: number): void {
		const { columns, grid } = this.layout;
		if (columns.basis !== undefined)
			this.basis = readBasis(textOf(grid.rows[at]?.[columns.basis]), this.unit);
	}

	private mergedKey(at: number): void {
		const { columns, merged } = this.layout;
		const first = merged.get(`${at},${columns.key}`);
		if (first)
			this.find(
				first,
				'merged',
				'Ô mã của dòng này bị gộp với ô khác. Hãy bỏ gộp ô (Định dạng → Hợp nhất các ô → Hủy hợp nhất).',
			);
	}

	private read(row: SheetRow, name: AnswerColumn, at: number): void {
		const { columns, merged, grid } = this.layout;
		const column = columns[name];
		// That a column is gone is said once, for the whole sheet.
		if (column === undefined) return;
		const field = fieldOfCell(row, name);
		const place: Place = [at, column];
		this.places[field] ??= place;
		const first = merged.get(`${at},${column}`);
		if (first)
			return this.find(
				first,
				'merged',
				`“${short(String(row.given.item))}”: ô trả lời bị gộp với ô khác nên không rõ là số của dòng nào. Hãy bỏ gộp ô rồi điền lại.`,
			);
		const content = contentOf(grid.rows[at]?.[column]);
		const answer = readAnswer(row, name, content);
		if (content.is !== 'empty') this.filled.add(field);
		this.raw.push([
			row.key,
			name,
			'text' in answer && name === 'done' ? answer.text && canonical(true) : rawText(content),
		]);
		if ('sentence' in answer) this.find(place, answer.code, answer.sentence);
		else this.keep(row, name, answer.text);
	}

	private keep(row: SheetRow, name: AnswerColumn, text: string): void {
		if (name === 'note' || name === 'link') {
			if (text === '' || text === TAKEN_BACK) return;
			const labelled = name === 'note' && row.kind !== 'unit';
			(name === 'note' ? this.notes : this.links).push(
				labelled ? `${short(String(row.given.item))}: ${text}` : text,
			);
		} else this.answers[fieldOfCell(row, name)] = text;
	}
}

/** Remarks and links of all rows come together in the report's one remark and one list. */
function fieldOfCell(row: SheetRow, name: AnswerColumn): string {
	if (name === 'done') return DONE_FIELD;
	if (name === 'note') return NOTE_FIELD;
	if (name === 'link') return LINKS_FIELD;
	return name === 'status' && row.kind === 'unit' ? STATUS_FIELD : row.field;
}

/** As it stands there, for telling whether it was touched; equal for what a spreadsheet shows as equal. */
function rawText(content: Content): string {
	if (content.is === 'text') return canonical(content.text);
	if (content.is === 'number') return canonical(content.value);
	if (content.is === 'boolean') return canonical(content.value);
	if (content.is === 'formula') return `=${content.formula}`;
	return content.is === 'empty' ? '' : content.is;
}
