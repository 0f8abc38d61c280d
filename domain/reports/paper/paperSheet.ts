import { ANSWERS_MARK, KEY, TOKEN_MARK } from './marks';

/** A cell that holds something, as it stands in a workbook. */
export interface PaperCell {
	/** 0-based. */
	row: number;
	col: number;
	kind: 'text' | 'number' | 'yesno' | 'error';
	text: string;
	number?: number;
	/** The number format's code, 'General' without one. */
	format: string;
	/** What the cell shows under that format. */
	shown: string;
	formula: boolean;
}

/** A sheet as it came from outside; rows and columns of merges are 0-based, both ends included. */
export interface PaperSheet {
	name: string;
	cells: PaperCell[];
	merges: { row: number; col: number; toRow: number; toCol: number }[];
}

/** What the marks of a sheet lead to. Not ours, ours but spoilt (a Vietnamese sentence says how), or the form. */
export type FoundSheet =
	| { kind: 'none' }
	| { kind: 'spoilt'; message: string }
	| {
			kind: 'form';
			token: string;
			/** By field: where its answer stands. */
			places: Map<string, { row: number; col: number }>;
			cellAt: (place: { row: number; col: number }) => PaperCell | undefined;
	  };

const TOKEN = /^[\w-]+\.[\w-]+$/;
const NEW_ONE = 'Hãy tải phiếu mới từ liên kết trong thư đã gửi cho đơn vị rồi điền lại.';

/** 'G12' */
export function addressOf({ row, col }: { row: number; col: number }): string {
	let letters = '';
	for (let left = col; left >= 0; left = Math.floor(left / 26) - 1)
		letters = String.fromCharCode(65 + (left % 26)) + letters;
	return `${letters}${row + 1}`;
}

/** Finds token and answers of our form by their marks, wherever rows, columns and sheets were moved to. */
export function findForm({ cells }: Pick<PaperSheet, 'cells'>): FoundSheet {
	const marks = cells.filter(
		({ kind, formula, text }) => kind === 'text' && !formula && text.startsWith(KEY),
	);
	if (marks.length === 0) return { kind: 'none' };
	const spoilt = (words: string): FoundSheet => ({ kind: 'spoilt', message: `${words} ${NEW_ONE}` });
	const named = (mark: string) => marks.filter(({ text }) => text === mark);
	const [tokenMark, ...moreTokens] = named(TOKEN_MARK);
	const [answers, ...moreAnswers] = named(ANSWERS_MARK);
	if (moreTokens.length > 0 || moreAnswers.length > 0)
		return spoilt('Một trang của tệp chứa nhiều phiếu chép chung, không biết số liệu của phiếu nào.');
	const tokens = tokenMark
		? cells.filter(
				({ row, kind, formula, text }) =>
					row === tokenMark.row && kind === 'text' && !formula && TOKEN.test(text),
			)
		: [];
	if (tokens.length !== 1) return spoilt('Phiếu không còn mã của đơn vị (ô ẩn đã bị xóa hoặc sửa).');
	if (!answers) return spoilt('Phiếu đã bị đổi cấu trúc: không còn thấy cột trả lời.');
	const places = new Map<string, { row: number; col: number }>();
	for (const { row, text } of marks) {
		if (text === TOKEN_MARK || text === ANSWERS_MARK) continue;
		const field = text.slice(KEY.length);
		if (places.has(field))
			return spoilt('Phiếu đã bị đổi cấu trúc: một câu hỏi có ở hai dòng, không biết lấy dòng nào.');
		places.set(field, { row, col: answers.col });
	}
	const byPlace = new Map(cells.map((cell) => [`${cell.row},${cell.col}`, cell]));
	const token = tokens[0]!.text;
	return { kind: 'form', token, places, cellAt: ({ row, col }) => byPlace.get(`${row},${col}`) };
}
