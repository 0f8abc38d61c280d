import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes, NodeOperationError } from 'n8n-workflow';
import * as answer from './operations/answer.operation';
import * as desk from './operations/desk.operation';
import * as evaluate from './operations/evaluate.operation';

type Execute = (this: IExecuteFunctions, itemIndex: number) => Promise<INodeExecutionData[][]>;
const operations: Record<string, { execute: Execute } | undefined> = { answer, desk, evaluate };

/** n8n evaluates it on the node's parameters: only Evaluate has statuses beside its reminders. */
const outputs = `={{ ($parameter.operation ?? 'evaluate') === 'evaluate'
	? [{ type: 'main', displayName: 'Reminders' }, { type: 'main', displayName: 'Statuses' }]
	: [{ type: 'main' }] }}`;

/** Who is late, what is to be sent now to whom, and what the officer may do about it. */
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
		outputs,
		properties: [
			{
				displayName: 'Operation',
				name: 'operation',
				type: 'options',
				noDataExpression: true,
				options: [
					{
						name: 'Answer',
						value: 'answer',
						description:
							"Turn the answers to one of the officer's pages into the next page, rows to store or reminders to send",
						action: 'Answer a page of the follow up desk',
					},
					{
						name: 'Desk',
						value: 'desk',
						description:
							'Make a page on which the officer chases, pauses, sets ladder and calendar or asks why',
						action: 'Make a page of the follow up desk',
					},
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
			...desk.description,
			...answer.description,
		],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const name = this.getNodeParameter('operation', 0) as string;
		const operation = operations[name];
		if (!operation) throw new NodeOperationError(this.getNode(), `Unknown operation '${name}'`);
		const results: INodeExecutionData[][] = name === 'evaluate' ? [[], []] : [[]];
		for (const itemIndex of this.getInputData().keys()) {
			const pairedItem = { item: itemIndex };
			try {
				for (const [at, items] of (await operation.execute.call(this, itemIndex)).entries())
					results[at]?.push(...items.map((item) => ({ ...item, pairedItem })));
			} catch (cause) {
				const failure = new NodeOperationError(this.getNode(), cause as Error, { itemIndex });
				if (!this.continueOnFail()) throw failure;
				// Not among the reminders: what stands there is sent.
				results.at(-1)?.push({ json: { error: failure.message }, pairedItem });
			}
		}
		return results;
	}
}
