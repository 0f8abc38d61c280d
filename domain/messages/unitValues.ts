import type { StoredPlan } from '../book';
import { formatDate } from '../text/time';
import type { Assignment, Calendar, Settings, Unit, UnitStatus } from '../types';
import { cleanLine } from './cleanLine';
import type { Block } from './content';
import { capitalised, deadlineWords, type Deadline } from './deadlineWords';
import { planValues } from './planValues';
import { reportLink } from './reportLink';
import { shareBlocks } from './shareBlocks';
import type { SlotValues } from './templates/slots';

/** One unit's part of a plan and what is known of it when a mail is written. */
export interface UnitShare {
	stored: StoredPlan;
	assignment: Assignment;
	unit: Unit;
	/** The signed address of the unit's report form. */
	link: string;
	settings: Settings;
	/** ISO instant. */
	now: string;
	/** Where the unit stands; without it the due time is the assignment's and nothing is said of earlier reminders. */
	status?: UnitStatus;
	/** Why the officer sent the report back; said only while the state is 'returned'. */
	returnReason?: string;
	/** Việt Nam 2026 unless given. */
	calendar?: Calendar;
}

/** What a mail to one unit can say. Throws an Error without a link that can be opened. */
export function unitValues(share: UnitShare): SlotValues {
	return { ...unitFacts(share), nut_bao_cao: [reportLink(share.link)] };
}

/** The same for a mail that asks for no report. */
export function unitFacts(share: Omit<UnitShare, 'link'>): SlotValues {
	const { stored, assignment, unit, settings, now, status, calendar } = share;
	const deadline = deadlineWords(share);
	const reminded = status?.remindersSent ?? 0;
	const title = cleanLine(unit.contact?.title ?? '');
	return {
		...planValues(stored, settings, now, calendar?.timezone),
		ten_don_vi: unit.name,
		han: deadline.due,
		han_ngay: deadline.dueAt ? formatDate(deadline.dueAt, calendar?.timezone) : '',
		con_lai: deadline.dueAt && deadline.words,
		khung_han: dueCallout(deadline),
		nhiem_vu: shareBlocks(assignment),
		dau_moi: title ? `Đầu mối của đơn vị (${title})` : 'Đầu mối của đơn vị',
		so_lan_nhac: reminded > 0 ? String(reminded) : '',
		bao_cao: status?.state === 'returned' ? 'báo cáo nộp lại' : 'báo cáo',
		ly_do_tra_lai: returnReasonBlocks(share),
	};
}

/** The first thing the eye meets: the due time, and while it has not passed the days left; after it, how late it is. */
export function dueCallout({ tone, words, due }: Deadline): Block[] {
	const state = capitalised(words);
	if (!due) return [{ kind: 'callout', tone: 'calm', title: state }];
	const limit = `Hạn báo cáo: ${due}`;
	const [title, detail] = tone === 'calm' ? [limit, state] : [state, limit];
	return [{ kind: 'callout', tone, title, detail }];
}

/** Why the report came back, so that the unit need not look for it. */
function returnReasonBlocks({ status, returnReason }: Omit<UnitShare, 'link'>): Block[] {
	if (status?.state !== 'returned') return [];
	const value = cleanLine(returnReason ?? '') || 'Xin hỏi cán bộ đầu mối';
	return [{ kind: 'facts', rows: [{ label: 'Lý do trả lại', value, strong: true }] }];
}
