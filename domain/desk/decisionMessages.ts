import type { StoredPlan } from '../book';
import { cleanLine } from '../messages/cleanLine';
import type { Block } from '../messages/content';
import { mailAddress } from '../messages/mailAddress';
import { planInSentence, planInSubject } from '../messages/planWords';
import { reportLink } from '../messages/reportLink';
import { shareBlocks } from '../messages/shareBlocks';
import { footerOf, toMessage } from '../messages/toMessage';
import { formatInstant } from '../text/time';
import type { Assignment, Message, Settings, Unit } from '../types';
import type { Telling } from './tellings';

export interface TellingInput {
	telling: Telling;
	stored: StoredPlan;
	assignment: Assignment;
	unit: Unit;
	/** The unit's signed link; not used where the unit has nothing to report. */
	link: string;
	settings: Settings;
}

/**
 * Tells a unit what the officer decided about it: why, by when, and where to report. Null when the directory has no
 * email address for the unit's contact. Throws an Error when a link is needed and missing.
 */
export function decisionMessage(input: TellingInput): Message | null {
	const { telling, stored, unit, settings } = input;
	const to = mailAddress(unit.contact?.email);
	if (!to) return null;
	const name = cleanLine(unit.name);
	const { subject, heading, text, facts, after } = TEXTS[telling.step](input);
	const reports = telling.step !== 'excluded';
	return toMessage({
		covers: [{ planId: telling.planId, unit: telling.unit, key: telling.key }],
		step: telling.step,
		to,
		subject: `${subject} – ${name}, ${planInSubject(stored.plan)}`,
		content: {
			sender: settings.wardName,
			preview: facts.map(([label, value]) => `${label}: ${value}`).join('. '),
			heading,
			greeting: `Kính gửi: ${name}`,
			blocks: [
				{ kind: 'paragraph', text: `${text} ${planInSentence(stored.plan)}.` },
				...(facts.length > 0 ? [factBlock(facts)] : []),
				...(reports ? [reportLink(input.link)] : []),
				...after.map((line): Block => ({ kind: 'paragraph', text: line })),
				...(telling.step === 'included' ? shareBlocks(input.assignment) : []),
				{ kind: 'officer', title: 'Cần trao đổi, xin liên hệ cán bộ đầu mối', officer: settings.officer },
			],
			footer: footerOf(settings),
		},
		settings,
	});
}

interface Text {
	subject: string;
	heading: string;
	/** Goes on with the name of the plan. */
	text: string;
	facts: [label: string, value: string][];
	after: string[];
}

const TEXTS: Record<Telling['step'], (input: TellingInput) => Text> = {
	returned: ({ telling, settings }) => ({
		subject: 'Báo cáo được trả lại, cần sửa và nộp lại',
		heading: 'Báo cáo cần sửa và nộp lại',
		text: `${settings.wardName} đã xem báo cáo của đơn vị và đề nghị đơn vị sửa, nộp lại báo cáo kết quả thực hiện`,
		facts: [...reason('Lý do trả lại', telling), ...due('Hạn báo cáo', telling.dueAt)],
		after: [
			'Biểu mẫu đã điền sẵn những gì đơn vị báo cáo lần trước; đơn vị chỉ cần sửa chỗ chưa đúng rồi gửi lại.',
		],
	}),
	extended: ({ telling, settings }) => ({
		subject: `Gia hạn báo cáo đến ${formatInstant(telling.dueAt)}`,
		heading: 'Hạn báo cáo được lùi lại',
		text: `${settings.wardName} gia hạn cho đơn vị gửi báo cáo kết quả thực hiện`,
		facts: [
			...due('Hạn mới', telling.dueAt),
			...due('Hạn cũ', telling.dueBefore ?? ''),
			...reason('Lý do gia hạn', telling),
		],
		after: [],
	}),
	excluded: ({ telling, settings }) => ({
		subject: 'Đơn vị không phải báo cáo',
		heading: 'Đơn vị không phải gửi báo cáo',
		text: `${settings.wardName} thông báo: đơn vị không phải gửi báo cáo kết quả thực hiện`,
		facts: reason('Lý do', telling),
		after: ['Đơn vị sẽ không nhận thêm thư nhắc về kế hoạch này.'],
	}),
	included: ({ telling, settings }) => ({
		subject: 'Đơn vị cần gửi báo cáo',
		heading: 'Đơn vị có trong danh sách phải báo cáo',
		text: `${settings.wardName} thông báo: đơn vị trở lại danh sách phải gửi báo cáo kết quả thực hiện`,
		facts: [...reason('Lý do', telling), ...due('Hạn báo cáo', telling.dueAt)],
		after: [],
	}),
	link: ({ telling, settings }) => ({
		subject: 'Liên kết báo cáo mới',
		heading: 'Liên kết báo cáo của đơn vị',
		text: `${settings.wardName} gửi đơn vị liên kết để báo cáo kết quả thực hiện`,
		facts: due('Hạn báo cáo', telling.dueAt),
		after: [
			...(telling.revoked
				? ['Liên kết đã gửi trước đây không còn dùng được, xin dùng liên kết trong thư này.']
				: []),
			'Liên kết dành riêng cho đơn vị; xin không chuyển cho đơn vị khác, không đăng lên nhóm chung.',
		],
	}),
};

function reason(label: string, { reason }: Telling): [string, string][] {
	return reason ? [[label, reason]] : [];
}

function due(label: string, dueAt: string): [string, string][] {
	return dueAt ? [[label, formatInstant(dueAt)]] : [];
}

/** What the unit must not overlook stands first and strong. */
function factBlock(facts: [string, string][]): Block {
	return { kind: 'facts', rows: facts.map(([label, value], at) => ({ label, value, strong: at === 0 })) };
}
