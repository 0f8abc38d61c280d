import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { leaseOf, leaseReleased, leaseTaken } from '../../../domain/messages';
import type { LogEvent } from '../../../domain/types';
import { bookParameter, readBook } from '../../parameters/book';
import { nowParameter, readNow } from '../../parameters/now';

const displayOptions = { show: { operation: ['lease'] } };

export const description: INodeProperties[] = [
	{
		displayName: 'Step',
		name: 'step',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Ask',
				value: 'ask',
				description: 'Before anything else: gives the row that asks for the lease, unless another run has it',
			},
			{
				name: 'Check',
				value: 'check',
				description: 'After the row was written and the log was read again: whether the lease is ours',
			},
			{
				name: 'Give Back',
				value: 'giveBack',
				description: 'At the end of the run: gives the row that frees the plan for the next one',
			},
			{
				name: 'Renew',
				value: 'renew',
				description: 'Before each further batch: gives the row that keeps the lease; then check again',
			},
		],
		default: 'ask',
		displayOptions,
	},
	{
		...bookParameter('lease'),
		displayOptions: { show: { operation: ['lease'], step: ['ask', 'check'] } },
	},
	{
		displayName: 'Run',
		name: 'run',
		type: 'string',
		default: '={{ $execution.id }}',
		required: true,
		description: 'Names this run in its lease.taken and lease.released rows',
		displayOptions,
	},
	{
		displayName: 'Minutes',
		name: 'minutes',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 15,
		description:
			'How long the lease lasts unless renewed: longer than a batch takes, since a run that died holds the plan that long',
		displayOptions: { show: { operation: ['lease'], step: ['ask', 'renew'] } },
	},
	nowParameter('lease'),
];

type Step = 'ask' | 'check' | 'renew' | 'giveBack';
type Way = 'goOn' | 'taken' | 'wait';

/** What becomes of the messages of one plan. */
interface Decision {
	way: Way;
	rows: LogEvent[];
	by?: string;
	until?: string;
}

/**
 * Keeps two runs from sending the messages of one plan at a time; see domain/messages/lease.ts. Items are messages, or
 * anything with a `planId`; the first item of each plan carries `rows` to append, `lease` says who has a plan until
 * when. First output: go on; second: another run has one of the plans, with the rows that take back what this run
 * appended; third: read the log and check again in a moment. All items go the same way: a run has all its plans or none,
 * so that two runs over several plans never wait for each other.
 */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const items = this.getInputData();
	const planIds = [...new Set(items.flatMap(({ json }) => plansOf(json)))];
	const { way, rowsOf, holder } = allOrNone(this, planIds);
	const outputs: Record<Way, INodeExecutionData[]> = { goOn: [], taken: [], wait: [] };
	const written = new Set<string>();
	for (const [item, { json, binary }] of items.entries()) {
		const fresh = plansOf(json).filter((planId) => !written.has(planId));
		for (const planId of fresh) written.add(planId);
		const rows = fresh.flatMap(rowsOf) as unknown as IDataObject[];
		outputs[way].push({ json: { ...json, rows, lease: holder }, binary, pairedItem: { item } });
	}
	return [outputs.goOn, outputs.taken, outputs.wait];
}

function allOrNone(context: IExecuteFunctions, planIds: string[]) {
	const { decide, takeBack } = decision(context);
	const plans = new Map(planIds.map((planId) => [planId, decide(planId)]));
	const decisions = [...plans.values()];
	const held = decisions.find(({ way }) => way === 'taken') ?? decisions.find(({ way }) => way === 'wait');
	const { way = 'goOn', by, until } = held ?? decisions[0] ?? {};
	const rowsOf = (planId: string): LogEvent[] => {
		if (way === 'taken') return takeBack(planId);
		return way === 'goOn' ? (plans.get(planId)?.rows ?? []) : [];
	};
	return { way, rowsOf, holder: until ? { by: by ?? '', until } : null };
}

function decision(context: IExecuteFunctions) {
	const step = context.getNodeParameter('step', 0) as Step;
	const run = context.getNodeParameter('run', 0) as string;
	const minutes = context.getNodeParameter('minutes', 0, 15) as number;
	const now = readNow(context, 0);
	const events = step === 'ask' || step === 'check' ? readBook(context, 0).events : [];

	/** What this run appended of a plan that it does not get; before the check it appended nothing. */
	const takeBack = (planId: string): LogEvent[] =>
		step === 'check' ? [leaseReleased({ planId, run, now })] : [];
	const decide = (planId: string): Decision => {
		const asking = { planId, run, now };
		const row = (renews: boolean) => leaseTaken({ ...asking, minutes, renews });
		if (step === 'giveBack') return { way: 'goOn', rows: [leaseReleased(asking)] };
		if (step === 'renew') return { way: 'goOn', rows: [row(true)] };
		const { state, ...holder } = leaseOf(events, asking);
		if (step === 'ask') {
			const mayAsk = state === 'free' || (state === 'ended' && !holder.by);
			return mayAsk ? { way: 'goOn', rows: [row(false)] } : { way: 'taken', rows: [], ...holder };
		}
		// A row that was to be written and is not there gives no right to send.
		if (state === 'ours' || state === 'wait')
			return { way: state === 'ours' ? 'goOn' : 'wait', rows: [], ...holder };
		return { way: 'taken', rows: [], ...holder };
	};
	return { decide, takeBack };
}

function plansOf(json: IDataObject): string[] {
	const covers = Array.isArray(json.covers) ? (json.covers as { planId?: unknown }[]) : [json];
	return [...new Set(covers.map(({ planId }) => String(planId ?? '')).filter(Boolean))];
}
