import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes, NodeOperationError } from 'n8n-workflow';
import { keHoachLinkTest } from '../parameters/keHoachLinkTest';
import * as freeze from './operations/freeze.operation';
import * as lateList from './operations/lateList.operation';
import * as report from './operations/report.operation';
import * as statusLink from './operations/statusLink.operation';
import * as statusPage from './operations/statusPage.operation';
import * as statusPicture from './operations/statusPicture.operation';
import * as statusVerify from './operations/statusVerify.operation';
import * as templateCheck from './operations/templateCheck.operation';
import * as templateFile from './operations/templateFile.operation';
import * as templateFill from './operations/templateFill.operation';
import * as workbook from './operations/workbook.operation';

type Execute = (
	this: IExecuteFunctions,
	itemIndex: number,
) => Promise<INodeExecutionData | INodeExecutionData[]>;

const operations: Record<string, { execute: Execute }> = {
	freeze,
	lateList,
	report,
	statusLink,
	statusPage,
	statusPicture,
	statusVerify,
	templateCheck,
	templateFile,
	templateFill,
	workbook,
};

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
		// Not a tool: a language model must not sign links.
		usableAsTool: undefined,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{
				name: 'keHoachLinkApi',
				required: true,
				testedBy: 'keHoachLinkTest',
				displayOptions: { show: { operation: ['statusLink', 'statusPage', 'statusVerify'] } },
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
						name: 'Check Template',
						value: 'templateCheck',
						description: "Look at the ward's own form (.xlsx): what it asks for, what is wrong with it",
						action: 'Check a template',
					},
					{
						name: 'Fill Template',
						value: 'templateFill',
						description: "Fill the ward's own form (.xlsx) with the figures of a plan",
						action: 'Fill a template',
					},
					{
						name: 'Freeze',
						value: 'freeze',
						description:
							'Write the workbook of each plan that was closed and has no frozen version of it yet',
						action: 'Freeze the summaries of closed plans',
					},
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
						name: 'Status Link',
						value: 'statusLink',
						description: "Add the signed link of the committee's page to each item",
						action: 'Sign a status link',
					},
					{
						name: 'Status Page',
						value: 'statusPage',
						description: "Build the committee's page from its signed link",
						action: 'Build a status page',
					},
					{
						name: 'Status Picture',
						value: 'statusPicture',
						description: 'Add a picture (.png) of how the plan stands to each item, for a chat or a mail',
						action: 'Draw a status picture',
					},
					{
						name: 'Template in Force',
						value: 'templateFile',
						description: "Say where the ward's own form is kept",
						action: 'Find the template in force',
					},
					{
						name: 'Verify Status Link',
						value: 'statusVerify',
						description: "Read the signature of the committee's link, before any data is read",
						action: 'Verify a status link',
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
			...freeze.description,
			...lateList.description,
			...report.description,
			...statusLink.description,
			...statusPage.description,
			...statusPicture.description,
			...statusVerify.description,
			...templateCheck.description,
			...templateFile.description,
			...templateFill.description,
			...workbook.description,
		],
	};

	methods = { credentialTest: { keHoachLinkTest } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const operation = operations[this.getNodeParameter('operation', 0) as string]!;
		const results: INodeExecutionData[] = [];
		for (const itemIndex of this.getInputData().keys()) {
			const pairedItem = { item: itemIndex };
			try {
				const made = await operation.execute.call(this, itemIndex);
				for (const result of [made].flat()) results.push({ ...result, pairedItem });
			} catch (cause) {
				const failure = new NodeOperationError(this.getNode(), cause as Error, { itemIndex });
				if (!this.continueOnFail()) throw failure;
				results.push({ json: { error: failure.message }, pairedItem });
			}
		}
		return [results];
	}
}
