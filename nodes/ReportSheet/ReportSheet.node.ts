import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes, NodeOperationError } from 'n8n-workflow';
import * as create from './operations/create.operation';
import * as list from './operations/list.operation';
import * as lock from './operations/lock.operation';
import * as read from './operations/read.operation';
import { accountParameters, optionParameters } from './operations/sheetParameters';
import * as update from './operations/update.operation';
import { GoogleAccount } from './transport/GoogleAccount';

/** One item's outcome: the items of the first output, or of all outputs. */
type Execute = (
	this: IExecuteFunctions,
	itemIndex: number,
	account: GoogleAccount,
) => Promise<INodeExecutionData[] | INodeExecutionData[][]>;

const operations: Record<string, { execute: Execute } | undefined> = { create, list, lock, read, update };
const AT_GOOGLE = ['create', 'lock', 'read', 'update'];

/** n8n evaluates it on the node's parameters: only reading gives messages. */
const outputs = `={{ $parameter.operation === 'read'
	? [{ type: 'main', displayName: 'Reading' }, { type: 'main', displayName: 'Messages' }]
	: [{ type: 'main' }] }}`;

/** One Google spreadsheet a plan, in which units report beside the form. */
export class ReportSheet implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Report Sheet',
		name: 'reportSheet',
		icon: { light: 'file:reportSheet.svg', dark: 'file:reportSheet.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["operation"] }}',
		description: 'Share a Google spreadsheet with the units of a plan and take their reports from it',
		defaults: { name: 'Report Sheet' },
		// Not a tool: a language model must neither share files nor file reports for a unit.
		usableAsTool: undefined,
		inputs: [NodeConnectionTypes.Main],
		outputs,
		credentials: [
			{
				name: 'googleApi',
				required: true,
				displayOptions: { show: { operation: AT_GOOGLE, authentication: ['serviceAccount'] } },
			},
			{
				name: 'googleSheetsOAuth2Api',
				required: true,
				displayOptions: { show: { operation: AT_GOOGLE, authentication: ['oAuth2'] } },
			},
		],
		properties: [
			...accountParameters(AT_GOOGLE),
			{
				displayName: 'Operation',
				name: 'operation',
				type: 'options',
				noDataExpression: true,
				options: [
					{
						name: 'Create',
						value: 'create',
						description: 'Make the spreadsheet of a plan and share it',
						action: 'Create the sheet of a plan',
					},
					{
						name: 'List',
						value: 'list',
						description: 'Say which plans have a sheet, and what is to be done with it',
						action: 'List the sheets of plans',
					},
					{
						name: 'Lock',
						value: 'lock',
						description: 'Close every cell and fetch a copy as a workbook',
						action: 'Lock the sheet of a plan',
					},
					{
						name: 'Read',
						value: 'read',
						description: 'Take completed rows as reports, and say what needs mending',
						action: 'Read the sheet of a plan',
					},
					{
						name: 'Update',
						value: 'update',
						description: 'Carry new units, due times, exclusions and states into the sheet',
						action: 'Update the sheet of a plan',
					},
				],
				default: 'create',
			},
			...create.description,
			...list.description,
			...lock.description,
			...read.description,
			...update.description,
			optionParameters(AT_GOOGLE),
		],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const name = this.getNodeParameter('operation', 0) as string;
		const operation = operations[name];
		if (!operation) throw new NodeOperationError(this.getNode(), `Unknown operation '${name}'`);
		const results: INodeExecutionData[][] = name === 'read' ? [[], []] : [[]];
		// Listing goes by the log alone.
		const account = AT_GOOGLE.includes(name) ? await GoogleAccount.open(this) : null;
		for (const itemIndex of this.getInputData().keys()) {
			try {
				const items = await operation.execute.call(this, itemIndex, account!);
				const perOutput = items.every(Array.isArray)
					? (items as INodeExecutionData[][])
					: [items as INodeExecutionData[]];
				for (const [at, own] of perOutput.entries())
					results[at]?.push(...own.map((item) => ({ ...item, pairedItem: itemIndex })));
			} catch (cause) {
				const failure =
					cause instanceof NodeOperationError
						? cause
						: new NodeOperationError(this.getNode(), cause as Error, { itemIndex });
				if (!this.continueOnFail()) throw failure;
				results[0]?.push({ json: { error: failure.message }, pairedItem: itemIndex });
			}
		}
		return results;
	}
}
