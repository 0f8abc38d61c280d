import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { askItems } from '../../../transport/zalo';
import { clientFor, shownFor } from '../parameters';
import { binaryProperty, readFile } from './readFile';

export const description: INodeProperties[] = [
	{ ...binaryProperty, displayOptions: shownFor('file', 'upload') },
];

export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	return await askItems(
		this,
		async (i) => await clientFor(this, i).uploadFile(await readFile(this, i).read()),
	);
}
