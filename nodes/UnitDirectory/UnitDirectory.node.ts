import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes, NodeOperationError } from 'n8n-workflow';
import { keHoachLinkTest } from '../parameters/keHoachLinkTest';
import * as answer from './operations/enrolment/answer.operation';
import * as attempt from './operations/enrolment/attempt.operation';
import * as event from './operations/enrolment/event.operation';
import * as page from './operations/enrolment/page.operation';
import * as sheet from './operations/enrolment/sheet.operation';
import * as read from './operations/read.operation';

const operations = { answer, attempt, event, page, sheet, read };

/** The directory of units: who there is, and how each is reached. */
export class UnitDirectory implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Unit Directory',
		name: 'unitDirectory',
		icon: { light: 'file:unitDirectory.svg', dark: 'file:unitDirectory.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["resource"] + ": " + $parameter["operation"] }}',
		description: 'Read the directory of units from a file, and enrol units on Zalo with one-time codes',
		defaults: { name: 'Unit Directory' },
		// Not a tool: it takes a file, which a language model cannot hand over.
		usableAsTool: undefined,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{
				name: 'keHoachLinkApi',
				required: true,
				testedBy: 'keHoachLinkTest',
				displayOptions: {
					show: { operation: ['answer', 'event', 'page', 'sheet'] },
				},
			},
		],
		properties: [
			{
				displayName: 'Resource',
				name: 'resource',
				type: 'options',
				noDataExpression: true,
				options: [
					{ name: 'Directory', value: 'directory' },
					{ name: 'Zalo Enrolment', value: 'enrolment' },
				],
				default: 'directory',
			},
			{
				displayName: 'Operation',
				name: 'operation',
				type: 'options',
				noDataExpression: true,
				displayOptions: { show: { resource: ['directory'] } },
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
			{
				displayName: 'Operation',
				name: 'operation',
				type: 'options',
				noDataExpression: true,
				displayOptions: { show: { resource: ['enrolment'] } },
				options: [
					{
						name: 'Answer',
						value: 'answer',
						description:
							"Turn the answers to the officer's page into the next page, rows to store or a sheet to print",
						action: 'Answer the page of enrolment codes',
					},
					{
						name: 'Attempt',
						value: 'attempt',
						description: 'Make the row that counts a code sent on Zalo, before it is looked up',
						action: 'Count an enrolment code that was sent',
					},
					{
						name: 'Event',
						value: 'event',
						description: 'Turn an event of Zalo into rows to store and an answer to send',
						action: 'Take in an event of zalo',
					},
					{
						name: 'Page',
						value: 'page',
						description: 'Make the page on which the officer sees who is enrolled, makes codes and unbinds',
						action: 'Make the page of enrolment codes',
					},
					{
						name: 'Sheet',
						value: 'sheet',
						description: 'Make the sheet of codes with QR codes, to be printed and cut apart',
						action: 'Make the sheet of enrolment codes',
					},
				],
				default: 'page',
			},
			...read.description,
			...page.description,
			...answer.description,
			...sheet.description,
			...attempt.description,
			...event.description,
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
