import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { DateTime } from 'luxon';
import { toIso, VIETNAM } from '../../../../domain/text/time';
import { failureRow } from '../../../transport/zalo';
import { clientFor, shownFor } from '../parameters';

export const description: INodeProperties[] = [
	{
		displayName: 'Exchange Before the End (Hours)',
		name: 'hours',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 24 },
		default: 6,
		description: 'A pair of tokens that ends sooner than this is exchanged for a new one, which n8n saves',
		displayOptions: shownFor('account', 'keepToken'),
	},
];

/**
 * Keeps the pair of tokens alive when nobody sends. First output: it is good, and until when; second: it is not, and
 * what a person has to do. A failure is an item, so that a workflow can tell the admin. Once a run, whatever the items.
 */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const hours = this.getNodeParameter('hours', 0) as number;
	const kept = await clientFor(this, 0).keepToken(hours * 3_600_000);
	const pairedItem = { item: 0 };
	if (!kept.ok) return [[], [{ json: { kept: false, ...failureRow(kept.failure) }, pairedItem }]];
	const { expiresAt, exchanged } = kept.data;
	const until = DateTime.fromMillis(expiresAt, { zone: VIETNAM });
	const goodUntil = until.isValid ? toIso(until) : null;
	return [[{ json: { kept: true, exchanged, goodUntil }, pairedItem }], []];
}
