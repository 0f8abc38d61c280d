import { createHash } from 'node:crypto';
import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { batches, type PlanRow, type StoredFile, type WaitingPlan } from '../../../domain/book';
import { composeWaiting } from '../../../domain/messages';
import { readMetadata, receivePlan } from '../../../domain/plan/receivePlan';
import { readJson } from '../../../domain/text/readJson';
import type { Plan } from '../../../domain/types';
import { bookParameter, readBook } from '../../parameters/book';
import { nowParameter, readNow } from '../../parameters/now';

const show = { operation: ['receive'] };

export const description: INodeProperties[] = [
	{
		displayName: 'Plan',
		name: 'plan',
		type: 'json',
		default: '={{ $json.plan }}',
		required: true,
		description: 'The plan as read by the operation Read',
		displayOptions: { show },
	},
	{
		displayName: 'File',
		name: 'file',
		type: 'json',
		default: '={{ $json.file }}',
		description: 'The document: { name, type, size, sha256, path }; empty for pasted text',
		displayOptions: { show },
	},
	{
		displayName: 'Text',
		name: 'text',
		type: 'string',
		default: '={{ $json.text }}',
		description: 'The text that was read: what tells pasted documents apart',
		displayOptions: { show },
	},
	{
		displayName: 'Metadata',
		name: 'metadata',
		type: 'json',
		default: '',
		description: 'What the e-office knows of the document: { number, date, issuer }',
		displayOptions: { show },
	},
	{
		displayName: 'Brought By',
		name: 'by',
		type: 'string',
		default: 'Cán bộ đầu mối',
		description: 'Who brought the document, as the log will say it',
		displayOptions: { show },
	},
	bookParameter('receive'),
	nowParameter('receive'),
	{
		displayName: 'Form Path',
		name: 'formPath',
		type: 'string',
		default: 'xem-lai-ke-hoach',
		description: 'The path of the Form Trigger on which the officer reviews the plan',
		displayOptions: { show },
	},
];

/**
 * `{ planId, state: 'new' | 'waiting' | 'confirmed', message, title, batches, reviewUrl, officerMessage }`: the rows to
 * store, none for a document that is known, and the mail that tells the officer of a new one. Throws a Vietnamese sentence while the ward has not been set up, and for metadata that is no JSON.
 */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<INodeExecutionData> {
	const given = (name: string) => this.getNodeParameter(name, itemIndex, '');
	const book = readBook(this, itemIndex);
	if (!book.settings || book.units.length === 0)
		throw new Error('Chưa có danh bạ đơn vị: hãy mở biểu mẫu Thiết lập, nạp danh bạ rồi làm lại.');
	const plan = readJson<Plan>(given('plan'), 'Plan');
	const file = readJson<StoredFile | null>(given('file'), 'File', null);
	const text = String(given('text') ?? '');
	const { planRows, eventRows, ...receipt } = receivePlan(
		{
			plan,
			file,
			sha256: file?.sha256 ?? createHash('sha256').update(text.normalize('NFC')).digest('hex'),
			metadata: readMetadata(given('metadata')),
			by: String(given('by') ?? '').slice(0, 200),
			now: readNow(this, itemIndex),
		},
		book,
	);
	const reviewUrl = await reviewUrlOf(this, itemIndex, receipt.planId);
	const stored = { batches: batches(planRows, eventRows), reviewUrl };
	const waiting = waitingOf(receipt.planId, planRows);
	const officerMessage =
		waiting && composeWaiting({ waiting, settings: book.settings, reviewUrl, templates: book.templates });
	return { json: { ...receipt, ...stored, title: plan.title, officerMessage } as unknown as IDataObject };
}

async function reviewUrlOf(context: IExecuteFunctions, itemIndex: number, planId: string): Promise<string> {
	const { baseUrl } = await context.getCredentials('keHoachLinkApi', itemIndex);
	const url = new URL(
		`${String(baseUrl).replace(/\/+$/, '')}/form/${context.getNodeParameter('formPath', itemIndex) as string}`,
	);
	url.searchParams.set('ma', planId);
	return url.toString();
}

function waitingOf(planId: string, [row]: PlanRow[]): WaitingPlan | null {
	if (!row) return null;
	const { at, by } = row;
	return { planId, at, by, ...(row.data as Pick<WaitingPlan, 'plan' | 'file' | 'sha256'>) };
}
