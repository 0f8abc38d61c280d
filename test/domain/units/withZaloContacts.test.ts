import type { LogEvent, Unit } from '../../../domain/types';
import { withZaloContacts } from '../../../domain/units/withZaloContacts';

const unit: Unit = {
	code: 'TYT',
	name: 'Trạm Y tế',
	type: 'y tế',
	aliases: [],
	contact: { email: 'tramyte@hoabinhmau.example', zaloUserId: '111111' },
};
const LOADED = '2026-05-05T09:00:00+07:00';
const row = (kind: string, at: string, data: object): LogEvent => ({
	planId: '-',
	unit: 'TYT',
	kind,
	at,
	by: 'Zalo',
	key: `${kind}:${at}:${JSON.stringify(data)}`,
	data: { ...data },
});
const bound = (way: string, id: string, at: string) =>
	row('zalo.bound', at, { way, id, invite: 'i', event: at });
const contact = (events: LogEvent[]) => withZaloContacts([unit], events, LOADED)[0]!.contact;

it('a directory without enrolments stays as it is', () =>
	expect(withZaloContacts([unit], [], LOADED)).toEqual([unit]));

it('who enrolled is reached where they enrolled, and it is known when they last wrote', () => {
	const at = '2026-05-08T10:00:00+07:00';
	expect(contact([bound('userId', '222222', at), bound('groupId', 'nhom-1', at)])).toEqual({
		email: 'tramyte@hoabinhmau.example',
		zaloUserId: '222222',
		zaloGroupId: 'nhom-1',
		zaloLastInteractionAt: at,
	});
});

it('a later directory is newer than an enrolment, and who took it back is not reached there', () => {
	expect(contact([bound('userId', '222222', '2026-05-01T10:00:00+07:00')])!.zaloUserId).toBe('111111');
	const back = row('zalo.unbound', '2026-05-09T10:00:00+07:00', {
		way: 'userId',
		id: '111111',
		why: 'contact',
	});
	expect(contact([back])).toEqual({ email: 'tramyte@hoabinhmau.example' });
});
