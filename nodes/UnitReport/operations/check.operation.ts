import { createHash } from 'node:crypto';
import type {
	IBinaryData,
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	INodeProperties,
} from 'n8n-workflow';
import { storedPath, type StoredFile } from '../../../domain/book';
import { checkReport } from '../../../domain/reports/checkReport';
import { submittedEvent } from '../../../domain/reports/submittedEvent';
import { receipt } from '../../../domain/reports/unitForm';
import { readJson } from '../../../domain/text/readJson';
import { openFromParameters, openParameters } from './openParameters';

const show = { operation: ['check'] };

export const description: INodeProperties[] = [
	...openParameters('check'),
	{
		displayName: 'Answers',
		name: 'answers',
		type: 'json',
		default: '={{ $json }}',
		required: true,
		description: "What the form gave, by field name. Files are the input item's binary data.",
		displayOptions: { show },
	},
	{
		displayName: 'Submission ID',
		name: 'submissionId',
		type: 'string',
		default: '={{ $execution.id }}',
		required: true,
		description: 'The same submission stored twice under this ID counts once',
		displayOptions: { show },
	},
];

/**
 * `{ ok: true, rows, receipt, files }` with the log row to append, or `{ ok: false, … }` with `retry` for the
 * Form operation, or with `title` and `message` when the link does not open. Evidence files stay on the item.
 */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<INodeExecutionData> {
	const opening = await openFromParameters(this, itemIndex);
	if (!opening.ok) return { json: opening as unknown as IDataObject };
	const { opened, state, now } = opening;
	const answers = readJson<Record<string, unknown>>(this.getNodeParameter('answers', itemIndex), 'Answers');
	const { files, binary } = await evidenceFiles(this, itemIndex);
	const stored = files.map(({ name, type, size, sha256, path }) => ({ name, type, size, sha256, path }));
	const result = checkReport(opened.assignment.indicators, { answers, files: stored });
	if (!result.ok) {
		return {
			json: {
				ok: false,
				reason: 'invalid',
				retry: { answers, problems: result.problems },
			} as unknown as IDataObject,
		};
	}
	const submissionId = String(this.getNodeParameter('submissionId', itemIndex));
	const row = submittedEvent(opened, state, result.report, { at: now, submissionId, via: 'form' });
	return {
		json: {
			ok: true,
			rows: [row],
			receipt: receipt(opened, state.revision + 1, now, state.dueAt, files.length),
			files,
		} as unknown as IDataObject,
		...(files.length > 0 && { binary }),
	};
}

/** The item's files, with the names they are stored by. */
async function evidenceFiles(context: IExecuteFunctions, itemIndex: number) {
	const files: (StoredFile & { property: string })[] = [];
	const binary: Record<string, IBinaryData> = {};
	const received = context.getInputData()[itemIndex]?.binary ?? {};
	for (const [property, data] of Object.entries(received)) {
		const buffer = await context.helpers.getBinaryDataBuffer(itemIndex, property);
		const sha256 = createHash('sha256').update(buffer).digest('hex');
		const name = (data.fileName ?? property).normalize('NFC');
		files.push({
			name,
			type: data.mimeType,
			size: buffer.length,
			sha256,
			path: storedPath(name, sha256),
			property,
		});
		binary[property] = data;
	}
	return { files, binary };
}
