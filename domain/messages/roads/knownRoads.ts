import { instant } from '../../text/time';
import type { Audience, Reach, Road, RoadName, Settings, Unit, ZaloSettings } from '../../types';
import { checkPhone } from '../../units/addresses';
import { mailAddress } from '../mailAddress';

export interface Person {
	unit: Unit;
	to: Exclude<Audience, 'chair'>;
	/** Which template the message would take; any without it. */
	kind?: keyof ZaloSettings['templates'];
}

/** A consultation message reaches only who wrote to the Official Account since (its codes −230 and −232). */
const CONSULTATION_DAYS = 7;

/**
 * The roads by which a person can be reached at `now`, in the ward's order: those that the settings name and for which
 * there is an address. The head of a unit has an address and a phone, its contact all others too.
 */
export function knownRoads({ unit, to, kind }: Person, settings: Settings | null, now: string): Road[] {
	const { zalo } = settings ?? {};
	const template = kind ? zalo?.templates[kind] : zalo?.templates.notice || zalo?.templates.reminder;
	const address: Record<RoadName, () => string | null | undefined> = {
		email: () => mailAddress(unit[to]?.email),
		group: () => (to === 'contact' ? unit.contact?.zaloGroupId : null),
		consultation: () => (wroteLately(unit, now) && to === 'contact' ? unit.contact?.zaloUserId : null),
		templateUser: () => (template && to === 'contact' ? unit.contact?.zaloUserId : null),
		templatePhone: () => (template ? phoneForZalo(unit[to]?.phone) : null),
		bot: () => (to === 'contact' ? unit.contact?.zaloBotChatId : null),
	};
	return (zalo?.roads ?? (['email'] as const)).flatMap((road) => {
		const where = address[road]()?.trim();
		return where ? [{ road, to: where }] : [];
	});
}

/**
 * Under what a person is known in the log, whatever road a message takes: the email address, else the first of the
 * Zalo addresses. Null for somebody whom no road reaches.
 */
export function personAddress(roads: Road[]): string | null {
	return (roads.find(({ road }) => road === 'email') ?? roads[0])?.to ?? null;
}

/** What a unit chose; what it says in the directory, else nothing. */
export function reachOf({ unit, to }: Person): Reach | undefined {
	return to === 'contact' ? unit.contact?.reach : undefined;
}

function wroteLately({ contact }: Unit, now: string): boolean {
	if (!contact?.zaloLastInteractionAt) return false;
	const days = instant(now).diff(instant(contact.zaloLastInteractionAt), 'days').days;
	return days < CONSULTATION_DAYS;
}

/**
 * A mobile number as the ZBS host takes it; a landline has no Zalo.
 *
 * @example phoneForZalo('0900 000 001') // '84900000001'
 */
export function phoneForZalo(phone: string | undefined): string | null {
	const checked = checkPhone(phone ?? '');
	return 'value' in checked && /^0[35789]\d{8}$/.test(checked.value) ? `84${checked.value.slice(1)}` : null;
}
