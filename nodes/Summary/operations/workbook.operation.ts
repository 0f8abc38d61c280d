import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { writeWorkbook } from '../transport/writeWorkbook';
import { fileItem } from './fileItem';
import { progressOf } from './progress';
import { fileParameters, optionParameters, planParameters, planSummary } from './planSummary';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export const description = [
	...planParameters('workbook'),
	...fileParameters('workbook', 'tong-hop.xlsx'),
	optionParameters('workbook'),
];

/** Json: the figures (SummaryFigures) with `now`, whether that is a working day and whether the plan is closed; binary: the workbook. */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<INodeExecutionData> {
	const { summary, now, workingDay, closed } = planSummary(this, itemIndex);
	return await fileItem(
		this,
		itemIndex,
		{ ...summary.figures, now, workingDay, closed },
		await writeWorkbook(summary, progressOf(this)),
		XLSX,
	);
}
