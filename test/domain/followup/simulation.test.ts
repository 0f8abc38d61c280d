import fc from 'fast-check';
import { readReminderKey } from '../../../domain/followup';
import type { FollowUpPolicy } from '../../../domain/types';
import {
	ACTIVE_HOURS,
	ACTS,
	isOfficeDay,
	OFFICER,
	policyOf,
	type Campaign,
	type SentMail,
} from './simulatedCampaign';
import { live } from './simulatedWard';

/** Where the calendar bites: Tết, Giỗ Tổ to 1/5, 2/9 with its swap Saturday, the turn of the year; and a plain May. */
const SEASONS = [
	{ start: '2026-01-26', dues: ['02-13T17:00', '02-14T11:30', '02-24T17:00', '02-28T23:59'] },
	{ start: '2026-04-13', dues: ['04-25T17:00', '04-29T17:00', '04-30T23:59', '05-04T08:00'] },
	{ start: '2026-08-10', dues: ['08-22T17:00', '08-31T17:00', '09-02T10:00', '09-03T08:30'] },
	{ start: '2026-12-14', dues: ['12-31T23:59', '12-30T17:00', '12-26T17:00'] },
	{ start: '2026-05-04', dues: ['05-20T17:00', '05-16T17:00', '05-31T23:59', '05-21T07:00'] },
];

const hour = fc.integer({ min: 0, max: ACTIVE_HOURS - 1 });
/** Of the runs that send something. */
const run = fc.integer({ min: 1, max: 60 });
const clock = fc.constantFrom('07:00', '08:00', '09:30', '13:00', '16:45', '19:00');

const ladder: fc.Arbitrary<FollowUpPolicy> = fc
	.tuple(fc.uniqueArray(fc.integer({ min: -5, max: 3 }), { minLength: 1, maxLength: 5 }), clock, clock, clock)
	.map(([days, early, head, chair]) => ({
		steps: [
			...days.map((workingDays) => ({
				id: `k${workingDays}`,
				workingDays,
				at: early,
				to: 'contact' as const,
				channels: ['email' as const],
			})),
			{ id: 'k2-head', workingDays: 2, at: head, to: 'head', channels: ['email'] },
			{ id: 'k4-chair', workingDays: 4, at: chair, to: 'chair', channels: ['email'] },
		],
		window: { from: '07:30', to: '17:30' },
	}));

/** Lists grow to their full length: by default fast-check keeps to about ten. */
const campaigns = (units: number, acts: number): fc.Arbitrary<Campaign> =>
	fc.constantFrom(...SEASONS).chain(({ start, dues }) =>
		fc.record({
			start: fc.constant(`${start}T00:00:00+07:00`),
			plans: fc.array(
				fc.record({
					dueAt: fc.constantFrom(...dues.map((due) => `2026-${due}:00+07:00`)),
					policy: fc.option(ladder),
				}),
				{ minLength: 1, maxLength: 3 },
			),
			units: fc.constant(units),
			sharing: fc.integer({ min: 1, max: 4 }),
			outages: fc.array(fc.record({ from: hour, hours: fc.integer({ min: 1, max: 130 }) }), { maxLength: 3 }),
			crashes: fc.array(fc.record({ run, mails: fc.nat(40), then: fc.option(fc.constantFrom(...ACTS)) }), {
				maxLength: 12,
				size: 'max',
			}),
			meanwhile: fc.array(
				fc.record({ run, pick: fc.nat(200), kind: fc.constantFrom(...ACTS), days: fc.nat(7) }),
				{ maxLength: 40, size: 'max' },
			),
			acts: fc.array(
				fc.record({
					hour,
					unit: fc.nat(units - 1),
					plan: fc.nat(2),
					kind: fc.constantFrom(...ACTS),
					days: fc.nat(7),
				}),
				{ maxLength: acts, size: 'max' },
			),
			luck: fc.nat(22),
			minutesAMail: fc.constantFrom(0, 1, 5, 25),
		}),
	);

test.each([
	['twelve units', 12, 100, 30],
	['two hundred units', 200, 900, 3],
])(
	'campaigns of %s keep their manners on every path',
	(_, units, acts, numRuns) => {
		fc.assert(fc.property(campaigns(units, acts), keepsItsManners), { numRuns });
	},
	120_000,
);

function keepsItsManners(campaign: Campaign): void {
	const ward = live(campaign);
	for (const mail of ward.mails) {
		leavesInOfficeHours(mail, campaign);
		isOwedByEachUnit(mail);
	}
	sendsNoKeyTwice(ward.mails);
	sendsOneMailADay(ward.mails);
	listsOncePerDay(ward.lists);
	listsNobodyWhoWasTold(ward);
	tellsEachUnitOnce(campaign, ward);
	reachesTheTop(campaign, ward);
}

function leavesInOfficeHours({ at, covers }: SentMail, campaign: Campaign): void {
	if (!isOfficeDay(at)) throw new Error(`A mail left on ${at.date}, a day off`);
	for (const { planId } of covers) {
		const { from, to } = policyOf(campaign, planId).window;
		const { time } = at;
		if (time < from || time >= to) throw new Error(`A mail left at ${time}`);
	}
}

function isOwedByEachUnit({ covers, standing }: SentMail): void {
	const seen = new Set<string>();
	covers.forEach(({ key, planId, unit, to: audience }, i) => {
		const { state, excluded, closed, paused, round, dueAt } = standing[i]!;
		if (excluded || closed || paused || !['waiting', 'returned'].includes(state))
			throw new Error(`${key} was sent although nothing is owed: ${JSON.stringify(standing[i])}`);
		const asked = readReminderKey(key)!;
		if (asked.round !== round || asked.dueDay !== dueAt.slice(0, 10))
			throw new Error(`${key} is of other terms than round ${round}, due ${dueAt}`);
		const who = `${planId} ${unit} ${audience}`;
		if (seen.has(who)) throw new Error(`A backlog: ${who} twice in one mail`);
		seen.add(who);
	});
}

function sendsNoKeyTwice(mails: SentMail[]): void {
	const told = new Map<string, SentMail>();
	for (const mail of mails)
		for (const { key } of mail.covers) {
			const before = told.get(key);
			if (before && !before.lost) throw new Error(`${key} was sent twice`);
			told.set(key, mail);
		}
}

function sendsOneMailADay(mails: SentMail[]): void {
	const days = new Map<string, SentMail>();
	for (const mail of mails) {
		const day = `${mail.to} ${mail.at.date}`;
		const before = days.get(day);
		if (before && !isSameMail(before, mail) && !isAboutReturns(mail, before))
			throw new Error(`${day}: a second mail, ${mail.covers.map(({ key }) => key).join(' ')}`);
		days.set(day, mail);
	}
}

/** The repeat of a mail whose outcome is unknown: the same reminders, so the same Message-ID. */
function isSameMail(before: SentMail, { covers }: SentMail): boolean {
	const keys = (mail: Pick<SentMail, 'covers'>) =>
		mail.covers
			.map(({ key }) => key)
			.toSorted()
			.join(' ');
	return before.lost && keys(before) === keys({ covers });
}

function isAboutReturns({ standing }: SentMail, before: Pick<SentMail, 'at'>): boolean {
	return standing.every(({ state, returnedAt }) => state === 'returned' && returnedAt >= before.at.ms);
}

function listsOncePerDay(lists: ReturnType<typeof live>['lists']): void {
	const days = lists.map((at) => at.date);
	if (new Set(days).size < days.length) throw new Error('The officer got two lists on one day');
	for (const at of lists) if (!isOfficeDay(at)) throw new Error(`A list left on ${at.date}`);
}

/** The officer is some unit's contact, too: one mail a day, be it the list or a reminder. */
function listsNobodyWhoWasTold({ lists, mails }: ReturnType<typeof live>): void {
	const listed = new Map(lists.map((at) => [at.date, at]));
	for (const mail of mails) {
		const list = mail.to.split(', ').includes(OFFICER) ? listed.get(mail.at.date) : undefined;
		if (list && (list.ms > mail.at.ms || !isAboutReturns(mail, { at: list })))
			throw new Error(`The officer got a list and a reminder on ${mail.at.date}`);
	}
}

/** Notices that did not go out at once go out in office hours, once, to all who can be reached. */
function tellsEachUnitOnce(
	campaign: Campaign,
	{ notices, standings, units, mails }: ReturnType<typeof live>,
): void {
	const told = new Set<string>();
	for (const { at, covers } of notices) {
		if (!isOfficeDay(at)) throw new Error(`A notice left on ${at.date}`);
		for (const { planId, unit, key } of covers) {
			const { from, to } = policyOf(campaign, planId).window;
			if (at.time < from || at.time >= to) throw new Error(`A notice left at ${at.time}`);
			if (told.has(key)) throw new Error(`${key} was sent twice`);
			told.add(key);
			const same = mails.some(
				(mail) =>
					mail.at.date === at.date &&
					mail.at.ms >= at.ms - 60_000 &&
					mail.at.ms <= at.ms &&
					mail.covers.some((one) => one.planId === planId && one.unit === unit && one.to === 'contact'),
			);
			if (same) throw new Error(`${planId} ${unit} was told and reminded at once`);
		}
	}
	const reachable = new Set(
		units
			.filter(({ contact }) => contact?.email && !contact.email.startsWith('dead'))
			.map(({ code }) => code),
	);
	for (const [who, { state, excluded, closed, paused }] of standings) {
		const [planId, unit] = who.split(' ') as [string, string];
		if (state !== 'waiting' || excluded || closed || paused || !reachable.has(unit)) continue;
		if (!told.has(`${planId}:${unit}:notice:email`)) throw new Error(`${who} was never told`);
	}
}

function reachesTheTop(campaign: Campaign, { mails, standings, log }: ReturnType<typeof live>): void {
	const told = new Set(
		mails.flatMap(({ covers }) => covers.filter(({ to }) => to === 'chair').map(({ key }) => key)),
	);
	for (const [who, standing] of standings) {
		const { state, excluded, closed, paused, dueAt, round } = standing;
		if (excluded || closed || paused || !['waiting', 'returned'].includes(state)) continue;
		const [planId, unit] = who.split(' ') as [string, string];
		const top = policyOf(campaign, planId).steps.at(-1)!.id;
		const key = `${planId}:${unit}:${top}:email:${dueAt.slice(0, 10)}:r${round}`;
		if (told.has(key)) continue;
		// A mail may have failed twice, which is as often as one is tried.
		const tries = log.filter((event) => event.key === key && event.kind === 'delivery.failed');
		if (tries.length < 2) throw new Error(`${who} stays silent and never reaches the chair: ${key}`);
	}
}
