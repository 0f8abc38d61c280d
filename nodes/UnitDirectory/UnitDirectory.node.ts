import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes, NodeOperationError } from 'n8n-workflow';
import * as read from './operations/read.operation';

const operations = { read };

/** The directory of units: who there is, and how each is reached. */
export class UnitDirectory implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Unit Directory',
		name: 'unitDirectory',
		icon: { light: 'file:unitDirectory.svg', dark: 'file:unitDirectory.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["operation"] }}',
		description: 'Read the directory of units from an .xlsx or .csv file and say which rows were refused',
		defaults: { name: 'Unit Directory' },
		// Not a tool: it takes a file, which a language model cannot hand over.
		usableAsTool: undefined,
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
						name: 'Read',
						value: 'read',
						description: 'Turn the rows of a file into units',
						action: 'Read a directory',
					},
				],
				default: 'read',
			},
			...read.description,
		],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const operation = operations[this.getNodeParameter('operation', 0) as keyof typeof operations];
		const results: INodeExecutionData[] = [];
		for (const itemIndex of this.getInputData().keys()) {
			try {
				results.push({ ...(await operation.execute.call(this, itemIndex)), pairedItem: itemIndex });
			} catch (cause) {
				const failure = new NodeOperationError(this.getNode(), cause as Error, { itemIndex });
				if (!this.continueOnFail()) throw failure;
				results.push({ json: { error: failure.message }, pairedItem: itemIndex });
			}
		}
		return [results];
	}
}
