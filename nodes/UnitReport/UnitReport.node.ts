import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes, NodeOperationError } from 'n8n-workflow';
import { keHoachLinkTest } from '../parameters/keHoachLinkTest';
import * as acknowledge from './operations/acknowledge.operation';
import * as answerForm from './operations/answerForm.operation';
import * as blankForm from './operations/blankForm.operation';
import * as check from './operations/check.operation';
import * as folder from './operations/folder.operation';
import * as form from './operations/form.operation';
import * as link from './operations/link.operation';
import * as readForm from './operations/readForm.operation';
import * as receipt from './operations/receipt.operation';
import * as verify from './operations/verify.operation';

const operations = {
	acknowledge,
	answerForm,
	blankForm,
	check,
	folder,
	form,
	link,
	readForm,
	receipt,
	verify,
};
const signed = Object.keys(operations).filter((name) => name !== 'folder');

/** What one unit does with its link: open its form, send its report. */
export class UnitReport implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Unit Report',
		name: 'unitReport',
		icon: { light: 'file:unitReport.svg', dark: 'file:unitReport.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["operation"] }}',
		description: "Sign a unit's links, build its form, check what it submits and confirm it",
		defaults: { name: 'Unit Report' },
		// Not a tool: a language model must neither sign links nor file reports for a unit.
		usableAsTool: undefined,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{
				name: 'keHoachLinkApi',
				required: true,
				testedBy: 'keHoachLinkTest',
				displayOptions: { show: { operation: signed } },
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
						name: 'Acknowledge',
						value: 'acknowledge',
						description: 'Note that a unit has received the plan',
						action: 'Acknowledge a plan',
					},
					{
						name: 'Answer Form',
						value: 'answerForm',
						description: 'Write the mails that answer filled forms which came by mail',
						action: 'Answer a mailed form',
					},
					{
						name: 'Blank Form',
						value: 'blankForm',
						description: 'Make the form as a workbook, for the unit behind a link or for units of a plan',
						action: 'Make a blank form',
					},
					{
						name: 'Check',
						value: 'check',
						description: 'Verify the link and say what follows from the answers to a page',
						action: 'Check a submission',
					},
					{
						name: 'Folder',
						value: 'folder',
						description: 'Make the folder that a file is about to be stored in',
						action: 'Make a folder',
					},
					{
						name: 'Form',
						value: 'form',
						description: 'Build the first page for one unit from its signed link',
						action: 'Build a form',
					},
					{
						name: 'Link',
						value: 'link',
						description: 'Add signed links to each item',
						action: 'Sign a link',
					},
					{
						name: 'Read Form',
						value: 'readForm',
						description: 'Read filled forms (.xlsx) that came by mail',
						action: 'Read a filled form',
					},
					{
						name: 'Receipt',
						value: 'receipt',
						description: 'Confirm what was stored, as a page and as a mail',
						action: 'Write a receipt',
					},
					{
						name: 'Verify',
						value: 'verify',
						description: 'Check the signature and expiry of a link before anything is read',
						action: 'Verify a link',
					},
				],
				default: 'link',
			},
			...Object.values(operations).flatMap(({ description }) => description),
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
