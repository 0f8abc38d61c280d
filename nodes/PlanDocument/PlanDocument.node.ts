import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes, NodeOperationError } from 'n8n-workflow';
import { keHoachLinkTest } from '../parameters/keHoachLinkTest';
import * as assign from './operations/assign.operation';
import * as confirm from './operations/confirm.operation';
import * as read from './operations/read.operation';
import * as receive from './operations/receive.operation';
import * as review from './operations/review.operation';

type Execute = (
	this: IExecuteFunctions,
	itemIndex: number,
) => Promise<INodeExecutionData | INodeExecutionData[][]>;
const operations: Record<string, { execute: Execute } | undefined> = {
	assign,
	confirm,
	read,
	receive,
	review,
};

/** n8n evaluates it on the node's parameters: unmatched names have an output of their own only where items are given. */
const outputs = `={{ $parameter.operation === 'assign' && ($parameter.outputAs ?? 'items') === 'items'
	? [{ type: 'main', displayName: 'Assignments' }, { type: 'main', displayName: 'Unmatched' }]
	: [{ type: 'main' }] }}`;

/** A plan document: read it into data, give every unit its share. */
export class PlanDocument implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Plan Document',
		name: 'planDocument',
		icon: { light: 'file:planDocument.svg', dark: 'file:planDocument.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["operation"] }}',
		description: 'Read a Vietnamese plan (kế hoạch) into data and assign its tasks to units',
		defaults: { name: 'Plan Document' },
		// Reads and reckons only; sends nothing and writes nothing.
		usableAsTool: true,
		// The address under which people reach this n8n, for the link to the review.
		credentials: [
			{
				name: 'keHoachLinkApi',
				required: true,
				testedBy: 'keHoachLinkTest',
				displayOptions: { show: { operation: ['receive'] } },
			},
		],
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
						name: 'Assign',
						value: 'assign',
						description: 'Give every unit of the directory its share of the plan',
						action: 'Assign a plan to units',
					},
					{
						name: 'Confirm',
						value: 'confirm',
						description: 'Turn the answers to a page of the review into the next page or into what is stored',
						action: 'Confirm a plan',
					},
					{
						name: 'Read',
						value: 'read',
						description: 'Read a document into a plan, with the evidence for each part',
						action: 'Read a plan',
					},
					{
						name: 'Receive',
						value: 'receive',
						description: 'Take a document in that was read, unless it came before',
						action: 'Receive a plan',
					},
					{
						name: 'Review',
						value: 'review',
						description: 'Make a page on which the officer checks what was read and changes it',
						action: 'Review a plan',
					},
				],
				default: 'read',
			},
			...read.description,
			...receive.description,
			...assign.description,
			...review.description,
			...confirm.description,
		],
	};

	methods = { credentialTest: { keHoachLinkTest } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const name = this.getNodeParameter('operation', 0) as string;
		const operation = operations[name];
		if (!operation) throw new NodeOperationError(this.getNode(), `Unknown operation '${name}'`);
		const results: INodeExecutionData[][] = [[]];
		for (const itemIndex of this.getInputData().keys()) {
			const pairedItem = { item: itemIndex };
			try {
				const given = await operation.execute.call(this, itemIndex);
				const perOutput = Array.isArray(given) ? given : [[given]];
				for (const [at, items] of perOutput.entries()) {
					(results[at] ??= []).push(...items.map((item) => ({ ...item, pairedItem })));
				}
			} catch (cause) {
				const failure = new NodeOperationError(this.getNode(), cause as Error, { itemIndex });
				if (!this.continueOnFail()) throw failure;
				results[0]?.push({ json: { error: failure.message }, pairedItem });
			}
		}
		return results;
	}
}
