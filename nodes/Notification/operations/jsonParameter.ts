import type { IExecuteFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

/** A JSON parameter, which arrives as a value from an expression or as text from the editor; undefined when empty. */
export function jsonParameter<T>(node: IExecuteFunctions, name: string, label: string): T | undefined {
	const value = node.getNodeParameter(name, 0, '');
	if (typeof value !== 'string') return (value ?? undefined) as T | undefined;
	if (value.trim() === '') return undefined;
	try {
		const parsed = JSON.parse(value) as T;
		return Object.keys(parsed as object).length > 0 ? parsed : undefined;
	} catch {
		throw new NodeOperationError(node.getNode(), `The parameter ${label} is no JSON`);
	}
}
