import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import type { StoredPlan } from '../../../domain/book';
import { evaluateFollowUp } from '../../../domain/followup';
import { summarise } from '../../../domain/summary';
import { writeWorkbook } from '../transport/writeWorkbook';
import { bookParameter, readBook } from '../../parameters/book';
import { readLadder } from '../../parameters/ladder';
import { nowParameter, readNow } from '../../parameters/now';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const show = { operation: ['workbook'] };

export const description: INodeProperties[] = [
	bookParameter('workbook'),
	{
		displayName: 'Plan ID',
		name: 'planId',
		type: 'string',
		default: '',
		required: true,
		displayOptions: { show },
	},
	nowParameter('workbook'),
	{
		displayName: 'Put Output File in Field',
		name: 'binaryPropertyName',
		type: 'string',
		default: 'data',
		required: true,
		hint: 'The name of the output binary field to put the file in',
		displayOptions: { show },
	},
	{
		displayName: 'File Name',
		name: 'fileName',
		type: 'string',
		default: 'tong-hop.xlsx',
		displayOptions: { show },
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		displayOptions: { show },
		options: [
			{
				displayName: 'Calendar',
				name: 'calendar',
				type: 'json',
				default: '',
				description: "Timezone, days off and worked weekends; empty for Việt Nam's of 2026",
			},
			{
				displayName: 'Policy',
				name: 'policy',
				type: 'json',
				default: '',
				description: 'The ladder whose messages count as reminders; empty for the default ladder',
			},
		],
	},
];

/** Json: the figures (SummaryFigures) with `now`; binary: the workbook. */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<INodeExecutionData> {
	const book = readBook(this, itemIndex);
	const stored = planOf(book.plans, String(this.getNodeParameter('planId', itemIndex, '') ?? '').trim());
	const options = this.getNodeParameter('options', itemIndex, {}) as IDataObject;
	const { policy, calendar } = readLadder(options, book);
	const now = readNow(this, itemIndex);

	const { statuses } = evaluateFollowUp({ ...book, assignments: stored.assignments, policy, calendar, now });
	const summary = summarise({ ...book, stored, statuses, now, wardName: book.settings?.wardName });
	const file = await writeWorkbook(summary);

	const fileName = String(this.getNodeParameter('fileName', itemIndex, '') || 'tong-hop.xlsx');
	const property = String(this.getNodeParameter('binaryPropertyName', itemIndex));
	return {
		json: { ...summary.figures, now },
		binary: { [property]: await this.helpers.prepareBinaryData(file, fileName, XLSX) },
	};
}

/** The plan with its shares under its own id, whatever id they were stored with. */
function planOf(plans: StoredPlan[], planId: string): StoredPlan {
	const stored = plans.find((one) => one.planId === planId);
	if (!stored) throw new Error(unknownPlan(plans, planId));
	return { ...stored, assignments: stored.assignments.map((one) => ({ ...one, planId })) };
}

function unknownPlan(plans: StoredPlan[], planId: string): string {
	const known = plans.map((one) => `${one.planId} (${one.plan.title})`).join('; ');
	const advice = known
		? `Hãy chọn một trong các kế hoạch đã lưu: ${known}.`
		: 'Chưa có kế hoạch nào được lưu.';
	return planId ? `Không có kế hoạch mang mã “${planId}”. ${advice}` : `Chưa chọn kế hoạch. ${advice}`;
}
