import { createHash } from 'node:crypto';
import type { IExecuteFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { ornament, sizeProblem, shownName } from '../../../domain/reports/evidence';
import type { Assignment } from '../../../domain/types';
import { FileRefused } from '../transport/FileRefused';
import { putAside } from './putAside';
import type { Received } from './receiveFiles';

export interface Mailed extends Received {
	/** Of the files that passed: the same mail again has the same. Empty without any. */
	mark: string;
}

/** What came in a mail beside the filled form of one unit, looked at as on the unit's own page; one that is refused stops none of the others. */
export async function receiveMailed(
	context: IExecuteFunctions,
	itemIndex: number,
	properties: string[],
	owner: Pick<Assignment, 'planId' | 'unit'>,
): Promise<Mailed> {
	const received: Received = { files: [], binary: {}, problems: [] };
	const { readEvidence } = await import('../transport/readEvidence');
	for (const property of properties) {
		const given = context.getInputData()[itemIndex]?.binary?.[property]?.fileName ?? property;
		const content = await context.helpers.getBinaryDataBuffer(itemIndex, property);
		try {
			const tooLarge = sizeProblem(given, content.length);
			if (tooLarge) throw new FileRefused(tooLarge);
			const evidence = await readEvidence(content, shownName(given));
			const small = ornament(given, content.length, evidence.type);
			if (small) throw new FileRefused(small);
			await putAside(context, received, evidence, given, owner);
		} catch (cause) {
			if (!(cause instanceof FileRefused))
				throw new NodeOperationError(context.getNode(), cause as Error, { itemIndex });
			received.problems.push(cause.message);
		}
	}
	const hashes = received.files.map(({ sha256 }) => sha256).toSorted();
	const mark = createHash('sha256').update(hashes.join('\n')).digest('hex').slice(0, 8);
	return { ...received, mark: hashes.length > 0 ? mark : '' };
}
