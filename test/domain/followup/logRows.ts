import type { Assignment, LogEvent, Reminder, Unit } from '../../../domain/types';

export const PLAN = 'kh-36';

/** `05-20 17:00` of 2026 in Việt Nam, as ISO. */
export function vn(when: string): string {
	const [day, clock] = when.split(' ');
	return `2026-${day}T${clock}:00+07:00`;
}

export function assignment(dueAt: string, unit = 'VHXH', planId = PLAN): Assignment {
	return { planId, unit, dueAt, tasks: [], indicators: [] };
}

export function unitOf(code: string): Unit {
	return { code, name: `Đơn vị ${code}`, type: 'phòng', aliases: [] };
}

export function event(
	kind: string,
	when: string,
	data: Record<string, unknown> = {},
	unit = 'VHXH',
): LogEvent {
	return {
		planId: PLAN,
		unit,
		kind,
		at: when.includes('T') ? when : vn(when),
		by: 'Hệ thống',
		key: '',
		data,
	};
}

export function delivery(
	kind: string,
	key: string,
	when: string,
	data: Record<string, unknown> = {},
): LogEvent {
	const step = key.split(':')[2] ?? '';
	const row = event(`delivery.${kind}`, when, {
		channel: 'email',
		to: 'vhxh@hoabinhmau.example',
		step,
		...data,
	});
	return { ...row, unit: key.split(':')[1] ?? '', key };
}

/** What the workflow writes once a reminder is on its way. */
export function sentRow(reminder: Reminder, at: string): LogEvent {
	const { planId, unit, key, step } = reminder;
	return { planId, unit, kind: 'delivery.sent', at, by: 'Hệ thống', key, data: { channel: 'email', step } };
}
