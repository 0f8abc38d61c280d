import { createHash } from 'node:crypto';
import type { IExecuteFunctions } from 'n8n-workflow';
import { evidenceName, evidencePath } from '../../../domain/reports/evidence';
import type { Assignment } from '../../../domain/types';
import type { Evidence } from '../transport/readEvidence';
import type { Received } from './receiveFiles';

/** Puts a file that was taken among those that were received, to be stored under its unit; the same content twice is one file. */
export async function putAside(
	context: IExecuteFunctions,
	received: Received,
	{ bytes, ending, type }: Evidence,
	given: string,
	{ planId, unit }: Pick<Assignment, 'planId' | 'unit'>,
): Promise<void> {
	const sha256 = createHash('sha256').update(bytes).digest('hex');
	if (received.files.some((file) => file.sha256 === sha256)) return;
	const name = evidenceName(given, ending);
	const property = `tep_${received.files.length + 1}`;
	received.binary[property] = await context.helpers.prepareBinaryData(bytes, name, type);
	const path = evidencePath(planId, unit, sha256, ending);
	received.files.push({ name, type, size: bytes.length, sha256, path, property });
}
