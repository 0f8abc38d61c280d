import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { askItems } from '../../../transport/zalo';
import { clientFor } from '../parameters';
import { limitParameters, readAllPages } from '../pages';

export const description: INodeProperties[] = limitParameters('user');

export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	return await askItems(this, async (i) => {
		const client = clientFor(this, i);
		return await readAllPages(this, i, async (page) => {
			const result = await client.listUsers(page);
			if (!result.ok) return result;
			const rows = result.data.userIds.map((userId) => ({ userId }));
			return { ok: true, data: { total: result.data.total, rows } };
		});
	});
}
