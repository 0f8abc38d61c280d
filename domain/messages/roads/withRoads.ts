import type { Message, Settings } from '../../types';
import type { Letter } from '../letter';
import { legsFor, type RoadContext } from './legsFor';
import { channelOf } from './roadNames';
import { templateData } from './templateData';
import { zaloText } from './zaloText';

/**
 * The message with the roads that its person has in common for all units it tells of, and with what it says on Zalo. A
 * message that can only go by email stays as it is.
 *
 * @param told each unit of a plan once
 */
export function withRoads(
	message: Message,
	told: Letter[],
	{ kind: mail, ...context }: RoadContext & { kind: string; settings: Settings },
): Message {
	const kind = mail === 'notice' ? 'notice' : 'reminder';
	const addressees = told.map(({ share: { unit }, to, channels }) => ({ unit, to, kind, channels }) as const);
	const { settings } = context;
	const roads = legsFor(addressees, context);
	const all = roads.flat();
	if (!all.some(({ road }) => channelOf(road) === 'zalo')) return message;
	const letters = told.toSorted((a, b) => (b.share.status?.daysLate ?? 0) - (a.share.status?.daysLate ?? 0));
	const forHead = told.every(({ to }) => to === 'head');
	const short = { kind, shares: letters.map(({ share }) => share), forHead } as const;
	return {
		...message,
		channel: all.some(({ road }) => road === 'email') ? 'email' : 'zalo',
		roads,
		zalo: {
			text: zaloText(short, settings),
			templateId: settings.zalo?.templates[kind] ?? '',
			templateData: templateData(short, settings),
		},
	};
}
