import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import type { StoredFile } from '../../../domain/book';
import { answerPage } from '../../../domain/reports/pages/answerPage';
import type { ReportView } from '../../../domain/reports/pages/view';
import { readJson } from '../../../domain/text/readJson';
import { NO_FILES, receiveFiles, type ReceivedFile } from './receiveFiles';
import { pageOutput } from './pageOutput';
import { openVisit, visitParameters } from './visitParameters';

const show = { operation: ['check'] };

export const description: INodeProperties[] = [
	...visitParameters('check'),
	{
		displayName: 'View',
		name: 'view',
		type: 'json',
		default: '',
		required: true,
		description: 'The view of the page that was answered, as Form or Check gave it',
		displayOptions: { show },
	},
	{
		displayName: 'Answers',
		name: 'answers',
		type: 'json',
		default: '={{ $json }}',
		required: true,
		description: "What the page gave, by field name. Files are the input item's binary data.",
		displayOptions: { show },
	},
];

/**
 * What follows from a page's answers, the link and its rules verified anew. `ok: true` with `next`:
 * - 'page': `title`, `button`, `fieldsJson`, `view` of the page to show;
 * - 'store': `rows` for the log and the `key` for the operation Receipt.
 *
 * Both with `files` to put away first (`{ name, type, size, sha256, path, property }`, the content in the item's binary data, stripped
 * and shrunk) and the `folder` for them. `ok: false` with `reason`, `title` and `message` when the door is closed.
 */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<INodeExecutionData> {
	const opening = await openVisit(this, itemIndex);
	if (!opening.ok) return { json: opening as unknown as IDataObject };
	const { visit } = opening;
	const view = readJson<ReportView>(this.getNodeParameter('view', itemIndex), 'View');
	const answers = readJson<Record<string, unknown>>(this.getNodeParameter('answers', itemIndex), 'Answers');
	const { planId } = visit.opened.assignment;
	// Only the form asks for files; what else a request carries is left where it is.
	const received = view.page === 'form' ? await receiveFiles(this, itemIndex, visit) : NO_FILES;
	const answered = answerPage(visit, view, answers, {
		files: received.files.map(withoutProperty),
		problems: received.problems,
		paper: received.paper,
	});
	const json = {
		ok: true,
		next: answered.next,
		planId,
		...(answered.next === 'page'
			? pageOutput(visit, answered.view)
			: { rows: answered.rows, key: answered.key }),
		files: received.files,
		folder: visit.book.settings?.filesFolder ?? '',
	};
	return {
		json: json as unknown as IDataObject,
		...(received.files.length > 0 && { binary: received.binary }),
	};
}

/** Where the file's bytes lie in this item is of no interest to the log. */
function withoutProperty(file: ReceivedFile): StoredFile {
	const { name, type, size, sha256, path } = file;
	return { name, type, size, sha256, path };
}
