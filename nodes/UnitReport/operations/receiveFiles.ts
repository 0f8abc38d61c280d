import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import type { StoredFile } from '../../../domain/book';
import { sizeProblem, shownName } from '../../../domain/reports/evidence';
import { MAX_FILES } from '../../../domain/reports/fields';
import type { Visit } from '../../../domain/reports/pages/view';
import { FileRefused } from '../transport/FileRefused';
import { putAside } from './putAside';
import { receivePaper, type ReceivedPaper } from './receivePaper';

export interface ReceivedFile extends StoredFile {
	/** Under which the item's binary data holds the content. */
	property: string;
}

export interface Received {
	files: ReceivedFile[];
	binary: Record<string, IBinaryData>;
	/** What was refused and why, a Vietnamese sentence each. */
	problems: string[];
	/** Our own form was among them: what it says. It is no evidence and is not kept. */
	paper?: ReceivedPaper;
}

export const NO_FILES: Received = { files: [], binary: {}, problems: [] };

/**
 * The files that a page brought, each looked at by its content: images come out without their metadata and shrunk, documents
 * as they are, anything else as a sentence that says what to do. One that is refused stops none of the others.
 */
export async function receiveFiles(
	context: IExecuteFunctions,
	itemIndex: number,
	visit: Visit,
): Promise<Received> {
	const received: Received = { files: [], binary: {}, problems: [] };
	const uploads = Object.entries(context.getInputData()[itemIndex]?.binary ?? {});
	if (uploads.length === 0) return received;
	const { readEvidence } = await import('../transport/readEvidence');
	for (const [at, [property, upload]] of uploads.entries()) {
		const given = upload.fileName ?? property;
		if (at >= MAX_FILES) {
			received.problems.push(
				`Tệp “${shownName(given)}” không được nhận: mỗi lần gửi tối đa ${MAX_FILES} tệp.`,
			);
			continue;
		}
		try {
			const content = await context.helpers.getBinaryDataBuffer(itemIndex, property);
			const tooLarge = sizeProblem(given, content.length);
			if (tooLarge) throw new FileRefused(tooLarge);
			const { bytes, ending, type } = await readEvidence(content, shownName(given));
			const paper = ending === 'xlsx' ? await receivePaper(context, itemIndex, visit, bytes, given) : null;
			if (paper && received.paper)
				throw new FileRefused(
					`Tệp “${shownName(given)}”: mỗi lần chỉ nhận một phiếu Excel. Hãy tải lên riêng từng phiếu.`,
				);
			if (paper) {
				received.paper = paper;
				continue;
			}
			await putAside(context, received, { bytes, ending, type }, given, visit.opened.assignment);
		} catch (cause) {
			if (!(cause instanceof FileRefused))
				throw new NodeOperationError(context.getNode(), cause as Error, { itemIndex });
			received.problems.push(cause.message);
		}
	}
	return received;
}
