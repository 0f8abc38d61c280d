import type { IExecuteFunctions } from 'n8n-workflow';
import { cleanLine } from '../../../domain/messages';
import type { Attachment } from '../transport/mailOptions';

const MIME_TYPE = /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+$/;

/**
 * Reads the binary properties that are to be attached. A file that many messages carry is read once a run, not once
 * a recipient, and goes into a mail once, whatever properties name it; a message that lacks a property goes without it.
 */
export function attachmentReader(node: IExecuteFunctions, properties: string[]) {
	const read = new Map<string, Promise<Buffer>>();
	const items = node.getInputData();

	return async (itemIndex: number): Promise<Attachment[]> => {
		const binary = items[itemIndex]?.binary ?? {};
		const files = new Map(
			properties
				.filter((property) => binary[property])
				.map((property) => {
					const file = node.helpers.assertBinaryData(itemIndex, property);
					return [file.id ?? file.data, { property, file }] as const;
				}),
		);
		return await Promise.all(
			[...files].map(async ([key, { property, file }]) => {
				let content = read.get(key);
				if (!content) read.set(key, (content = node.helpers.getBinaryDataBuffer(itemIndex, property)));
				const contentType = MIME_TYPE.test(file.mimeType) ? file.mimeType : 'application/octet-stream';
				return { filename: fileName(file.fileName ?? property), content: await content, contentType };
			}),
		);
	};
}

/** A name from outside as one part of a path, without what could end a header (design rule 5). */
function fileName(name: string): string {
	return cleanLine(name).split(/[\\/]/).at(-1)!.trim() || 'tep-dinh-kem';
}
