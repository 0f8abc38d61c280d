import { createHash } from 'node:crypto';
import type {
	IBinaryKeyData,
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	INodeProperties,
} from 'n8n-workflow';
import { storedPath, type StoredFile } from '../../../domain/book';
import { notAPlan, planIdOf, readPlan } from '../../../domain/plan';
import { readDocument } from '../transport/readDocument';

/** In characters. No ward's plan comes near, and reading takes time with length. */
const LONGEST_TEXT = 2_000_000;

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
		description: 'The plan document: .docx, .doc, .pdf with text, .html or .txt, at most 20 MB',
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
];

interface Document {
	text: string;
	file: (StoredFile & { property: string }) | null;
	binary?: IBinaryKeyData;
}

/** `{ planId, plan, text, file: { name, type, size, sha256, path, property } | null }`, with the input's files passed on. */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<INodeExecutionData[][]> {
	const source = this.getNodeParameter('source', itemIndex) as string;
	const { text, file, binary } =
		source === 'text' ? givenText(this, itemIndex) : await givenFile(this, itemIndex);
	if (text.length > LONGEST_TEXT) {
		throw new Error(
			'Văn bản dài quá một nghìn trang nên không phải một kế hoạch của phường. Hãy chọn lại tệp, hoặc tách riêng phần kế hoạch rồi tải lên.',
		);
	}
	const plan = readPlan(text);
	const refusal = notAPlan(plan);
	if (refusal) throw new Error(refusal);
	const json = { planId: planIdOf(plan), plan, text, file } as unknown as IDataObject;
	return [[{ json, ...(binary && { binary }) }]];
}

function givenText(context: IExecuteFunctions, itemIndex: number): Document {
	const text = String(context.getNodeParameter('text', itemIndex, '') ?? '').normalize('NFC');
	if (text.trim() === '') {
		throw new Error(
			'Chưa có văn bản kế hoạch. Hãy chọn tệp .docx, .doc, .pdf (có chữ), .html hoặc .txt, hoặc dán nội dung văn bản.',
		);
	}
	return { text, file: null, binary: context.getInputData()[itemIndex]?.binary };
}

async function givenFile(context: IExecuteFunctions, itemIndex: number): Promise<Document> {
	const property = context.getNodeParameter('binaryPropertyName', itemIndex) as string;
	const data = context.helpers.assertBinaryData(itemIndex, property);
	const buffer = await context.helpers.getBinaryDataBuffer(itemIndex, property);
	const name = (data.fileName ?? property).normalize('NFC');
	const text = await readDocument(buffer, name);
	const sha256 = createHash('sha256').update(buffer).digest('hex');
	return {
		text,
		file: {
			name,
			type: data.mimeType,
			size: buffer.length,
			sha256,
			path: storedPath(name, sha256),
			property,
		},
		binary: context.getInputData()[itemIndex]?.binary,
	};
}
