import type { Paper, PaperBlock, PaperTable } from '../../../domain/summary';
import { printable } from '../../transport/xlsx/printable';

type Docx = typeof import('docx');

/** Half-points, as the file format counts. Nghị định 30/2020/NĐ-CP, Phụ lục I: body 13–14, heads 12–13, table smaller. */
const SIZE = { body: 28, head: 26, motto: 28, table: 24, recipients: 22 };
const FONT = 'Times New Roman';
/** Twentieths of a point: 6 pt between paragraphs, first line 1.27 cm, 1.15 lines. */
const GAP = 120;
const INDENT = 720;
const LINE = 276;
const MILLIMETRE = 1440 / 25.4;

/** The paper as the bytes of a .docx file: A4 upright, page numbers centred on top from page 2 on. */
export async function writePaper(paper: Paper): Promise<Buffer> {
	// The library is needed here only: loading the node must stay cheap.
	const docx = await import('docx');
	const page = pageSetUp(docx);
	const document = new docx.Document({
		title: paper.title,
		creator: paper.author,
		lastModifiedBy: paper.author,
		styles: {
			default: {
				document: { run: { font: FONT, size: SIZE.body, color: '000000', language: { value: 'vi-VN' } } },
			},
		},
		sections: [
			{
				...page,
				children: [
					head(docx, paper),
					...title(docx, paper),
					...addressees(docx, paper.addressees),
					...paper.body.map((one) => block(docx, one)),
					closing(docx, paper),
					...paper.annexes.flatMap((table, index) => annex(docx, paper, table, index)),
				],
			},
		],
	});
	return await docx.Packer.toBuffer(document);
}

function pageSetUp({ Header, Paragraph, TextRun, PageNumber, AlignmentType }: Docx) {
	const number = new TextRun({ children: [PageNumber.CURRENT], font: FONT, size: SIZE.head });
	const millimetres = (count: number) => Math.round(count * MILLIMETRE);
	return {
		properties: {
			titlePage: true,
			page: {
				size: { width: millimetres(210), height: millimetres(297) },
				margin: {
					top: millimetres(20),
					bottom: millimetres(20),
					left: millimetres(30),
					right: millimetres(20),
					header: millimetres(10),
				},
			},
		},
		headers: {
			first: new Header({ children: [new Paragraph({})] }),
			default: new Header({
				children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [number] })],
			}),
		},
	};
}

interface LineStyle {
	bold?: boolean;
	italics?: boolean;
	size?: number;
	align?: 'center' | 'left' | 'both';
	before?: number;
	after?: number;
	pageBreakBefore?: boolean;
	keepNext?: boolean;
}

function line({ Paragraph, TextRun }: Docx, text: string, style: LineStyle = {}) {
	const { align = 'center', before = 0, after = 0, bold, italics, size = SIZE.body, ...rest } = style;
	// Text from outside may have lines of its own.
	const runs = printable(text)
		.split('\n')
		.map(
			(part, index) =>
				new TextRun({ text: part, bold, italics, size, font: FONT, ...(index > 0 && { break: 1 }) }),
		);
	return new Paragraph({ alignment: align, spacing: { before, after }, children: runs, ...rest });
}

/** The rule under issuer, tiêu ngữ and title: a border, shorter than the column by the indents. */
function rule({ Paragraph, BorderStyle }: Docx, indent: number) {
	return new Paragraph({
		indent: { left: indent, right: indent },
		spacing: { line: 60, lineRule: 'exact', after: GAP },
		border: { bottom: { style: BorderStyle.SINGLE, size: 4, color: '000000', space: 0 } },
	});
}

function head(docx: Docx, { issuer, number, placeAndDate, kind, subject }: Paper) {
	const underNumber = kind === null ? [line(docx, subject, { size: 24, before: 60 })] : [];
	return bareTable(
		docx,
		[40, 60],
		[
			[
				[...issuer.map((name) => line(docx, name, { bold: true, size: SIZE.head })), rule(docx, 1100)],
				[
					line(docx, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { bold: true, size: 25 }),
					line(docx, 'Độc lập - Tự do - Hạnh phúc', { bold: true, size: SIZE.motto }),
					rule(docx, 1050),
				],
			],
			[
				[line(docx, number, { size: SIZE.head }), ...underNumber],
				[line(docx, placeAndDate, { italics: true, size: SIZE.head })],
			],
		],
	);
}

function title(docx: Docx, { kind, subject }: Paper) {
	if (kind === null) return [];
	return [
		line(docx, kind, { bold: true, before: 240 }),
		line(docx, subject, { bold: true, after: 60 }),
		rule(docx, 3300),
	];
}

function addressees(docx: Docx, names: string[]) {
	if (names.length === 0) return [];
	if (names.length === 1) return [line(docx, `Kính gửi: ${names[0]}`, { before: 240, after: GAP * 2 })];
	const last = names.length - 1;
	return [
		line(docx, 'Kính gửi:', { before: 240 }),
		...names.map((name, index) =>
			line(docx, `- ${name}${index === last ? '.' : ';'}`, { after: index === last ? GAP * 2 : 0 }),
		),
	];
}

function block(docx: Docx, { kind, text }: PaperBlock) {
	const { Paragraph, TextRun, AlignmentType } = docx;
	const bold = kind === 'section' || kind === 'clause';
	return new Paragraph({
		alignment: AlignmentType.JUSTIFIED,
		indent: { firstLine: INDENT },
		spacing: { after: GAP, line: LINE },
		keepNext: bold,
		children: [new TextRun({ text: printable(text), bold, font: FONT, size: SIZE.body })],
	});
}

function closing(docx: Docx, { recipients, signatory }: Paper) {
	return bareTable(
		docx,
		[50, 50],
		[
			[
				[
					line(docx, 'Nơi nhận:', { bold: true, italics: true, size: 24, align: 'left' }),
					...recipients.map((name) => line(docx, name, { size: SIZE.recipients, align: 'left' })),
				],
				[...signatory.map((words) => line(docx, words, { bold: true })), line(docx, '', { before: 1300 })],
			],
		],
	);
}

function annex(docx: Docx, { kind, number, annexes }: Paper, table: PaperTable, index: number) {
	const name = annexes.length > 1 ? `PHỤ LỤC ${'I'.repeat(index + 1)}` : 'PHỤ LỤC';
	const paper = kind === null ? 'Công văn' : 'Báo cáo';
	return [
		line(docx, name, { bold: true, pageBreakBefore: true }),
		line(docx, table.title.toLocaleUpperCase('vi'), { bold: true }),
		line(
			docx,
			`(Kèm theo ${paper} ${number.charAt(0).toLocaleLowerCase('vi')}${number.slice(1)} ngày …../…../20…..)`,
			{ italics: true, after: GAP },
		),
		grid(docx, table),
	];
}

function grid(docx: Docx, { columns, rows }: PaperTable) {
	const { Table, TableRow, TableCell, WidthType, VerticalAlign } = docx;
	const cell = (text: string, width: number, style: LineStyle) =>
		new TableCell({
			width: { size: width, type: WidthType.PERCENTAGE },
			verticalAlign: VerticalAlign.CENTER,
			margins: { top: 40, bottom: 40, left: 80, right: 80 },
			children: [line(docx, text, { size: SIZE.table, ...style })],
		});
	return new Table({
		width: { size: 100, type: WidthType.PERCENTAGE },
		rows: [
			new TableRow({
				tableHeader: true,
				children: columns.map(({ title: words, width }) => cell(words, width, { bold: true })),
			}),
			...rows.map(
				(row) =>
					new TableRow({
						cantSplit: true,
						children: columns.map(({ width, align = 'left' }, col) => cell(row[col] ?? '', width, { align })),
					}),
			),
		],
	});
}

type CellContent = ReturnType<typeof line>[];

function bareTable(
	{ Table, TableRow, TableCell, WidthType, TableBorders }: Docx,
	widths: number[],
	rows: CellContent[][],
) {
	return new Table({
		width: { size: 100, type: WidthType.PERCENTAGE },
		borders: TableBorders.NONE,
		rows: rows.map(
			(cells) =>
				new TableRow({
					children: cells.map(
						(children, col) =>
							new TableCell({
								width: { size: widths[col]!, type: WidthType.PERCENTAGE },
								margins: { left: 0, right: 0 },
								children,
							}),
					),
				}),
		),
	});
}
