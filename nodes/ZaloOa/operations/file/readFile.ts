import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { OaFile } from '../../../transport/zalo';
import { readText } from '../parameters';

export const binaryProperty: INodeProperties = {
	displayName: 'Input Binary Field',
	name: 'binaryPropertyName',
	type: 'string',
	default: 'data',
	required: true,
	hint: 'The name of the input binary field that holds the file',
	description: 'A PDF, DOC, DOCX or CSV file of at most 5 MB',
};

/** The file of an item. `key` is the same for one file in many items. Throws where the item has none. */
export function readFile(context: IExecuteFunctions, itemIndex: number) {
	const property = readText(context, 'binaryPropertyName', itemIndex);
	const binary = context.helpers.assertBinaryData(itemIndex, property);
	const read = async (): Promise<OaFile> => ({
		name: (binary.fileName ?? `${property}.${binary.fileExtension ?? 'pdf'}`).normalize('NFC'),
		mimeType: binary.mimeType,
		content: await context.helpers.getBinaryDataBuffer(itemIndex, property),
	});
	return { key: binary.id ?? binary.data, read };
}
