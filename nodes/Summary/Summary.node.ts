import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes, NodeOperationError } from 'n8n-workflow';
import * as lateList from './operations/lateList.operation';
import * as report from './operations/report.operation';
import * as workbook from './operations/workbook.operation';

const operations = { workbook, report, lateList };

/** The committee's view of one plan. */
export class Summary implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Summary',
		name: 'summary',
		icon: { light: 'file:summary.svg', dark: 'file:summary.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["operation"] }}',
		description: 'Sum up what the units of a plan have reported, ready for the committee',
		defaults: { name: 'Summary' },
		// Reads and reckons only; sends nothing and writes nothing.
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		properties: [
			{
				displayName: 'Operation',
				name: 'operation',
				type: 'options',
				noDataExpression: true,
				options: [
					{
						name: 'Late List',
						value: 'lateList',
						description: 'Write the letter to the units that owe their report, with the list of them',
						action: 'Write a late list',
					},
					{
						name: 'Report',
						value: 'report',
						description: 'Write the draft report in official form',
						action: 'Write a draft report',
					},
					{
						name: 'Workbook',
						value: 'workbook',
						description: 'Write the Excel workbook with results, totals and late units',
						action: 'Write a workbook',
					},
				],
				default: 'workbook',
			},
			...lateList.description,
			...report.description,
			...workbook.description,
		],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const operation = operations[this.getNodeParameter('operation', 0) as keyof typeof operations];
		const results: INodeExecutionData[] = [];
		for (const itemIndex of this.getInputData().keys()) {
			const pairedItem = { item: itemIndex };
			try {
				results.push({ ...(await operation.execute.call(this, itemIndex)), pairedItem });
			} catch (cause) {
				const failure = new NodeOperationError(this.getNode(), cause as Error, { itemIndex });
				if (!this.continueOnFail()) throw failure;
				results.push({ json: { error: failure.message }, pairedItem });
			}
		}
		return [results];
	}
}
