import { createHash } from 'node:crypto';
import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { storedPath } from '../../../domain/book';
import { changesBetween, dueVersions, frozenEvent } from '../../../domain/summary';
import { bookParameter, readBook } from '../../parameters/book';
import { nowParameter, readNow } from '../../parameters/now';
import { writeWorkbook } from '../transport/writeWorkbook';
import { optionParameters, planSummary } from './planSummary';
import { progressOf } from './progress';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const PROPERTY = 'data';

export const description: INodeProperties[] = [
	bookParameter('freeze'),
	nowParameter('freeze'),
	optionParameters('freeze'),
];

/**
 * One item a close-off without its frozen version: `planId`, `version`, `files` as Cất tệp takes them, `rows` for the log,
 * and the workbook as it stood when the plan was closed. A close-off after which nothing differs gives none.
 */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<INodeExecutionData[]> {
	const now = readNow(this, itemIndex);
	const items: INodeExecutionData[] = [];
	for (const due of dueVersions(readBook(this, itemIndex).events)) {
		const { asOf } = planSummary(this, itemIndex, due.planId);
		const summary = asOf(due.closedAt);
		const changes = due.previous ? changesBetween(asOf(due.previous.at), summary) : [];
		if (due.previous && changes.length === 0) continue;
		const version = { number: due.version, previousAt: due.previous?.at ?? null, changes };
		const bytes = await writeWorkbook({ ...summary, version }, progressOf(this));
		const sha256 = createHash('sha256').update(bytes).digest('hex');
		const name = `tong-hop-${due.planId}-lan-${due.version}.xlsx`;
		const path = storedPath(name, sha256);
		const file = { name, type: XLSX, size: bytes.length, sha256, path };
		const { planId } = due;
		items.push({
			json: {
				planId,
				version: due.version,
				files: [{ path, property: PROPERTY }],
				rows: [frozenEvent(due, file, summary.figures, now)],
			},
			binary: { [PROPERTY]: await this.helpers.prepareBinaryData(bytes, name, XLSX) },
		});
	}
	return items;
}
