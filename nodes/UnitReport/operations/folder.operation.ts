import { join } from 'node:path';
import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';

const show = { operation: ['folder'] };
/** One part of a stored path: what evidencePath makes, never a way up. */
const PART = /^[A-Za-z0-9_-][A-Za-z0-9._-]*$/;

export const description: INodeProperties[] = [
	{
		displayName: 'Files Folder',
		name: 'folder',
		type: 'string',
		default: '',
		required: true,
		description: 'Absolute path of the folder that keeps files, as in the set-up form',
		displayOptions: { show },
	},
	{
		displayName: 'Path',
		name: 'path',
		type: 'string',
		default: '={{ $json.file.path }}',
		required: true,
		description: 'Path of the file below that folder, as Check gave it',
		displayOptions: { show },
	},
];

/**
 * Makes the folder that a file is about to be written into and adds its whole path as `storedAs`: n8n's Read/Write Files node
 * makes none. Through n8n's own guarded file access, so only where the admin lets nodes write.
 */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<INodeExecutionData> {
	const folder = String(this.getNodeParameter('folder', itemIndex));
	const parts = String(this.getNodeParameter('path', itemIndex)).split('/');
	if (!parts.every((part) => PART.test(part)))
		throw new Error('The path of a stored file holds a part that is no plain name');
	const { resolvePath, isFilePathBlocked, ensureParentDirectoryWithoutFollowingSymlinks } = this.helpers;
	const base = await resolvePath(folder);
	const target = join(base, ...parts) as typeof base;
	if (isFilePathBlocked(target))
		throw new Error(`n8n does not let nodes write below ${folder}: see N8N_RESTRICT_FILE_ACCESS_TO`);
	await ensureParentDirectoryWithoutFollowingSymlinks(target);
	const item = this.getInputData()[itemIndex];
	return { ...item, json: { ...item?.json, storedAs: target } };
}
