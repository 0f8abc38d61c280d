import { badRequest } from './googleError';
import { fieldType } from './schema';

type Api = 'sheets/v4' | 'drive/v3';
/** Field → what of it; null for all of it. */
export type Mask = Map<string, Mask | null>;

/**
 * A partial response's `fields`, or an update's field mask: `a,b(c,d/e),f.g`, `*`.
 * https://developers.google.com/workspace/sheets/api/guides/field-masks
 */
export function parseMask(api: Api, type: string, text: string): Mask {
	let at = 0;
	const list = (within: string): Mask => {
		const mask: Mask = new Map();
		do {
			const name = /^[\w*]+/.exec(text.slice(at))?.[0] ?? '';
			at += name.length;
			const inner = name === '*' ? within : fieldType(api, within, name);
			if (!name || inner === undefined)
				throw badRequest(`Request contains an invalid argument. Invalid field selection ${name}`);
			mask.set(name, merged(mask.get(name), rest(inner)));
		} while (text[at] === ',' && ++at);
		return mask;
	};
	const rest = (type: string | null): Mask | null => {
		if (text[at] === '(') {
			at++;
			const inner = list(type ?? '');
			if (text[at++] !== ')') throw badRequest(`Invalid field selection ${text}`);
			return inner;
		}
		if (text[at] === '.' || text[at] === '/') {
			at++;
			const name = /^[\w*]+/.exec(text.slice(at))?.[0] ?? '';
			const inner = name === '*' ? null : fieldType(api, type ?? '', name);
			if (inner === undefined) throw badRequest(`Invalid field selection ${name}`);
			at += name.length;
			return new Map([[name, rest(inner)]]);
		}
		return null;
	};
	const mask = list(type);
	if (at < text.length) throw badRequest(`Invalid field selection ${text.slice(at)}`);
	return mask;
}

function merged(before: Mask | null | undefined, added: Mask | null): Mask | null {
	if (before === undefined) return added;
	return before === null || added === null ? null : new Map([...before, ...added]);
}

/** What of an answer the caller asked for. */
export function applyMask<T>(value: T, mask: Mask | null): T {
	if (mask === null || mask.has('*') || value === null || typeof value !== 'object') return value;
	if (Array.isArray(value)) return value.map((one: unknown) => applyMask(one, mask)) as T;
	const kept = Object.entries(value).filter(([name]) => mask.has(name));
	return Object.fromEntries(
		kept.map(([name, one]) => [name, applyMask(one as unknown, mask.get(name)!)]),
	) as T;
}

/** Writes the fields of `source` that the mask names into `target`; a named field that is absent is cleared. */
export function writeMasked(target: object, source: object, mask: Mask | null): void {
	const into = target as Record<string, unknown>;
	const from = source as Record<string, unknown>;
	const names = mask === null || mask.has('*') ? Object.keys(from) : [...mask.keys()];
	for (const name of names) {
		const inner = mask?.get(name) ?? null;
		const given = from[name];
		if (given === undefined || given === null) delete into[name];
		else if (inner && typeof given === 'object') {
			into[name] = { ...(into[name] as object | undefined) };
			writeMasked(into[name] as object, given, inner);
		} else into[name] = structuredClone(given);
	}
}
