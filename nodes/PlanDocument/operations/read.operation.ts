import { createHash } from 'node:crypto';
import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { storedPath, type StoredFile } from '../../../domain/book';
import { calendarOf } from '../../../domain/followup';
import { notAPlan, planIdOf } from '../../../domain/plan';
import type { Calendar } from '../../../domain/types';
import { readApart, type Source } from '../transport/readApart';
import { bookParameter, readBook } from '../../parameters/book';
import { refuseSize } from '../transport/sizeLimits';

const show = { operation: ['read'] };

export const description: INodeProperties[] = [
	{
		displayName: 'Source',
		name: 'source',
		type: 'options',
		options: [
			{ name: 'File', value: 'file' },
			{ name: 'Text', value: 'text' },
		],
		default: 'file',
		displayOptions: { show },
	},
	{
		displayName: 'Input Binary Field',
		name: 'binaryPropertyName',
		type: 'string',
		default: 'data',
		required: true,
		hint: 'The name of the input field containing the file',
		description:
			'The plan document: .docx, .doc, .pdf with text, .odt, .rtf, .html, .mht or .txt, at most 20 MB',
		displayOptions: { show: { ...show, source: ['file'] } },
	},
	{
		displayName: 'Text',
		name: 'text',
		type: 'string',
		typeOptions: { rows: 8 },
		default: '',
		required: true,
		description: "The plan's text, one paragraph a line",
		displayOptions: { show: { ...show, source: ['text'] } },
	},
	{
		...bookParameter('read'),
		default: '',
		required: false,
		description:
			"The rows of the three tables, of which the ward's own calendar is taken for counting working days; empty for Việt Nam's of 2026",
	},
];

interface Document {
	source: Source;
	file: (StoredFile & { property: string }) | null;
}

/** `{ planId, plan, text, file: { name, type, size, sha256, path, property } | null }`, with the input's files passed on. */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<INodeExecutionData[][]> {
	const given = this.getNodeParameter('source', itemIndex) as string;
	const { source, file } = given === 'text' ? givenText(this, itemIndex) : await givenFile(this, itemIndex);
	const { text, plan } = await readApart({ ...source, calendar: calendarInForce(this, itemIndex) });
	const refusal = notAPlan(plan);
	if (refusal) throw new Error(refusal);
	const json = { planId: planIdOf(plan), plan, text, file } as unknown as IDataObject;
	const binary = this.getInputData()[itemIndex]?.binary;
	return [[{ json, ...(binary && { binary }) }]];
}

function calendarInForce(context: IExecuteFunctions, itemIndex: number): Calendar | undefined {
	const written = context.getNodeParameter('book', itemIndex, '', { rawExpressions: true });
	return written === '' ? undefined : calendarOf(readBook(context, itemIndex).events);
}

function givenText(context: IExecuteFunctions, itemIndex: number): Document {
	const text = String(context.getNodeParameter('text', itemIndex, '') ?? '');
	if (text.trim() === '') {
		throw new Error(
			'Chưa có văn bản kế hoạch. Hãy chọn tệp .docx, .doc, .pdf (có chữ), .odt, .rtf, .html, .mht hoặc .txt, hoặc dán nội dung văn bản.',
		);
	}
	return { source: { text }, file: null };
}

async function givenFile(context: IExecuteFunctions, itemIndex: number): Promise<Document> {
	const property = context.getNodeParameter('binaryPropertyName', itemIndex) as string;
	const data = context.helpers.assertBinaryData(itemIndex, property);
	const name = (data.fileName ?? property).normalize('NFC');
	// Before the file is brought into memory, where n8n says its size.
	refuseSize(name, data.bytes ?? 1);
	const bytes = await context.helpers.getBinaryDataBuffer(itemIndex, property);
	const sha256 = createHash('sha256').update(bytes).digest('hex');
	return {
		source: { fileName: name, bytes },
		file: {
			name,
			type: data.mimeType,
			size: bytes.length,
			sha256,
			path: storedPath(name, sha256),
			property,
		},
	};
}
