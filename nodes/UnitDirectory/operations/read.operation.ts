import { createHash } from 'node:crypto';
import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { directoryRows, settingsEvent } from '../../../domain/book';
import { readSettings } from '../../../domain/settings';
import { formFieldsJson } from '../../../domain/text/formFields';
import { readJson } from '../../../domain/text/readJson';
import { readDirectory } from '../../../domain/units';
import { directoryReview } from '../../../domain/units/directoryReview';
import { nowParameter, readNow } from '../../parameters/now';
import { sheetRows } from '../transport/sheetRows';

export const description: INodeProperties[] = [
	{
		displayName: 'Input Binary Field',
		name: 'binaryPropertyName',
		type: 'string',
		default: 'data',
		required: true,
		hint: 'The name of the input field containing the file',
		description: 'The directory of units, .xlsx or .csv, at most 10 MB',
		displayOptions: { show: { operation: ['read'] } },
	},
	{
		displayName: 'Settings',
		name: 'settings',
		type: 'json',
		default: '',
		description:
			'What the set-up form gave, by field name: checked together with the directory and handed on',
		displayOptions: { show: { operation: ['read'] } },
	},
	nowParameter('read'),
];

/**
 * `{ units, refused, file: { name, type, size, sha256 }, importId, settings, rows, settingsRow, reviewJson }`; `rows` and `settingsRow` are what is stored once
 * the officer agrees; `reviewJson` holds the fields of
 * the page that shows what was read, for the Form node. The import's id comes from the file's content, so
 * the same file read twice is the same import.
 */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<INodeExecutionData> {
	const property = this.getNodeParameter('binaryPropertyName', itemIndex) as string;
	const binary = this.helpers.assertBinaryData(itemIndex, property);
	const buffer = await this.helpers.getBinaryDataBuffer(itemIndex, property);
	const answers = readJson<Record<string, unknown> | null>(
		this.getNodeParameter('settings', itemIndex, ''),
		'Settings',
		null,
	);
	const settings = answers && readSettings(answers);
	const { units, refused } = readDirectory(await sheetRows(buffer));
	const sha256 = createHash('sha256').update(buffer).digest('hex');
	const name = (binary.fileName ?? property).normalize('NFC');
	const importId = `dm-${sha256.slice(0, 12)}`;
	const now = readNow(this, itemIndex);
	return {
		json: {
			units,
			refused,
			file: { name, type: binary.mimeType, size: buffer.length, sha256 },
			importId,
			settings,
			rows: directoryRows(units, importId, now),
			settingsRow: settings && settingsEvent(settings, now),
			reviewJson: formFieldsJson(directoryReview(units, refused)),
		} as unknown as IDataObject,
		binary: this.getInputData()[itemIndex]?.binary,
	};
}
