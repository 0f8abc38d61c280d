import { createHash } from 'node:crypto';
import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { submitPaper, type PaperResult } from '../../../domain/reports/paper/submitPaper';
import { readBook, bookParameter } from '../../parameters/book';
import { nowParameter, readNow } from '../../parameters/now';

const show = { operation: ['readForm'] };
/** A mail may bring any number of files. */
const MOST_FILES = 20;

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
 * Looks for our forms in all files of an item. The item with `papers` (PaperResult, one a sheet; empty when no file is ours) and
 * `rows` for the log. The same file again gives rows with the same keys.
 */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<INodeExecutionData> {
	const { secret } = await this.getCredentials('keHoachLinkApi', itemIndex);
	const item = this.getInputData()[itemIndex];
	const book = readBook(this, itemIndex);
	const at = { book, secret: String(secret), now: readNow(this, itemIndex) };
	const from = String(this.getNodeParameter('from', itemIndex, '') ?? '').slice(0, 254);
	const papers: PaperResult[] = [];
	for (const property of Object.keys(item?.binary ?? {}).slice(0, MOST_FILES)) {
		const { readPaperFile } = await import('../../transport/xlsx/readPaperFile');
		const content = await this.helpers.getBinaryDataBuffer(itemIndex, property);
		const file = await readPaperFile(content);
		const sha256 = createHash('sha256').update(content).digest('hex');
		const source = { sha256, from, macros: file.macros };
		papers.push(...file.papers.map(({ form, sheet }) => submitPaper(form, sheet, source, at)));
	}
	const results = withoutDoubles(papers);
	return {
		json: {
			...item?.json,
			papers: results,
			rows: results.flatMap(({ row }) => row ?? []),
		} as unknown as IDataObject,
		binary: item?.binary,
	};
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
