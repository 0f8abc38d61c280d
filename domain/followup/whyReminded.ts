import { inOrder } from '../reports/foldOrder';
import { foldReports, type UnitReportState } from '../reports/foldReports';
import { formatDate, formatInstant } from '../text/time';
import type { LogEvent } from '../types';
import { owes, type FollowUpInput } from './evaluateFollowUp';
import { openSituation, type OpenSituation } from './openSituation';
import { readReminderKey } from './reminderKey';
import { climbed } from './remindersFor';
import { audienceWords, stepWords } from './stepWords';
import { stepOf } from './toldToday';

/**
 * "Vì sao đơn vị này được nhắc?": a Vietnamese sentence for each reminder of one unit in one plan, in the order in which
 * they went out, each with what the log said at that time; then where the unit stands and what comes next.
 * Throws a RangeError when the unit has no share in the plan.
 */
export function whyReminded(
	input: FollowUpInput,
	{ planId, unit }: { planId: string; unit: string },
): string[] {
	const position = input.assignments.findIndex((one) => one.planId === planId && one.unit === unit);
	const assignment = input.assignments[position];
	if (!assignment) throw new RangeError(`No assignment of ${unit} in ${planId}`);
	const situation = openSituation(input);
	const { policies, clock } = situation;
	const log = situation.log.of(position);
	const story = inOrder(log.story());
	const stateAt = (at: number) =>
		foldReports(
			assignment,
			story.filter((event) => clock.millis(event.at) <= at),
		);
	const mails = inOrder(log.deliveries()).filter(
		(event) => OUTCOMES.includes(event.kind) && policies.audienceOf(stepOf(event)) !== undefined,
	);
	const reasons = mails.map((event) =>
		reasonOf(event, stateAt(clock.millis(event.at)), input.events, situation),
	);
	return [
		...told(log.sent(), input.calendar.timezone),
		...(reasons.length > 0 ? reasons : ['Chưa có thư nhắc nào được gửi cho đơn vị này.']),
		present(input, position, situation),
	];
}

const OUTCOMES = ['delivery.sent', 'delivery.failed'];

function told(sent: LogEvent[], zone: string): string[] {
	const notice = sent.find(({ data }) => data?.step === 'notice');
	return notice ? [`Thư giao nhiệm vụ được gửi lúc ${formatInstant(notice.at, zone)}.`] : [];
}

function reasonOf(
	event: LogEvent,
	state: UnitReportState,
	events: LogEvent[],
	{ policies, calendar, clock }: OpenSituation,
): string {
	const zone = calendar.timezone;
	const step = stepOf(event);
	const whom = `${audienceWords(policies.audienceOf(step)!)}${address(event)}`;
	const done = event.kind === 'delivery.sent' ? 'nhắc' : 'định nhắc';
	const counted = readReminderKey(event.key)?.dueDay;
	const because =
		counted && clock.dayOf(state.dueAt || event.at) !== counted
			? `theo hạn ngày ${formatDate(counted, zone)}`
			: state.dueAt && `theo hạn ${formatInstant(state.dueAt, zone)}`;
	const failed =
		event.kind === 'delivery.failed' ? ` Thư không gửi được${text(event.data.reason, ': ')}` : '';
	return [
		`${formatInstant(event.at, zone)}: ${done} ${whom}, bước “${stepWords(policies.daysOf(step))}”`,
		because && ` ${because}`,
		`, vì ${owedBecause(state, zone)}.`,
		together(event, events),
		failed && `${failed}${failed.endsWith('.') ? '' : '.'}`,
	].join('');
}

function owedBecause(state: UnitReportState, zone: string): string {
	const extended = state.extendedAt ? ` (hạn được gia hạn lúc ${formatInstant(state.extendedAt, zone)})` : '';
	if (state.state === 'returned') {
		const reason = state.returnReason ? ` với lý do “${state.returnReason}”` : '';
		return `báo cáo bị trả lại lúc ${formatInstant(state.returnedAt!, zone)}${reason} và chưa nộp lại${extended}`;
	}
	const again = state.round > 0 && state.reopenedAt;
	return again
		? `từ ${formatInstant(again, zone)} đơn vị lại phải báo cáo mà chưa có báo cáo${extended}`
		: `đến lúc đó chưa có báo cáo${extended}`;
}

/** One mail may speak of several units: they share its Message-ID. */
function together({ key, data }: LogEvent, events: LogEvent[]): string {
	if (typeof data.messageId !== 'string') return '';
	const keys = new Set(
		events
			.filter((other) => other.kind.startsWith('delivery.') && other.data.messageId === data.messageId)
			.map((other) => other.key),
	);
	keys.delete(key);
	return keys.size > 0 ? ` Thư này nói chung cả ${keys.size} lời nhắc khác cho cùng người nhận.` : '';
}

function present(input: FollowUpInput, position: number, situation: OpenSituation): string {
	const { reader, log, clock, calendar, paused } = situation;
	const assignment = input.assignments[position]!;
	const { planId } = assignment;
	const own = log.of(position);
	const state = foldReports(assignment, own.story());
	const zone = calendar.timezone;
	const rest = paused.get(planId);
	if (state.state === 'excluded')
		return 'Hiện nay: đơn vị không phải báo cáo kế hoạch này nên không bị nhắc nữa.';
	if (!owes(state))
		return `Hiện nay: đã có báo cáo${state.submittedAt ? ` lúc ${formatInstant(state.submittedAt, zone)}` : ''} nên không bị nhắc nữa.`;
	if (rest)
		return `Hiện nay: kế hoạch tạm dừng nhắc từ ${formatInstant(rest.at, zone)}${text(rest.data.reason, ', lý do: ')}.`;
	if (!situation.isOpen(planId)) return 'Hiện nay: kế hoạch đã đóng nên không ai bị nhắc nữa.';
	const limit = reader.due(state.dueAt);
	if (!limit) return 'Hiện nay: đơn vị chưa có hạn báo cáo nên không bị nhắc.';
	const now = reader.present.at;
	const ladder = situation.ladderOf(planId);
	const next = climbed({ state, log: own, dueDay: limit.day, now, ladder, clock }).find(({ at }) => at > now);
	if (!next) return 'Hiện nay: chưa có báo cáo và đã qua bước nhắc cuối cùng; cần gọi điện cho đơn vị.';
	return `Hiện nay: chưa có báo cáo. Bước kế tiếp: ${clock.time(next.at)} ngày ${formatDate(next.day, zone)}, “${stepWords(next.step.workingDays)}”, tới ${audienceWords(next.step.to)}.`;
}

function address({ data }: LogEvent): string {
	return typeof data.to === 'string' && data.to ? ` (${data.to})` : '';
}

function text(value: unknown, before: string): string {
	return typeof value === 'string' && value ? `${before}${value}` : '';
}
