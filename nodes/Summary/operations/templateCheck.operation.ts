import { createHash } from 'node:crypto';
import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { storedPath } from '../../../domain/book';
import { templateEvent } from '../../../domain/summary';
import { nowParameter, readNow } from '../../parameters/now';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const displayOptions = { show: { operation: ['templateCheck'] } };

export const description: INodeProperties[] = [
	{
		displayName: 'Input Binary Field',
		name: 'binaryPropertyName',
		type: 'string',
		default: 'data',
		required: true,
		hint: 'The name of the input field containing the file',
		description: "The ward's own form, .xlsx, at most 10 MB",
		displayOptions,
	},
	{
		displayName: 'Take Out of Use',
		name: 'remove',
		type: 'boolean',
		default: false,
		description: 'Whether the form in force is taken out of use instead',
		displayOptions,
	},
	nowParameter('templateCheck'),
];

/** `found` in words, `files` as Cất tệp takes them and `rows` for the log; nothing is stored here. Throws TemplateError. */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<INodeExecutionData> {
	const now = readNow(this, itemIndex);
	if (this.getNodeParameter('remove', itemIndex, false))
		return { json: { found: '', files: [], rows: [templateEvent(null, now) as unknown as IDataObject] } };
	const property = String(this.getNodeParameter('binaryPropertyName', itemIndex));
	const item = this.getInputData()[itemIndex];
	if (!item?.binary?.[property]) throw new Error('Chưa chọn tệp mẫu. Hãy chọn tệp .xlsx rồi gửi lại.');
	const bytes = await this.helpers.getBinaryDataBuffer(itemIndex, property);
	const { checkTemplate } = await import('../transport/template/checkTemplate');
	const { cells, rows } = await checkTemplate(bytes);
	const sha256 = createHash('sha256').update(bytes).digest('hex');
	const name = (item.binary[property].fileName ?? 'mau.xlsx').normalize('NFC');
	const path = storedPath('mau.xlsx', sha256);
	const file = { name, type: XLSX, size: bytes.length, sha256, path };
	const found = [
		`${cells.length} ô: ${cells.map((one) => one.name).join(', ')}`,
		...rows.map((one) => `dòng ${one.row} trang “${one.sheet.name}” (${one.name}): ${one.fields.join(', ')}`),
	].join('\n');
	return {
		json: {
			found,
			files: [{ path, property }],
			rows: [templateEvent(file, now) as unknown as IDataObject],
		},
		binary: item.binary,
	};
}
