import { mailAddress } from '../messages/mailAddress';
import { formatInstant, instant } from '../text/time';
import { linkIsDead } from './links';
import type { Desk, DeskUnit } from './openDesk';
import type { Terms } from './view';

/** What an officer decides about units; `close` and `reopen` concern the whole plan. */
export type DecisionName =
	| 'accept'
	| 'return'
	| 'extend'
	| 'exclude'
	| 'include'
	| 'enter'
	| 'relink'
	| 'revoke'
	| 'close'
	| 'reopen';

export interface Rule {
	/** As it stands in the list of what can be done. */
	label: string;
	/** Within a sentence: 'Không {doing} được: …'. */
	doing: string;
	/** Of what the officer reads afterwards: '{did} 3 đơn vị'. */
	did: string;
	/** What the officer has to say with it. */
	asks: ('reason' | 'due' | 'newLink')[];
	/** Why a unit cannot get this now, as words after its name; null when it can. */
	whyNot(unit: DeskUnit, desk: Desk, terms: Terms, seen?: Record<string, number>): string | null;
}

type WhyNot = Rule['whyNot'];

const closed: WhyNot = (_, desk) => (desk.closed ? 'kế hoạch đã đóng, cần mở lại trước' : null);
const excluded: WhyNot = ({ status }) => (status.state === 'excluded' ? 'đang được loại trừ' : null);
const notReported: WhyNot = ({ status, report }) => {
	if (status.state === 'waiting') return 'chưa nộp báo cáo';
	return status.state === 'returned' ? `báo cáo lần ${report.revision} đã trả lại, chưa nộp lại` : null;
};
const reported: WhyNot = ({ status }) =>
	status.state === 'submitted' || status.state === 'accepted' ? 'đã nộp báo cáo' : null;
const accepted: WhyNot = ({ status }) => (status.state === 'accepted' ? 'đã duyệt rồi' : null);
/** Nobody decides on a report that came in after the page was opened. */
const newer: WhyNot = ({ unit, report }, _desk, _terms, seen) =>
	seen?.[unit.code] !== undefined && seen[unit.code] !== report.revision
		? `vừa gửi báo cáo lần ${report.revision}, hãy xem trước`
		: null;
const notLater: WhyNot = ({ report }, _desk, { dueAt }) =>
	dueAt && report.dueAt && instant(dueAt) <= instant(report.dueAt)
		? `hạn đang có là ${formatInstant(report.dueAt)}, không sớm hơn hạn mới`
		: null;
const noAddress: WhyNot = ({ unit }) =>
	mailAddress(unit.contact?.email) ? null : 'chưa có email đầu mối trong danh bạ';
const dead: WhyNot = ({ report }) => (linkIsDead(report.history) ? 'liên kết đã được thu hồi' : null);

const firstOf =
	(...reasons: WhyNot[]): WhyNot =>
	(...given) => {
		for (const reason of reasons) {
			const words = reason(...given);
			if (words) return words;
		}
		return null;
	};

/** In the order in which they are offered. */
export const RULES: Record<DecisionName, Rule> = {
	accept: {
		label: 'Duyệt báo cáo',
		doing: 'duyệt',
		did: 'Đã duyệt báo cáo của',
		asks: [],
		whyNot: firstOf(excluded, accepted, notReported, newer),
	},
	return: {
		label: 'Trả lại báo cáo để sửa',
		doing: 'trả lại',
		did: 'Đã trả lại báo cáo của',
		asks: ['reason'],
		whyNot: firstOf(closed, excluded, notReported, newer),
	},
	extend: {
		label: 'Gia hạn',
		doing: 'gia hạn',
		did: 'Đã gia hạn cho',
		asks: ['due', 'reason'],
		whyNot: firstOf(closed, excluded, reported, notLater),
	},
	enter: {
		label: 'Nhập thay báo cáo',
		doing: 'nhập thay',
		did: 'Đã nhập thay báo cáo của',
		asks: [],
		whyNot: excluded,
	},
	relink: {
		label: 'Gửi lại liên kết báo cáo',
		doing: 'gửi lại liên kết',
		did: 'Đã gửi lại liên kết cho',
		asks: [],
		whyNot: firstOf(closed, excluded, noAddress),
	},
	revoke: {
		label: 'Thu hồi liên kết báo cáo',
		doing: 'thu hồi liên kết',
		did: 'Đã thu hồi liên kết của',
		asks: ['reason', 'newLink'],
		whyNot: (unit, desk, terms) =>
			dead(unit, desk, terms) ??
			(terms.newLink ? firstOf(closed, excluded, noAddress)(unit, desk, terms) : null),
	},
	exclude: {
		label: 'Loại trừ (không phải báo cáo)',
		doing: 'loại trừ',
		did: 'Đã loại trừ',
		asks: ['reason'],
		whyNot: firstOf(closed, excluded),
	},
	include: {
		label: 'Đưa trở lại danh sách phải báo cáo',
		doing: 'đưa trở lại danh sách',
		did: 'Đã đưa trở lại danh sách',
		asks: ['reason'],
		whyNot: firstOf(closed, ({ status }) =>
			status.state === 'excluded' ? null : 'đang ở trong danh sách phải báo cáo',
		),
	},
	close: {
		label: 'Đóng kế hoạch',
		doing: 'đóng kế hoạch',
		did: 'Đã đóng kế hoạch',
		asks: ['reason'],
		whyNot: () => null,
	},
	reopen: {
		label: 'Mở lại kế hoạch',
		doing: 'mở lại kế hoạch',
		did: 'Đã mở lại kế hoạch',
		asks: ['reason'],
		whyNot: () => null,
	},
};

export const DECISIONS = Object.keys(RULES) as DecisionName[];

/** Those that concern the plan and no single unit. */
export function ofPlan(decision: DecisionName): decision is 'close' | 'reopen' {
	return decision === 'close' || decision === 'reopen';
}
