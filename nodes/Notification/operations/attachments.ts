import type { IExecuteFunctions } from 'n8n-workflow';
import type { Attachment } from '../transport/smtp';

/**
 * Reads the binary properties that are to be attached. A file that many messages carry is read once a run, not once
 * a recipient; a message that lacks a property goes without it.
 */
export function attachmentReader(node: IExecuteFunctions, properties: string[]) {
	const read = new Map<string, Promise<Buffer>>();
	const items = node.getInputData();

	return async (itemIndex: number): Promise<Attachment[]> => {
		const binary = items[itemIndex]?.binary ?? {};
		return await Promise.all(
			properties
				.filter((property) => binary[property])
				.map(async (property) => {
					const { id, data, fileName, mimeType } = node.helpers.assertBinaryData(itemIndex, property);
					const key = id ?? data;
					let content = read.get(key);
					if (!content) read.set(key, (content = node.helpers.getBinaryDataBuffer(itemIndex, property)));
					return {
						filename: (fileName ?? property).normalize('NFC'),
						content: await content,
						contentType: mimeType,
					};
				}),
		);
	};
}
