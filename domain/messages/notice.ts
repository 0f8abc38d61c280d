import type { Message } from '../types';
import { mailAddress } from './mailAddress';
import { noticeKey } from './noticeKey';
import type { Templates } from './templates/templatesInForce';
import { unitValues, type UnitShare } from './unitValues';
import { writeMail } from './writeMail';

/**
 * Tells one unit its own share of a plan: at `address`, else where the directory says; null when it has no email address
 * for the unit's contact.
 */
export function composeNotice(
	share: UnitShare & { templates?: Templates; covers?: Message['covers']; address?: string },
): Message | null {
	const { stored, assignment, unit, settings, templates, covers, address } = share;
	const to = address ?? mailAddress(unit.contact?.email);
	if (!to) return null;
	const values = unitValues(share);
	const due = values.han ?? '';
	return writeMail({
		kind: 'notice',
		// What was never asked for by a day is not "not reported yet" on the day it is given.
		values: { ...values, ...(!assignment.dueAt && { khung_han: [], con_lai: '' }) },
		preview: due ? `Báo cáo kết quả trước ${due}.` : 'Phần việc của đơn vị và đường dẫn báo cáo.',
		covers: covers ?? [{ planId: stored.planId, unit: unit.code, key: noticeKey(stored.planId, unit.code) }],
		step: 'notice',
		to,
		settings,
		templates,
	});
}
