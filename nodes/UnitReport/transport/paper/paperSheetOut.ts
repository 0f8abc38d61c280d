import type { DataValidation, WriteSheet } from 'hucre';
import { ANSWERS_MARK, TOKEN_MARK, keyOf } from '../../../../domain/reports/paper/marks';
import type { PaperField, PaperForm } from '../../../../domain/reports/paper/paperForm';
import { MAX_TEXT_LENGTH } from '../../../../domain/reports/fields';
import { shorten } from '../../../../domain/messages/cleanLine';
import { formatInstant } from '../../../../domain/text/time';
import { Grid, address } from '../../../transport/xlsx/grid';
import type { PrintRange } from '../../../transport/xlsx/printNames';
import { heightOf, lineCount } from '../../../transport/xlsx/textHeight';
import { FONT, SIZE, paperStyles as styles } from './paperStyles';

/** Keys (hidden), number, question, measure, quota, last time, answer: in characters, together the width of an A4 page. */
const WIDTHS = [4, 5, 38, 11, 10, 17, 27];
const COLUMN = { key: 0, number: 1, label: 2, measure: 3, quota: 4, before: 5, answer: 6 } as const;
const LAST = WIDTHS.length - 1;
/** Beside the answer, which holds it whole. */
const LONGEST_BEFORE = 160;
/** Points: room to write some lines by hand, too. */
const TEXT_HEIGHT = 78;

/** One unit's form as a sheet, locked but for the answers; what it prints and the rows that every page repeats. */
export function paperSheetOut(form: PaperForm, name: string): { sheet: WriteSheet; print: PrintRange } {
	const grid = new Grid(WIDTHS);
	const marks = 0;
	grid.text({ row: marks, col: COLUMN.key }, TOKEN_MARK, styles.hidden);
	grid.text({ row: marks, col: COLUMN.label }, form.token, styles.hidden);
	grid.text({ row: marks, col: COLUMN.answer }, ANSWERS_MARK, styles.hidden);
	let row = head(grid, form, marks + 1);
	const headerRow = row;
	['STT', 'Nội dung', 'Đơn vị tính', 'Chỉ tiêu', 'Lần trước', 'Trả lời'].forEach((title, at) =>
		grid.text({ row, col: at + 1 }, title, styles.header),
	);
	grid.height(row++, heightOf(2, SIZE));
	const validations: DataValidation[] = [];
	form.groups.forEach(({ title, fields }, at) => {
		grid.text({ row, col: COLUMN.number, toCol: LAST }, `${'I'.repeat(at + 1)}. ${title}`, styles.group);
		grid.height(row++, 20);
		fields.forEach((field, index) => {
			question(grid, row, index + 1, field);
			const checked = validation(field, address(row, COLUMN.answer));
			if (checked) validations.push(checked);
			row += 1;
		});
	});
	const end = foot(grid, form, row);
	const sheet = grid.toSheet();
	sheet.rowDefs?.set(marks, { hidden: true });
	return {
		sheet: {
			...sheet,
			columns: WIDTHS.map((width, col) => ({ width, ...(col === COLUMN.key && { hidden: true }) })),
			name,
			dataValidations: validations,
			protection: { sheet: true, objects: true, scenarios: true, formatRows: true },
			...printSetUp(),
		},
		print: {
			sheet: name,
			area: `${address(1, COLUMN.number)}:${address(end - 1, LAST)}`,
			titleRows: [headerRow, headerRow],
		},
	};
}

function head(grid: Grid, form: PaperForm, from: number): number {
	let row = from;
	const line = (text: string, style: (typeof styles)[keyof typeof styles]) => {
		const span = { row, col: COLUMN.number, toCol: LAST };
		const size = style.font?.size ?? SIZE;
		grid.text(span, text, style);
		grid.height(row, heightOf(lineCount(text, (grid.widthOf(span) * 11) / size), size));
		row += 1;
	};
	line(form.issuer.toLocaleUpperCase('vi'), styles.issuer);
	line('PHIẾU BÁO CÁO KẾT QUẢ THỰC HIỆN', styles.title);
	line(form.title, styles.plan);
	line(`(${form.document})`, styles.aside);
	line(`Đơn vị: ${form.unit}`, styles.unit);
	line(`Hạn báo cáo: ${form.due}`, styles.line);
	if (form.before) line(form.before, styles.warning);
	line(
		'Chỉ điền ở các ô nền vàng; chọn trong danh sách ở các ô tình trạng. Số gõ như bình thường: 5, 1.250, 2,5 triệu. ' +
			`Điền xong, tải tệp này lên ở liên kết trong thư đã gửi cho đơn vị${byMail(form)}.`,
		styles.line,
	);
	return row;
}

function byMail({ mailbox }: PaperForm): string {
	return mailbox
		? `, hoặc gửi kèm thư đến ${mailbox} cùng ảnh, tệp minh chứng nếu có (có thư trả lời là đã nhận)`
		: '';
}

function question(grid: Grid, row: number, number: number, field: PaperField): void {
	const { kind, label, measure, quota, value } = field;
	const before = shorten(field.before, LONGEST_BEFORE);
	grid.text({ row, col: COLUMN.key }, keyOf(field.field), styles.hidden);
	grid.text({ row, col: COLUMN.number }, String(number), styles.fact);
	grid.text({ row, col: COLUMN.label }, label, styles.label);
	grid.text({ row, col: COLUMN.measure }, measure, styles.fact);
	grid.text({ row, col: COLUMN.quota }, quota, styles.fact);
	grid.text({ row, col: COLUMN.before }, before, kind === 'text' ? styles.label : styles.fact);
	grid.text({ row, col: COLUMN.answer }, value, styles.answer);
	const lines = Math.max(
		...(
			[
				[label, COLUMN.label],
				[measure, COLUMN.measure],
				[before, COLUMN.before],
				[value, COLUMN.answer],
			] as const
		).map(([text, col]) => lineCount(text, (WIDTHS[col]! * 11) / SIZE)),
	);
	// Excel takes no row taller than 409 points.
	grid.height(row, Math.min(400, Math.max(kind === 'text' ? TEXT_HEIGHT : 22, heightOf(lines, SIZE))));
}

/** What Excel asks before it takes an answer; the check on receipt has the last word. */
function validation(field: PaperField, range: string): DataValidation | null {
	const { kind, options, label } = field;
	const common = { range, allowBlank: true, showErrorMessage: true, errorTitle: 'Xin kiểm tra lại' };
	if (kind === 'choice')
		return {
			...common,
			type: 'list',
			values: [...options],
			errorMessage: 'Hãy chọn một trong các mục của danh sách.',
		};
	if (kind === 'number')
		return {
			...common,
			type: 'custom',
			// Answers are text; whatever begins with a digit may be a number as people write it.
			formula1: `ISNUMBER(VALUE(LEFT(TRIM(${range}),1)))`,
			errorMessage: 'Hãy nhập bằng chữ số, ví dụ 5 hoặc 1.250.',
			showInputMessage: true,
			inputTitle: label.slice(0, 31),
			inputMessage: 'Gõ số như bình thường: 5, 1.250 hoặc 2,5 triệu. Chưa làm được thì gõ 0.',
		};
	return {
		...common,
		type: 'textLength',
		operator: 'lessThanOrEqual',
		formula1: String(MAX_TEXT_LENGTH),
		errorMessage: `Hãy rút gọn còn ${MAX_TEXT_LENGTH} ký tự trở xuống.`,
	};
}

function foot(grid: Grid, form: PaperForm, from: number): number {
	const span = { row: from, col: COLUMN.number, toCol: LAST };
	const text = [
		`Phiếu dùng riêng cho đơn vị trên và kế hoạch này, có giá trị đến ${formatInstant(form.expiresAt)}; xin không chuyển cho đơn vị khác.`,
		form.officer,
	]
		.filter(Boolean)
		.join(' ');
	grid.text(span, text, styles.aside);
	grid.height(from, heightOf(lineCount(text, grid.widthOf(span)), SIZE));
	return from + 1;
}

/** A4 portrait, as wide as the page; margins in inches. */
function printSetUp(): Pick<WriteSheet, 'pageSetup' | 'headerFooter' | 'view'> {
	return {
		pageSetup: {
			paperSize: 'a4',
			orientation: 'portrait',
			fitToPage: true,
			fitToWidth: 1,
			fitToHeight: 0,
			margins: { top: 0.79, bottom: 0.79, left: 0.79, right: 0.6, header: 0.4, footer: 0.4 },
			horizontalCentered: true,
		},
		headerFooter: { differentFirst: true, oddHeader: `&C&"${FONT},Regular"&13&P` },
		view: { showGridLines: false },
	};
}
