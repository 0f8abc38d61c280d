import { createHash } from 'node:crypto';
import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { batches, type StoredFile } from '../../../domain/book';
import { receivePlan, type DocumentMetadata } from '../../../domain/plan/receivePlan';
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
];

/**
 * `{ planId, state: 'new' | 'waiting' | 'confirmed', message, title, batches }`: the rows to store, none for a document
 * that is known. Throws a Vietnamese sentence while the ward has not been set up, and for metadata that is no JSON.
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
			metadata: metadataOf(given('metadata')),
			by: String(given('by') ?? '').slice(0, 200),
			now: readNow(this, itemIndex),
		},
		book,
	);
	const json = { ...receipt, title: plan.title, batches: batches(planRows, eventRows) };
	return { json: json as unknown as IDataObject };
}

/** Whatever an e-office sends: only texts under the known names count. */
function metadataOf(given: unknown): DocumentMetadata {
	let of: Record<string, unknown>;
	try {
		of = readJson<Record<string, unknown> | null>(given, 'Metadata', {}) ?? {};
	} catch {
		throw new Error(
			'Phần metadata không phải là JSON. Hãy gửi dạng {"number": "36/KH-UBND", "date": "2026-05-08", "issuer": "…"} hoặc bỏ phần này.',
		);
	}
	const text = (value: unknown) =>
		typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, 300) : undefined;
	return { number: text(of.number), date: text(of.date), issuer: text(of.issuer) };
}
