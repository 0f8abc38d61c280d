import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes, NodeOperationError } from 'n8n-workflow';
import { keHoachLinkTest } from '../parameters/keHoachLinkTest';
import * as answer from './operations/answer.operation';
import * as compose from './operations/compose.operation';
import * as page from './operations/page.operation';
import * as readCopy from './operations/readCopy.operation';
import * as sheetCopy from './operations/sheetCopy.operation';

/** What the whole run needs is read once; then each input item gives the items of every output. */
type Outputs = INodeExecutionData[][];
type Execute = (this: IExecuteFunctions) => (itemIndex: number) => Outputs | Promise<Outputs>;
const operations: Record<string, { execute: Execute } | undefined> = {
	answer,
	compose,
	page,
	readCopy,
	sheetCopy,
};

/** n8n evaluates it on the node's parameters: only messages can lack an address. */
const outputs = `={{ $parameter.operation === 'compose'
	? [{ type: 'main', displayName: 'Messages' }, { type: 'main', displayName: 'Unreachable' }]
	: [{ type: 'main' }] }}`;

/** The officer's desk: who has reported, what is decided about it, and what the units are told. */
export class PlanDesk implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Plan Desk',
		name: 'planDesk',
		icon: { light: 'file:planDesk.svg', dark: 'file:planDesk.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["operation"] }}',
		description: 'The pages on which an officer follows the units of a plan and decides about them',
		defaults: { name: 'Plan Desk' },
		// Not a tool: decisions about units are an officer's.
		usableAsTool: undefined,
		inputs: [NodeConnectionTypes.Main],
		outputs,
		credentials: [
			{
				name: 'keHoachLinkApi',
				required: true,
				testedBy: 'keHoachLinkTest',
				displayOptions: { show: { operation: ['answer'] } },
			},
		],
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
						description: 'Turn the answers to a page into the next view, the rows to store and whom to tell',
						action: 'Answer a page of the desk',
					},
					{
						name: 'Compose',
						value: 'compose',
						description:
							'Write the message about a decision; items as Answer gives them, with the link added',
						action: 'Compose a message about a decision',
					},
					{
						name: 'Page',
						value: 'page',
						description: 'Make the page of a view',
						action: 'Make a page of the desk',
					},
					{
						name: 'Read Sheet Copy',
						value: 'readCopy',
						description: 'Take the reports out of an offline copy of the shared sheet that was filled in',
						action: 'Read an offline copy of the sheet',
					},
					{
						name: 'Sheet Copy',
						value: 'sheetCopy',
						description: 'Make an offline copy (.xlsx) of the shared sheet, with the same keys',
						action: 'Make an offline copy of the sheet',
					},
				],
				default: 'page',
			},
			...page.description,
			...answer.description,
			...compose.description,
			...readCopy.description,
			...sheetCopy.description,
		],
	};

	methods = { credentialTest: { keHoachLinkTest } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const name = this.getNodeParameter('operation', 0) as string;
		const operation = operations[name];
		if (!operation) throw new NodeOperationError(this.getNode(), `Unknown operation '${name}'`);
		const results: INodeExecutionData[][] = name === 'compose' ? [[], []] : [[]];
		const executeItem = operation.execute.call(this);
		for (const itemIndex of this.getInputData().keys()) {
			const pairedItem = { item: itemIndex };
			try {
				const perOutput = await executeItem(itemIndex);
				for (const [at, items] of perOutput.entries())
					results[at]?.push(...items.map((item) => ({ ...item, pairedItem })));
			} catch (cause) {
				const failure = new NodeOperationError(this.getNode(), cause as Error, { itemIndex });
				if (!this.continueOnFail()) throw failure;
				results[0]?.push({ json: { error: failure.message }, pairedItem });
			}
		}
		return results;
	}
}
