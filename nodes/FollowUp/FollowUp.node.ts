import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes, NodeOperationError } from 'n8n-workflow';
import * as evaluate from './operations/evaluate.operation';

const operations = { evaluate };

/** Who is late, and what is to be sent now to whom. */
export class FollowUp implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Follow-Up',
		name: 'followUp',
		icon: { light: 'file:followUp.svg', dark: 'file:followUp.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["operation"] }}',
		description: 'Find out which units are late and which reminders are due now',
		defaults: { name: 'Follow-Up' },
		// Reads and reckons only; sends nothing and writes nothing.
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main],
		outputNames: ['Reminders', 'Statuses'],
		properties: [
			{
				displayName: 'Operation',
				name: 'operation',
				type: 'options',
				noDataExpression: true,
				options: [
					{
						name: 'Evaluate',
						value: 'evaluate',
						description: 'List the reminders that are due now and where every unit stands',
						action: 'Evaluate the follow up',
					},
				],
				default: 'evaluate',
			},
			...evaluate.description,
		],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const operation = operations[this.getNodeParameter('operation', 0) as keyof typeof operations];
		const outputs: [INodeExecutionData[], INodeExecutionData[]] = [[], []];
		for (const itemIndex of this.getInputData().keys()) {
			const pairedItem = { item: itemIndex };
			try {
				const { reminders, statuses, reportHtml } = operation.execute.call(this, itemIndex);
				if (this.getNodeParameter('outputAs', itemIndex, 'items') === 'single') {
					outputs[0].push({ json: { due: reminders, statuses, reportHtml }, pairedItem });
					continue;
				}
				for (const json of reminders) outputs[0].push({ json, pairedItem });
				for (const json of statuses) outputs[1].push({ json, pairedItem });
			} catch (cause) {
				const failure = new NodeOperationError(this.getNode(), cause as Error, { itemIndex });
				if (!this.continueOnFail()) throw failure;
				// Not among the reminders: what stands there is sent.
				outputs[1].push({ json: { error: failure.message }, pairedItem });
			}
		}
		return outputs;
	}
}
