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
 * anything with a `planId`; the first item of each plan carries `rows` to append, `lease` says who has the plan until
 * when. First output: go on; second: another run has the plan, with the row that takes back what this run appended;
 * third: read the log and check again in a moment.
 */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const decide = decision(this);
	const plans = new Map<string, Decision>();
	const outputs: Record<Way, INodeExecutionData[]> = { goOn: [], taken: [], wait: [] };
	const written = new Set<string>();
	for (const [item, { json, binary }] of this.getInputData().entries()) {
		const own = plansOf(json);
		for (const planId of own) if (!plans.has(planId)) plans.set(planId, decide(planId));
		const decisions = own.map((planId) => plans.get(planId)!);
		const held = decisions.find(({ way }) => way === 'taken') ?? decisions.find(({ way }) => way === 'wait');
		const { way = 'goOn', by, until } = held ?? decisions[0] ?? {};
		// What a plan that goes on asks to be written must not leave with a message that another plan holds back.
		const fresh = own.filter((planId) => plans.get(planId)!.way === way && !written.has(planId));
		for (const planId of fresh) written.add(planId);
		const rows = fresh.flatMap((planId) => plans.get(planId)!.rows) as unknown as IDataObject[];
		const lease = until ? { by: by ?? '', until } : null;
		outputs[way].push({ json: { ...json, rows, lease }, binary, pairedItem: { item } });
	}
	return [outputs.goOn, outputs.taken, outputs.wait];
}

function decision(context: IExecuteFunctions): (planId: string) => Decision {
	const step = context.getNodeParameter('step', 0) as Step;
	const run = context.getNodeParameter('run', 0) as string;
	const minutes = context.getNodeParameter('minutes', 0, 15) as number;
	const now = readNow(context, 0);
	const events = step === 'ask' || step === 'check' ? readBook(context, 0).events : [];

	return (planId) => {
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
		return { way: 'taken', rows: [leaseReleased(asking)], ...holder };
	};
}

function plansOf(json: IDataObject): string[] {
	const covers = Array.isArray(json.covers) ? (json.covers as { planId?: unknown }[]) : [json];
	return [...new Set(covers.map(({ planId }) => String(planId ?? '')).filter(Boolean))];
}
