/**
 * A JSON parameter of a node: n8n hands over an object when an expression gave one, text when a person typed it.
 * Empty text gives `fallback`. Throws an Error that names the parameter when the text is no JSON.
 */
export function readJson<T>(value: unknown, name: string, fallback?: T): T {
	if (value === undefined || value === null || value === '') {
		if (fallback === undefined) throw new Error(`The parameter '${name}' is empty`);
		return fallback;
	}
	if (typeof value !== 'string') return value as T;
	try {
		return JSON.parse(value) as T;
	} catch {
		throw new Error(`The parameter '${name}' holds no valid JSON`);
	}
}
