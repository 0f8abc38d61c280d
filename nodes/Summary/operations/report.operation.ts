import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { draftReport } from '../../../domain/summary';
import { writePaper } from '../transport/writePaper';
import { fileItem } from './fileItem';
import { fileParameters, optionParameters, planParameters, planSummary } from './planSummary';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

export const description = [
	...planParameters('report'),
	...fileParameters('report', 'bao-cao.docx'),
	optionParameters('report'),
];

/** Json: the figures (SummaryFigures) with `now`; binary: the paper. */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<INodeExecutionData> {
	const { stored, summary, now } = planSummary(this, itemIndex);
	const file = await writePaper(draftReport(stored, summary));
	return await fileItem(this, itemIndex, { ...summary.figures, now }, file, DOCX);
}
