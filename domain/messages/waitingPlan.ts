import type { WaitingPlan } from '../book';
import { formatInstant } from '../text/time';
import type { Message, Plan, Settings } from '../types';
import { cleanLine } from './cleanLine';
import type { Block } from './content';
import { mailAddress } from './mailAddress';
import { planValues } from './planValues';
import type { Templates } from './templates/templatesInForce';
import { writeMail } from './writeMail';

/** How many doubts the mail lists; the rest is on the page. */
const MOST_DOUBTS = 5;

/** The key under which the log knows this mail: once for each version of a document. */
export function waitingKey(planId: string, sha256: string): string {
	return `${planId}:waiting:${sha256.slice(0, 16)}:email`;
}

/**
 * Tells the officer that a plan waits, with the address of the page on which it is reviewed. Null when the settings name
 * no officer's address.
 */
export function composeWaiting({
	waiting,
	settings,
	reviewUrl,
	templates,
}: {
	waiting: WaitingPlan;
	settings: Settings;
	reviewUrl: string;
	templates?: Templates;
}): Message | null {
	const to = mailAddress(settings.officer.email);
	if (!to) return null;
	const { planId, plan, by, at, sha256 } = waiting;
	const { title, office } = settings.officer;
	return writeMail({
		kind: 'waiting',
		values: {
			...planValues(waiting, settings, at),
			nguoi_nhan: [title, office].map(cleanLine).filter(Boolean).join(', '),
			nguoi_chuyen: by,
			luc_nhan: formatInstant(at),
			diem_can_xem: pointsToReview(plan),
			nut_xem_lai: [{ kind: 'button', label: 'Xem lại kế hoạch', link: reviewUrl }],
		},
		preview: `${by} chuyển đến; chưa có thư nào được gửi cho các đơn vị.`,
		covers: [{ planId, unit: '', key: waitingKey(planId, sha256) }],
		step: 'waiting',
		to,
		settings,
		templates,
	});
}

function pointsToReview({ title, assignees, doubts }: Plan): Block[] {
	const shown = doubts.slice(0, MOST_DOUBTS).map(({ message }) => ({ text: message }));
	const more = doubts.length - shown.length;
	const heading = more > 0 ? `Cần xem lại (và ${more} điểm khác)` : 'Cần xem lại';
	return [
		{
			kind: 'facts',
			rows: [
				{ label: 'Về việc', value: title || 'không đọc được' },
				{ label: 'Số nhóm được giao việc', value: String(assignees.length) },
				{ label: 'Điểm cần xem lại', value: String(doubts.length), strong: doubts.length > 0 },
			],
		},
		...(shown.length > 0 ? [{ kind: 'tasks' as const, title: heading, items: shown }] : []),
	];
}
