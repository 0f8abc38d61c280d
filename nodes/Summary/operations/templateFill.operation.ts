import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { fileParameters, optionParameters, planParameters, planSummary } from './planSummary';
import { fileItem } from './fileItem';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export const description: INodeProperties[] = [
	{
		displayName: 'Input Binary Field',
		name: 'templateProperty',
		type: 'string',
		default: 'data',
		required: true,
		hint: 'The name of the input field containing the file',
		description: "The ward's own form, .xlsx",
		displayOptions: { show: { operation: ['templateFill'] } },
	},
	...planParameters('templateFill'),
	...fileParameters('templateFill', 'tong-hop-theo-mau.xlsx'),
	optionParameters('templateFill'),
];

/** Json: the figures (SummaryFigures) with `now`; binary: the form, filled. Throws TemplateError. */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<INodeExecutionData> {
	const property = String(this.getNodeParameter('templateProperty', itemIndex));
	if (!this.getInputData()[itemIndex]?.binary?.[property])
		throw new Error(
			'Tệp mẫu riêng không còn ở nơi cất tệp. Hãy nạp lại mẫu ở biểu mẫu Mẫu tổng hợp (…/form/mau-tong-hop).',
		);
	const bytes = await this.helpers.getBinaryDataBuffer(itemIndex, property);
	const { summary, now } = planSummary(this, itemIndex);
	const { fillTemplate } = await import('../transport/template/fillTemplate');
	const file = await fillTemplate(bytes, summary);
	return await fileItem(this, itemIndex, { ...summary.figures, now }, file, XLSX);
}
