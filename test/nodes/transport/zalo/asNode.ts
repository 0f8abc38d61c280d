import type { IExecuteFunctions, INodeType } from 'n8n-workflow';
import { runNode } from '../../../runNode';

/** Runs `work` where a node runs: in n8n's engine, with its credentials and its HTTP client. */
export async function asNode<T>(
	credentials: Record<string, object>,
	work: (context: IExecuteFunctions) => Promise<T>,
): Promise<T> {
	let result: { value: T } | undefined;
	const node = {
		description: {
			name: 'probe',
			displayName: 'Probe',
			group: [],
			version: 1,
			description: '',
			defaults: {},
			inputs: ['main'],
			outputs: ['main'],
			credentials: Object.keys(credentials).map((name) => ({ name })),
			properties: [],
		},
		async execute(this: IExecuteFunctions) {
			result = { value: await work(this) };
			return [[]];
		},
	} as unknown as INodeType;
	const { error } = await runNode(node, {}, [{ json: {} }], { credentials });
	if (error) throw error;
	return result!.value;
}
