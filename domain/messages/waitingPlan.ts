import type { WaitingPlan } from '../book';
import { formatInstant } from '../text/time';
import type { Message, Settings } from '../types';
import { mailAddress } from './mailAddress';
import { planInSentence, planInSubject } from './planWords';
import { footerOf, toMessage } from './toMessage';

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
}: {
	waiting: WaitingPlan;
	settings: Settings;
	reviewUrl: string;
}): Message | null {
	const to = mailAddress(settings.officer.email);
	if (!to) return null;
	const { planId, plan, by, at, sha256 } = waiting;
	const doubts = plan.doubts.slice(0, MOST_DOUBTS).map(({ message }) => ({ text: message }));
	const more = plan.doubts.length - doubts.length;
	return toMessage({
		covers: [{ planId, unit: '', key: waitingKey(planId, sha256) }],
		step: 'waiting',
		to,
		subject: `Chờ xem lại: ${planInSubject(plan)}`,
		content: {
			sender: settings.wardName,
			preview: `${by} chuyển đến; chưa có thư nào được gửi cho các đơn vị.`,
			heading: 'Có văn bản đang chờ xem lại',
			greeting: `Kính gửi: ${settings.officer.title}, ${settings.officer.office}`,
			blocks: [
				{
					kind: 'paragraph',
					text: `${by} đã chuyển đến ${planInSentence(plan)} lúc ${formatInstant(at)}. Hệ thống đã đọc xong và chờ anh/chị xem lại; chưa có thư nào được gửi cho các đơn vị.`,
				},
				{
					kind: 'facts',
					rows: [
						{ label: 'Về việc', value: plan.title || 'không đọc được' },
						{ label: 'Số nhóm được giao việc', value: String(plan.assignees.length) },
						{ label: 'Điểm cần xem lại', value: String(plan.doubts.length), strong: plan.doubts.length > 0 },
					],
				},
				...(doubts.length > 0
					? [
							{
								kind: 'tasks' as const,
								title: more > 0 ? `Cần xem lại (và ${more} điểm khác)` : 'Cần xem lại',
								items: doubts,
							},
						]
					: []),
				{ kind: 'button', label: 'Xem lại kế hoạch', link: reviewUrl },
			],
			footer: footerOf(settings),
		},
		settings,
	});
}
