import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes, NodeOperationError } from 'n8n-workflow';
import { keHoachLinkTest } from '../parameters/keHoachLinkTest';
import * as check from './operations/check.operation';
import * as form from './operations/form.operation';
import * as link from './operations/link.operation';

const operations = { check, form, link };

/** What one unit does with its link: open its form, send its report. */
export class UnitReport implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Unit Report',
		name: 'unitReport',
		icon: { light: 'file:unitReport.svg', dark: 'file:unitReport.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["operation"] }}',
		description: "Sign a unit's link, build its form and check what it submits",
		defaults: { name: 'Unit Report' },
		// Not a tool: a language model must neither sign links nor file reports for a unit.
		usableAsTool: undefined,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'keHoachLinkApi', required: true, testedBy: 'keHoachLinkTest' }],
		properties: [
			{
				displayName: 'Operation',
				name: 'operation',
				type: 'options',
				noDataExpression: true,
				options: [
					{
						name: 'Check',
						value: 'check',
						description: 'Verify the link and validate a submission',
						action: 'Check a submission',
					},
					{
						name: 'Form',
						value: 'form',
						description: 'Build the form fields for one unit from its signed link',
						action: 'Build a form',
					},
					{
						name: 'Link',
						value: 'link',
						description: 'Add a signed link to each item',
						action: 'Sign a link',
					},
				],
				default: 'link',
			},
			...link.description,
			...form.description,
			...check.description,
		],
	};

	methods = { credentialTest: { keHoachLinkTest } };

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
