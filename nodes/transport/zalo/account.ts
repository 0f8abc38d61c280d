import { quotaDay } from '../../../domain/zalo/nightWindow';
import type { TemplateDefinition } from '../../../domain/zalo/templateCheck';
import { Pace } from './pace';
import type { ZaloClock } from './result';

/** What this process knows of one account, whichever node or run found it out. No token is kept here. */
export interface Account {
	/** One for all hosts: the limit is the app's. */
	pace(ceiling: number): Pace;
	/** Templates by id: their definition seldom changes. */
	templates: Map<string, { definition: TemplateDefinition; readAt: number }>;
	/** Zalo said that no template can be sent any more on this day; it is asked again after an hour, quotas can be raised. */
	usedUp(now: number): void;
	isUsedUp(now: number): boolean;
}

const HOUR_MS = 3_600_000;

const accounts = new WeakMap<ZaloClock, Map<string, Account>>();

/** The account behind a credential; one for each clock, so that tests with their own time stand alone. */
export function accountOf(key: string, clock: ZaloClock): Account {
	const ofClock = accounts.get(clock) ?? new Map<string, Account>();
	accounts.set(clock, ofClock);
	const account = ofClock.get(key) ?? openAccount(clock);
	ofClock.set(key, account);
	return account;
}

function openAccount(clock: ZaloClock): Account {
	const paces = new Map<number, Pace>();
	let emptySince = -Infinity;
	return {
		templates: new Map(),
		pace(ceiling) {
			const pace = paces.get(ceiling) ?? new Pace(clock, ceiling);
			paces.set(ceiling, pace);
			return pace;
		},
		usedUp(now) {
			emptySince = now;
		},
		isUsedUp: (now) =>
			now >= emptySince && now - emptySince < HOUR_MS && quotaDay(now) === quotaDay(emptySince),
	};
}
