import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { badRequest } from './googleError';

type Api = 'sheets/v4' | 'drive/v3';
type Fields = Map<string, string>;

const read = new Map<Api, Map<string, Fields>>();

/** The fields of Google's published types, by type: taken from the declarations of the `@googleapis` packages. */
function typesOf(api: Api): Map<string, Fields> {
	const known = read.get(api);
	if (known) return known;
	const [name = '', version = ''] = api.split('/');
	const folder = dirname(createRequire(__filename).resolve(`@googleapis/${name}/package.json`));
	const types = new Map<string, Fields>();
	let current: Fields | null = null;
	let nested = '';
	for (const line of readFileSync(join(folder, 'build', `${version}.d.ts`), 'utf8').split('\n')) {
		const opened = /^ {4}(?:export )?interface (?:Schema\$)?([\w$]+)/.exec(line);
		if (opened) types.set(opened[1]!, (current = new Map()));
		const field = /^ {8}(\w+)\??: (.+?);?$/.exec(line);
		if (field && current) {
			nested = field[2] === '{' ? field[1]! : '';
			current.set(field[1]!, nested ? `${[...types.keys()].at(-1)}.${nested}` : field[2]!);
			if (nested) types.set(current.get(nested)!, new Map());
		}
		const inner = /^ {12}(\w+)\??: (.+?);?$/.exec(line);
		if (inner && nested && current) types.get(current.get(nested)!)?.set(inner[1]!, inner[2]!);
		if (/^ {4}\}/.test(line)) current = null;
	}
	read.set(api, types);
	return types;
}

/** The parts of a declared type: its name without array and null, and whether it is a list. */
function shapeOf(declared: string): { name: string; list: boolean } {
	const type = declared.replace(/ \| null\b/g, '');
	return { name: type.replace(/(\[\])+$/, '').replace('Schema$', ''), list: type.endsWith('[]') };
}

/**
 * Refuses a body with a field that Google does not know, or of another kind than Google declares.
 * Google's words: 'Invalid JSON payload received. Unknown name "x" at 'requests[0]': Cannot find field.'
 */
export function checkBody(api: Api, type: string, value: unknown, at = ''): void {
	const fields = typesOf(api).get(type);
	if (!fields) throw new Error(`Google publishes no type ${type} in ${api}`);
	if (typeof value !== 'object' || value === null || Array.isArray(value)) throw invalid(at, value);
	for (const [name, given] of Object.entries(value)) {
		const path = at ? `${at}.${name}` : name;
		const declared = fields.get(name);
		if (declared === undefined)
			throw badRequest(
				`Invalid JSON payload received. Unknown name "${name}"${at ? ` at '${at}'` : ''}: Cannot find field.`,
			);
		checkValue(api, declared, given, path);
		// Numbers may come as text, as in all JSON of Google's: https://protobuf.dev/programming-guides/json/
		if (shapeOf(declared).name === 'number' && typeof given === 'string')
			(value as Record<string, unknown>)[name] = Number(given);
	}
}

function checkValue(api: Api, declared: string, given: unknown, path: string): void {
	if (given === null || given === undefined) return;
	const { name, list } = shapeOf(declared);
	if (list) {
		if (!Array.isArray(given)) throw invalid(path, given);
		// ValueRange.values: any[][]
		if (name !== 'any') given.forEach((one, i) => checkValue(api, name, one, `${path}[${i}]`));
		return;
	}
	if (typesOf(api).has(name)) return checkBody(api, name, given, path);
	if (name === 'number' && typeof given === 'string' && /^-?\d+$/.test(given)) return;
	if (['string', 'number', 'boolean'].includes(name) && typeof given !== name) throw invalid(path, given);
}

const invalid = (path: string, given: unknown) =>
	badRequest(`Invalid value at '${path}', ${JSON.stringify(given)?.slice(0, 60)}`);

/** The type of a field, as far as it has fields of its own; null for a plain value; undefined for no such field. */
export function fieldType(api: Api, type: string, field: string): string | null | undefined {
	const declared = typesOf(api).get(type)?.get(field);
	if (declared === undefined) return undefined;
	const { name } = shapeOf(declared);
	return typesOf(api).has(name) ? name : null;
}

/** Refuses a query parameter that the method does not take. `method` as the packages name it: 'Spreadsheets$Get'. */
export function checkQuery(api: Api, method: string, query: URLSearchParams): void {
	const own = typesOf(api).get(`Params$Resource$${method}`);
	if (!own) throw new Error(`Google publishes no method ${method} in ${api}`);
	const standard = typesOf(api).get('StandardParameters');
	for (const name of query.keys())
		if (!own.has(name) && !standard?.has(name))
			throw badRequest(
				`Invalid JSON payload received. Unknown name "${name}": Cannot bind query parameter. Field '${name}' could not be found in request message.`,
			);
}
