import { settingsInForce } from '../book';
import { mailAddress, mailAddresses } from '../messages/mailAddress';
import type { Audience, LogEvent, Unit } from '../types';

/** Where a step's message goes by the directory and the settings in force; empty when that person has no address. */
export function addressBook(units: Unit[], events: LogEvent[]): (unit: string, to: Audience) => string {
	const known = new Map(units.map((unit) => [unit.code, unit]));
	const committee = mailAddresses(settingsInForce(events)?.committeeEmails ?? []) ?? '';
	return (code, to) => {
		if (to === 'chair') return committee;
		const unit = known.get(code);
		return mailAddress(to === 'head' ? unit?.head?.email : unit?.contact?.email) ?? '';
	};
}
