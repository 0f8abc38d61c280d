import type { LogEvent, Unit } from '../types';
import { zaloAddresses, zaloContact } from '../zalo/enrolment/zaloAddresses';

/**
 * The directory with where each unit is reached on Zalo: its columns, and what units said by enrolling themselves.
 *
 * @param directoryAt ISO instant at which the directory was imported; '' where it is not known
 */
export function withZaloContacts(units: Unit[], events: LogEvent[], directoryAt: string): Unit[] {
	if (!events.some(({ kind }) => kind.startsWith('zalo.'))) return units;
	const addresses = zaloAddresses(events);
	return units.map((unit) => {
		const address = addresses.get(unit.code);
		if (!address) return unit;
		const { userId, groupId, botChatId, lastInteractionAt } = zaloContact(unit, address, directoryAt);
		const contact = { ...unit.contact };
		const zalo = {
			zaloUserId: userId,
			zaloGroupId: groupId,
			zaloBotChatId: botChatId,
			zaloLastInteractionAt: lastInteractionAt,
		};
		for (const [name, value] of Object.entries(zalo) as [keyof typeof zalo, string | undefined][]) {
			if (value) contact[name] = value;
			else delete contact[name];
		}
		return { ...unit, contact };
	});
}
