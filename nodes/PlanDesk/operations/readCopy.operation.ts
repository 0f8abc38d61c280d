import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { copyOutcome } from '../../../domain/sheet/copyOutcome';
import { planOfSheet } from '../../../domain/sheet/layout';
import { sheetModel } from '../../../domain/sheet/sheetModel';
import { bookParameter, readBook } from '../../parameters/book';
import { nowParameter, readNow } from '../../parameters/now';
import { CopyRefused } from '../transport/CopyRefused';
import { readCopy } from '../transport/readCopy';
import { fileParameter, planParameter } from './sheetCopy.operation';

export const description: INodeProperties[] = [
	bookParameter('readCopy'),
	planParameter('readCopy'),
	nowParameter('readCopy'),
	fileParameter('readCopy'),
	{
		displayName: 'By',
		name: 'by',
		type: 'string',
		default: '',
		description: 'Who brings the file, as the log will say it; empty for the officer of the settings',
		displayOptions: { show: { operation: ['readCopy'] } },
	},
];

/**
 * `{ ok, planId, rows, problems, title, message }`: the reports that the offline copy holds, for the log, what is to be mended in
 * it, and both in words (plain HTML) for the officer. `ok` is false for a file that cannot be read or that belongs to another plan.
 */
export function execute(this: IExecuteFunctions) {
	return async (itemIndex: number): Promise<INodeExecutionData[][]> => {
		const book = readBook(this, itemIndex);
		const property = String(this.getNodeParameter('binaryPropertyName', itemIndex));
		const file = await this.helpers.getBinaryDataBuffer(itemIndex, property);
		const by =
			String(this.getNodeParameter('by', itemIndex, '') ?? '').trim() || book.settings?.officer.title;
		const answer = await readCopy(file).catch((cause: unknown) => {
			if (cause instanceof CopyRefused) return cause.message;
			throw cause;
		});
		if (typeof answer === 'string') return out('', refused(answer));
		const asked = String(this.getNodeParameter('planId', itemIndex, '') ?? '').trim();
		const planId = asked || planOfSheet(answer);
		const model = sheetModel(planId, book);
		return out(
			planId,
			model ? copyOutcome(answer, model, { now: readNow(this, itemIndex), by }) : refused(UNKNOWN),
		);
	};
}

const UNKNOWN =
	'Bảng này thuộc một kế hoạch không có trong sổ. Hãy tải bảng mới về, điền vào đó rồi tải lên.';

function refused(message: string): object {
	return { ok: false, rows: [], problems: [], title: 'Không đọc được tệp', message };
}

function out(planId: string, outcome: object): INodeExecutionData[][] {
	return [[{ json: { planId, ...outcome } as IDataObject }]];
}
