import { readJson } from '../text/readJson';
import type { Audience, Channel, FollowUpPolicy, FollowUpStep } from '../types';
import { CALL_STEP } from './callStep';
import { MANUAL_STEPS } from './reminderKey';

const AUDIENCES: readonly string[] = ['contact', 'head', 'chair'] satisfies Audience[];
const CHANNELS: readonly string[] = ['email', 'zalo'] satisfies Channel[];
/** Steps of messages that the ladder does not send; a ladder step of that name would be taken for one of them. */
const TAKEN: readonly string[] = [
	...Object.keys(MANUAL_STEPS),
	CALL_STEP,
	'excluded',
	'extended',
	'included',
	'link',
	'notice',
	'receipt',
	'returned',
	'summary',
	'test',
	'waiting',
];
/** The copies of a plan, by purpose: 'recipient:report'. */
const COPIES = 'recipient:';
const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/;
/** A step further away than that is a slip of the keyboard. */
const MOST_DAYS = 250;

/**
 * The policy that an admin wrote, as an object or as JSON text.
 * Throws an Error with all that is wrong with it, one sentence each, in English.
 */
export function readPolicy(json: unknown): FollowUpPolicy {
	const policy = readJson<unknown>(json, 'Policy');
	const problems = policyProblems(policy);
	if (problems.length > 0) throw new Error(`The follow-up policy cannot be used: ${problems.join('; ')}`);
	return policy as FollowUpPolicy;
}

/** What is wrong with a policy: empty when it can be used. */
export function policyProblems(policy: unknown): string[] {
	if (!isRecord(policy)) return ['it is no object with "steps" and "window"'];
	const steps = Array.isArray(policy.steps) ? (policy.steps as unknown[]) : [];
	const ids = steps.map((step) => (isRecord(step) ? step.id : undefined));
	return [
		...(Array.isArray(policy.steps) ? [] : ['"steps" is no list']),
		...steps.flatMap((step, i) => stepProblems(step, i)),
		...ids
			.filter((id, i) => id && ids.indexOf(id) !== i)
			.map((id) => `two steps have the id "${String(id)}"`),
		...windowProblems(policy.window),
	];
}

function stepProblems(step: unknown, index: number): string[] {
	if (!isRecord(step)) return [`step ${index + 1} is no object`];
	const { id, workingDays, at, to, channels } = step as Partial<Record<keyof FollowUpStep, unknown>>;
	const name = typeof id === 'string' && id ? `step "${id}"` : `step ${index + 1}`;
	const problems: string[] = [];
	if (typeof id !== 'string' || !id.trim()) problems.push(`${name} has no "id"`);
	else if (TAKEN.includes(id.trim()) || id.trim().startsWith(COPIES))
		problems.push(`${name} has an "id" that is taken (${[...TAKEN, `${COPIES}*`].join(', ')})`);
	if (!Number.isInteger(workingDays) || Math.abs(workingDays as number) > MOST_DAYS)
		problems.push(`${name}: "workingDays" is no whole number from -${MOST_DAYS} to ${MOST_DAYS}`);
	if (!isClock(at)) problems.push(`${name}: "at" is no time such as 08:00`);
	if (!AUDIENCES.includes(to as string)) problems.push(`${name}: "to" is none of ${AUDIENCES.join(', ')}`);
	if (
		!Array.isArray(channels) ||
		channels.length === 0 ||
		new Set(channels).size < channels.length ||
		!channels.every((channel) => CHANNELS.includes(channel as string))
	)
		problems.push(`${name}: "channels" is no list of ${CHANNELS.join(', ')}`);
	return problems;
}

function windowProblems(window: unknown): string[] {
	if (!isRecord(window) || !isClock(window.from) || !isClock(window.to))
		return ['"window" has no "from" and "to" such as 07:30 and 17:30'];
	return window.from < window.to ? [] : ['"window" ends before it begins'];
}

function isClock(value: unknown): value is string {
	return typeof value === 'string' && CLOCK.test(value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
