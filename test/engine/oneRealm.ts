import { types } from 'node:util';

/**
 * Jest runs tests in a realm of their own, so an error of Node's file system is no `instanceof Error` there and n8n's
 * nodes, which ask exactly that, take another path than in a real n8n. Here `Error` recognises errors of any realm.
 */
const ordinary = Function.prototype[Symbol.hasInstance] as (value: unknown) => boolean;
Object.defineProperty(Error, Symbol.hasInstance, {
	value(this: unknown, value: unknown): boolean {
		return this === Error
			? types.isNativeError(value) || ordinary.call(this, value)
			: ordinary.call(this, value);
	},
});
