import { knownRoads, legsFor, personAddress, readRoads } from '../../../../domain/messages/roads';
import type { Settings, Unit } from '../../../../domain/types';
import { economy, settings } from '../greenSunday';
import { EMAIL, everywhere, GROUP, NOW, PHONE, reachedAt, USER, ward } from './zaloWard';

const legs = (
	unit: Unit,
	setting: { settings?: Settings; to?: 'contact' | 'head'; channels?: string[]; dead?: string[] } = {},
) =>
	legsFor([{ unit, to: setting.to ?? 'contact', kind: 'notice', channels: setting.channels }], {
		settings: setting.settings ?? ward(),
		now: NOW,
		isDead: (address) => setting.dead?.includes(address) ?? false,
	}).map((leg) => leg.map(({ road, to }) => `${road} ${to}`));

const ALL = [
	`email ${EMAIL}`,
	`group ${GROUP}`,
	`consultation ${USER}`,
	`templateUser ${USER}`,
	`templatePhone ${PHONE}`,
	'bot chat-21',
];
const with_ = (change: Unit['contact']): Unit => reachedAt({ ...everywhere.contact, ...change });

describe('the roads of one message to one person', () => {
	const silent = '2026-05-05T08:59:00+07:00';
	const cases: [string, Parameters<typeof legs>, string[][]][] = [
		['what is free before what costs money, email first', [everywhere], [ALL]],
		['email alone while the ward does not send by Zalo', [everywhere, { settings }], [[`email ${EMAIL}`]]],
		[
			'in the order of the ward',
			[everywhere, { settings: ward({ roads: ['group', 'email'] }) }],
			[[`group ${GROUP}`, `email ${EMAIL}`]],
		],
		[
			'no consultation text for who was silent for seven days',
			[with_({ zaloLastInteractionAt: silent })],
			[ALL.filter((road) => !road.startsWith('consultation'))],
		],
		[
			'no consultation text where nobody knows when they wrote',
			[with_({ zaloLastInteractionAt: undefined })],
			[ALL.filter((road) => !road.startsWith('consultation'))],
		],
		[
			'no template without an approved one',
			[everywhere, { settings: ward({ templates: { notice: '', reminder: '500002' } }) }],
			[ALL.filter((road) => !road.startsWith('template'))],
		],
		['a unit with Zalo alone', [reachedAt({ zaloUserId: USER })], [[`templateUser ${USER}`]]],
		['a unit with a phone alone', [reachedAt({ phone: '0900000021' })], [[`templatePhone ${PHONE}`]]],
		['a landline has no Zalo', [reachedAt({ phone: '02373 000 021' })], []],
		[
			'the unit wants Zalo first; email stays behind it',
			[with_({ reach: 'zalo' })],
			[[...ALL.slice(1), ALL[0]!]],
		],
		['the unit wants both', [with_({ reach: 'both' })], [[ALL[0]!], ALL.slice(1)]],
		['both, but it has one only', [reachedAt({ email: EMAIL, reach: 'both' })], [[ALL[0]!]]],
		[
			'a step that names Zalo first goes by Zalo first',
			[everywhere, { channels: ['zalo', 'email'] }],
			[[...ALL.slice(1), ALL[0]!]],
		],
		[
			'a step that names email alone leaves the order to the ward',
			[everywhere, { channels: ['email'], settings: ward({ roads: ['group', 'email'] }) }],
			[[`group ${GROUP}`, `email ${EMAIL}`]],
		],
		['an address that is dead is left out', [everywhere, { dead: [EMAIL] }], [ALL.slice(1)]],
		['unless all of them are', [reachedAt({ email: EMAIL }), { dead: [EMAIL] }], [[`email ${EMAIL}`]]],
		[
			'the head by email, then by the phone of the head',
			[everywhere, { to: 'head' }],
			[['email hieutruong.hoasen@hoabinhmau.example', 'templatePhone 84900000022']],
		],
	];
	it.each(cases)('%s', (_, [unit, setting], expected) => expect(legs(unit, setting)).toEqual(expected));

	it('of a person who answers for several units: those they have in common, so no group reads the link of another', () => {
		const other = { ...economy, contact: { ...everywhere.contact, zaloGroupId: 'nhom-kinh-te' } };
		const both = [everywhere, other].map((unit) => ({ unit, to: 'contact', kind: 'notice' }) as const);
		const roads = legsFor(both, { settings: ward(), now: NOW }).flat();
		expect(roads.map(({ road }) => road)).toEqual([
			'email',
			'consultation',
			'templateUser',
			'templatePhone',
			'bot',
		]);
	});
});

it('the log knows a person by the email address, else by the first Zalo address', () => {
	const address = (unit: Unit) => personAddress(knownRoads({ unit, to: 'contact' }, ward(), NOW));
	expect(address(with_({ reach: 'zalo' }))).toBe(EMAIL);
	expect(address(reachedAt({ zaloUserId: USER, zaloGroupId: GROUP }))).toBe(GROUP);
	expect(address(reachedAt({}))).toBeNull();
});

describe('the order of roads as the officer types it', () => {
	it.each([
		['', { roads: ['email', 'group', 'consultation', 'templateUser', 'templatePhone', 'bot'] }],
		['Nhóm, email', { roads: ['group', 'email'] }],
		['tin mẫu theo số điện thoại; nhom', { roads: ['templatePhone', 'group', 'email'] }],
		['nhóm, bồ câu', { problem: expect.stringContaining('không có kênh “bồ câu”') }],
	])('“%s”', (text, expected) => expect(readRoads(text)).toEqual(expected));
});
