import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { ZaloResult } from '../../transport/zalo';
import { shownFor } from './parameters';

const PAGE = 50;

export const limitParameters = (resource: string): INodeProperties[] => [
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		default: false,
		description: 'Whether to return all results or only up to a given limit',
		displayOptions: shownFor(resource, 'getAll'),
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 50,
		description: 'Max number of results to return',
		displayOptions: {
			show: { resource: [resource], operation: ['getAll'], returnAll: [false] },
		},
	},
];

/** Reads pages of at most 50 until there are no more, or as many as were asked for. A failure ends it. */
export async function readAllPages(
	context: IExecuteFunctions,
	itemIndex: number,
	read: (page: { offset: number; count: number }) => Promise<ZaloResult<{ total: number; rows: object[] }>>,
): Promise<ZaloResult<object[]>> {
	const all = context.getNodeParameter('returnAll', itemIndex, false) as boolean;
	const limit = all ? Infinity : (context.getNodeParameter('limit', itemIndex, 50) as number);
	const rows: object[] = [];
	for (;;) {
		const page = await read({ offset: rows.length, count: Math.min(PAGE, limit - rows.length) });
		if (!page.ok) return { ok: false, failure: page.failure };
		rows.push(...page.data.rows);
		// A page without rows ends it too, whatever total Zalo names.
		const done = page.data.rows.length === 0 || rows.length >= page.data.total;
		if (done || rows.length >= limit) return { ok: true, data: rows.slice(0, limit) };
	}
}
