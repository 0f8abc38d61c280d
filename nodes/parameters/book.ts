import type { IExecuteFunctions, IDataObject, INodeProperties } from 'n8n-workflow';
import { openBook, type Book, type RawBook, type RawRow } from '../../domain/book';
import { readJson } from '../../domain/text/readJson';

/** The parameter by which a node is given the three tables. */
export const bookParameter = (operation: string): INodeProperties => ({
	displayName: 'Book',
	name: 'book',
	type: 'json',
	default: '={{ $json }}',
	required: true,
	description:
		'The rows of the three tables, { units, plans, events }, as the workflow Đọc nhật ký gives them',
	displayOptions: { show: { operation: [operation] } },
});

const WHOLE_ITEM = /^=\{\{\s*(?:\$json|\$\((['"])(?<node>.+?)\1\)\.(?:first|last)\(\)\.json)\s*\}\}$/;

/**
 * The book of an item. n8n 2.41 evaluates expressions in an isolate and fetches every field of what they return one by
 * one, at most five seconds long; a log of some thousand rows does not fit through. So an expression that only names an
 * item is followed here, and any other one is evaluated as usual.
 */
export function readBook(context: IExecuteFunctions, itemIndex: number): Book {
	return openBook(readRawBook(context, itemIndex));
}

/** The same with rows of the log that were read after it; a row that both hold counts once. */
export function readBookSince(context: IExecuteFunctions, itemIndex: number, since: RawRow[]): Book {
	const raw = readRawBook(context, itemIndex);
	const known = new Set(since.map(({ id }) => id));
	return openBook({ ...raw, events: [...(raw.events ?? []).filter(({ id }) => !known.has(id)), ...since] });
}

function readRawBook(context: IExecuteFunctions, itemIndex: number): RawBook {
	const written = context.getNodeParameter('book', itemIndex, '', { rawExpressions: true });
	const reference = typeof written === 'string' ? WHOLE_ITEM.exec(written) : null;
	if (!reference) return readJson<RawBook>(context.getNodeParameter('book', itemIndex), 'Book');
	const node = reference.groups?.node;
	if (!node) return context.getInputData()[itemIndex]?.json ?? {};
	const proxy = context.getWorkflowDataProxy(itemIndex) as unknown as {
		$(name: string): { first(): { json: IDataObject } | undefined };
	};
	return proxy.$(node).first()?.json ?? {};
}
