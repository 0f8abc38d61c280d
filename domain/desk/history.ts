import { inOrder } from '../reports/foldOrder';
import { roadWords } from '../reports/road';
import { formatInstant } from '../text/time';
import type { Assignment, LogEvent } from '../types';
import type { Desk, DeskUnit } from './openDesk';
import { valueRows } from './reportValues';

export interface HistoryLine {
	at: string;
	/** What happened, by whom, why. */
	words: string;
}

/**
 * Everything the log holds of a unit, the newest first: reports with their values, decisions with who and why,
 * messages, and what concerns the whole plan. Nothing is left out but the beginning of a message whose end is known.
 */
export function historyOf({ report, assignment }: DeskUnit, { planEvents }: Desk): HistoryLine[] {
	const ended = new Set(report.history.filter(({ kind }) => OUTCOMES[kind]).map(({ key }) => key));
	const ofPlan = planEvents.filter(({ kind }) => CONCERNS_UNITS.has(kind));
	const events = inOrder([...report.history, ...ofPlan]).filter(
		({ kind, key }) => kind !== 'delivery.sending' || !ended.has(key),
	);
	let revision = 0;
	const lines = events.map((event) => {
		if (event.kind === 'report.submitted') revision += 1;
		return { at: event.at, words: inWords(event, revision, assignment) };
	});
	return lines.toReversed();
}

/** What happened to the document before units had work is the plan's history, not theirs. */
const CONCERNS_UNITS = new Set([
	'plan.confirmed',
	'plan.closed',
	'plan.reopened',
	'plan.paused',
	'plan.resumed',
]);

const OUTCOMES: Record<string, string> = {
	'delivery.sent': 'Đã gửi',
	'delivery.failed': 'Không gửi được',
	'delivery.deferred': 'Chưa gửi, sẽ gửi sau:',
};

const DECIDED: Record<string, (data: Record<string, unknown>, revision: number) => string> = {
	'report.accepted': (data, revision) => `Duyệt báo cáo lần ${numberOf(data.revision, revision)}`,
	'report.returned': (data, revision) => `Trả lại báo cáo lần ${numberOf(data.revision, revision)}`,
	'report.withdrawn': () => 'Rút báo cáo',
	'due.extended': (data) => `Gia hạn đến ${formatInstant(String(data.dueAt))}`,
	'unit.excluded': () => 'Loại trừ, không phải báo cáo',
	'unit.included': () => 'Đưa trở lại danh sách phải báo cáo',
	'link.revoked': () => 'Thu hồi liên kết báo cáo',
	'link.renewed': () => 'Cấp liên kết báo cáo mới',
	'notice.acknowledged': () => 'Báo đã nhận kế hoạch',
	'plan.confirmed': () => 'Giao nhiệm vụ theo kế hoạch',
	'plan.closed': () => 'Đóng kế hoạch',
	'plan.reopened': () => 'Mở lại kế hoạch',
	'plan.paused': () => 'Tạm dừng nhắc cả kế hoạch',
	'plan.resumed': () => 'Nhắc trở lại cả kế hoạch',
};

function inWords(event: LogEvent, revision: number, assignment: Assignment): string {
	const { kind, by, data } = event;
	if (kind === 'report.submitted') return submission(event, revision, assignment);
	if (kind.startsWith('delivery.')) return delivery(event);
	const what = Object.hasOwn(DECIDED, kind) ? DECIDED[kind]!(data, revision) : kind;
	const reason = typeof data.reason === 'string' && data.reason ? `\nLý do: ${data.reason}` : '';
	return `${what} (${by})${reason}`;
}

function submission({ by, data }: LogEvent, revision: number, assignment: Assignment): string {
	const head =
		data.via === 'officer'
			? `Cán bộ nhập thay báo cáo lần ${revision}${road(data)} (${by})`
			: `Gửi báo cáo lần ${revision}${road(data)} (${by})`;
	return [head, ...valueRows(data, assignment).map(([label, value]) => `${label}: ${value}`)].join('\n');
}

/** ' qua tệp Excel gửi thư, từ a@b.example' */
function road(data: Record<string, unknown>): string {
	const words = roadWords(data);
	return words && ` ${words}${data.from ? `, từ ${String(data.from)}` : ''}`;
}

function delivery({ kind, data }: LogEvent): string {
	const step = String(data.step ?? '');
	const what = Object.hasOwn(STEPS, step) ? STEPS[step]! : reminderWords(step);
	const to = data.to ? ` tới ${String(data.to)}` : '';
	const reason = kind === 'delivery.sent' || !data.reason ? '' : `\n${String(data.reason)}`;
	return `${OUTCOMES[kind] ?? 'Đang gửi, chưa rõ kết quả:'} ${what}${to}${reason}`;
}

const STEPS: Record<string, string> = {
	notice: 'thư giao nhiệm vụ',
	returned: 'thư báo trả lại báo cáo',
	extended: 'thư báo gia hạn',
	excluded: 'thư báo không phải báo cáo',
	included: 'thư báo phải báo cáo trở lại',
	link: 'thư có liên kết mới',
	receipt: 'biên nhận báo cáo',
	paper: 'thư trả lời phiếu Excel',
};

/** 'd+2-head' → 'thư đôn đốc quá hạn 2 ngày làm việc, tới lãnh đạo đơn vị': the ids of the default ladder. */
function reminderWords(step: string): string {
	const [, days = '', to = ''] = /^d([+-]?\d+)(-head|-chair)?$/.exec(step) ?? [];
	if (days === '') return `thư (${step})`;
	const count = Math.abs(Number(days));
	const when =
		count === 0
			? 'nhắc ngày đến hạn'
			: `${days.startsWith('-') ? 'nhắc trước hạn' : 'đôn đốc quá hạn'} ${count} ngày làm việc`;
	return `thư ${when}${{ '-head': ', tới lãnh đạo đơn vị', '-chair': ', tới lãnh đạo UBND' }[to] ?? ''}`;
}

function numberOf(given: unknown, otherwise: number): number {
	return typeof given === 'number' ? given : otherwise;
}
