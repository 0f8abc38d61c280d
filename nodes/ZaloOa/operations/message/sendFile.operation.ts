import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { sendItems, type OaFile } from '../../../transport/zalo';
import { clientFor, readText, shownFor, userId } from '../parameters';
import { binaryProperty, readFile } from '../file/readFile';

export const description: INodeProperties[] = [
	userId('message', ['sendFile']),
	{
		displayName: 'File Token',
		name: 'fileToken',
		type: 'string',
		typeOptions: { password: true },
		default: '',
		description: 'From File: Upload, good for 7 days; empty to upload the file of the item itself',
		displayOptions: shownFor('message', 'sendFile'),
	},
	{ ...binaryProperty, displayOptions: shownFor('message', 'sendFile') },
];

/** A file that many items carry is uploaded once a run. */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const uploads = new Map<string, Promise<string | OaFile>>();
	return await sendItems(this, (i) => {
		const to = readText(this, 'userId', i);
		const given = readText(this, 'fileToken', i);
		const client = clientFor(this, i);
		if (given) return { to, send: () => client.sendFile(to, given) };
		const { key, read } = readFile(this, i);
		const once = async () => {
			const file = await read();
			const uploaded = await client.uploadFile(file);
			return uploaded.ok ? uploaded.data.token : file;
		};
		const send = async () => {
			const upload = uploads.get(key) ?? once();
			uploads.set(key, upload);
			return await client.sendFile(to, await upload);
		};
		return { to, send };
	});
}
