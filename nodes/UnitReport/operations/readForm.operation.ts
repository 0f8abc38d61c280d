import { createHash } from 'node:crypto';
import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import type { Book } from '../../../domain/book';
import { foldReports } from '../../../domain/reports/foldReports';
import { admitFiles, withFiles } from '../../../domain/reports/paper/paperEvidence';
import { submitPaper, type PaperResult } from '../../../domain/reports/paper/submitPaper';
import { readBook, bookParameter } from '../../parameters/book';
import { nowParameter, readNow } from '../../parameters/now';
import type { Received, ReceivedFile } from './receiveFiles';
import { receiveMailed } from './receiveMailed';

const show = { operation: ['readForm'] };
/** A mail may bring any number of files. */
const MOST_FILES = 20;
const AT_THE_LINK = 'Xin tải lên ở phiếu báo cáo của đơn vị.';
const TOO_MANY = `Thư có hơn ${MOST_FILES} tệp: các tệp sau không được đọc. ${AT_THE_LINK}`;
const WHOSE = `Thư có phiếu của nhiều đơn vị, không biết ảnh và tệp khác là của đơn vị nào nên không cất. ${AT_THE_LINK}`;
const NOT_KEPT = `Ảnh, tệp gửi kèm chưa cất được do lỗi của hệ thống. ${AT_THE_LINK}`;

export const description: INodeProperties[] = [
	bookParameter('readForm'),
	{
		displayName: 'Sender',
		name: 'from',
		type: 'string',
		default: '={{ $json.from?.address }}',
		description: 'The address of the mail that brought the files; the log keeps it',
		displayOptions: { show },
	},
	nowParameter('readForm'),
];

/**
 * Looks for our forms in all files of an item; what came with one unit's form is its evidence. The item with `papers`
 * (PaperResult, one a sheet; empty when no file is ours), `rows` for the log, and the `files` to put away first with their
 * `folder` (as the operation Check gives them, the content in the item's binary data). `unkept` has papers and rows as they are to
 * be stored when the files could not be put away. The same mail again gives rows with the same keys.
 */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<INodeExecutionData> {
	const { secret } = await this.getCredentials('keHoachLinkApi', itemIndex);
	const item = this.getInputData()[itemIndex];
	const book = readBook(this, itemIndex);
	const at = { book, secret: String(secret), now: readNow(this, itemIndex) };
	const from = String(this.getNodeParameter('from', itemIndex, '') ?? '').slice(0, 254);
	const papers: PaperResult[] = [];
	const others: string[] = [];
	const properties = Object.keys(item?.binary ?? {});
	for (const property of properties.slice(0, MOST_FILES)) {
		const { readPaperFile } = await import('../../transport/xlsx/readPaperFile');
		const content = await this.helpers.getBinaryDataBuffer(itemIndex, property);
		const file = await readPaperFile(content);
		if (file.papers.length === 0) others.push(property);
		const sha256 = createHash('sha256').update(content).digest('hex');
		const source = { sha256, from, macros: file.macros };
		papers.push(...file.papers.map(({ form, sheet }) => submitPaper(form, sheet, source, at)));
	}
	const bare = withoutDoubles(papers);
	if (bare.length === 0) return { json: given(item, bare), binary: item?.binary };
	const tooMany = properties.length > MOST_FILES ? [TOO_MANY] : [];
	const mailed = await withEvidence(this, itemIndex, bare, { others, tooMany, book });
	const unkept = mailed.files.length > 0 ? stored(bare.map((paper) => ({ ...paper, left: [NOT_KEPT] }))) : {};
	const { files, binary } = mailed;
	const json = { ...given(item, mailed.papers), files, folder: book.settings?.filesFolder ?? '', unkept };
	return { json: json as unknown as IDataObject, ...(files.length > 0 && { binary }) };
}

const stored = (papers: PaperResult[]) => ({ papers, rows: papers.flatMap(({ row }) => row ?? []) });

const given = (item: INodeExecutionData | undefined, papers: PaperResult[]) =>
	({ ...item?.json, ...stored(papers) }) as unknown as IDataObject;

/** Each report with the files that came with it. Whose they are is plain only where the mail brought one unit's form. */
async function withEvidence(
	context: IExecuteFunctions,
	itemIndex: number,
	papers: PaperResult[],
	{ others, tooMany, book }: { others: string[]; tooMany: string[]; book: Book },
): Promise<{ papers: PaperResult[]; files: ReceivedFile[]; binary: Received['binary'] }> {
	const [paper, ...more] = papers.filter(({ unit }) => unit !== '');
	const assignment = book.plans
		.find(({ planId }) => planId === paper?.planId)
		?.assignments.find(({ unit }) => unit === paper?.unit);
	const left = others.length > 0 && more.length > 0 ? [...tooMany, WHOSE] : tooMany;
	if (!paper?.row || !assignment || more.length > 0 || others.length === 0)
		return { papers: papers.map((one) => ({ ...one, left })), files: [], binary: {} };
	const received = await receiveMailed(context, itemIndex, others, assignment);
	const { mark, problems, binary } = received;
	const { admitted, left: over } = admitFiles(received.files, foldReports(assignment, book.events));
	const taken = { admitted, left: [...problems, ...over, ...tooMany], mark };
	return { papers: papers.map((one) => withFiles(one, taken)), files: admitted, binary };
}

/** Two different answers of one unit in one mail: nobody knows which is meant. The same file twice is one. */
function withoutDoubles(papers: PaperResult[]): PaperResult[] {
	const keys = new Set<string>();
	const single = papers.filter(({ row }) => !row || (!keys.has(row.key) && keys.add(row.key)));
	return single.map((paper) => {
		const rivals = single.filter(({ planId, unit }) => planId === paper.planId && unit === paper.unit);
		if (!paper.unit || rivals.length === 1) return paper;
		return {
			...paper,
			row: undefined,
			ok: false,
			problems: [
				'Thư có nhiều phiếu của cùng đơn vị, không biết lấy phiếu nào. Hãy gửi lại đúng một phiếu cho mỗi đơn vị.',
			],
		};
	});
}
