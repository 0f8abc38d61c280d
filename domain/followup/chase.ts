import { foldOwn } from '../reports/foldReports';
import type { Assignment, Audience, Reminder } from '../types';
import { owes, type FollowUpInput } from './evaluateFollowUp';
import { openSituation, type OpenSituation } from './openSituation';
import { addressesIn } from './persons';
import { reminderKey } from './reminderKey';
import { climbed, isFree } from './remindersFor';
import type { PlanUnitStatus } from './unitStatus';

/** Whom the officer chases by hand. */
export interface ChaseScope {
	/** Empty for all plans that run. */
	planId: string;
	/** Empty for all units that owe a report. */
	unit: string;
	to: 'contact' | 'head';
}

export interface Chase {
	/** What goes out, with the address it goes to. */
	due: (Reminder & { address: string })[];
	/** Who owes a report and gets nothing, and why: a Vietnamese clause. */
	left: { planId: string; unit: string; why: string }[];
	/** A Vietnamese sentence when nothing at all may be sent now; empty otherwise. */
	refusal: string;
	statuses: PlanUnitStatus[];
}

/**
 * Who gets what when the officer presses "Đôn đốc". The manners are those of the ladder: nobody twice a day, nothing
 * outside the sending window, nothing for plans that rest, none that only comes back to a whole list of units. One unit
 * alone may be tried although its address refused mail before: that is how an address that works again is found out.
 *
 * A step of the ladder that has come, or comes later today, is sent as that step, so that it does not come again.
 */
export function chase(input: FollowUpInput, scope: ChaseScope): Chase {
	const situation = openSituation(input);
	const { log, reader } = situation;
	const due: Chase['due'] = [];
	const left: Chase['left'] = [];
	const statuses: PlanUnitStatus[] = [];
	const plans = new Set<string>();
	input.assignments.forEach((assignment, position) => {
		const { planId, unit } = assignment;
		if ((scope.planId && planId !== scope.planId) || (scope.unit && unit !== scope.unit)) return;
		const own = log.of(position);
		const state = foldOwn(assignment, own.story());
		statuses.push(reader.status(assignment, state, own));
		if (!owes(state)) return;
		plans.add(planId);
		const address = situation.persons.email(unit, scope.to) || situation.persons.zalo(unit, scope.to)[0];
		const why = reasonNot(assignment, address ?? '', situation, scope);
		const reminder = reminderByHand(assignment, position, situation, scope.to);
		if (why || !reminder) left.push({ planId, unit, why: why || 'thư nhắc trước đang trên đường gửi' });
		else due.push({ ...reminder, address: address ?? '' });
	});
	const closed = plans.size > 0 && ![...plans].some((planId) => situation.isSending(planId));
	return { due: closed ? [] : due, left, statuses, refusal: closed ? OUTSIDE : '' };
}

const OUTSIDE =
	'Lúc này ngoài khung giờ gửi hoặc là ngày nghỉ nên chưa gửi được thư nào. Hãy quay lại trong giờ làm việc, hoặc gọi điện cho đơn vị.';

function reasonNot(
	{ planId, unit }: Assignment,
	address: string,
	situation: OpenSituation,
	scope: ChaseScope,
): string {
	const { persons, told, dead, paused, clock } = situation;
	if (paused.has(planId)) return 'kế hoạch đang tạm dừng nhắc';
	if (!situation.isOpen(planId)) return 'kế hoạch đã đóng';
	if (!situation.isSending(planId)) return 'ngoài khung giờ gửi của kế hoạch này';
	if (!address) return 'danh bạ chưa có địa chỉ, xin gọi điện';
	const everywhere = [...addressesIn(address.toLowerCase()), ...persons.zalo(unit, scope.to)];
	if (!scope.unit && everywhere.every((one) => dead.has(one)))
		return 'thư gửi tới địa chỉ này bị trả lại, xin gọi điện';
	const got = addressesIn(persons.identity({ planId, unit, to: scope.to })).map((one) => told.get(one));
	if (got.some((one) => one && one.sentAt !== null)) {
		const last = Math.max(...got.map((one) => one?.sentAt ?? 0));
		return `hôm nay đã được nhắc lúc ${clock.time(last)}`;
	}
	return got.some((one) => one && one.open.length > 0) ? 'một thư nhắc hôm nay chưa rõ kết quả' : '';
}

function reminderByHand(
	assignment: Assignment,
	position: number,
	situation: OpenSituation,
	to: Extract<Audience, 'contact' | 'head'>,
): Reminder | null {
	const { log, reader, clock } = situation;
	const { at: now, day: today } = reader.present;
	const { planId, unit } = assignment;
	const address = situation.persons.email(unit, to);
	const own = log.of(position);
	const state = foldOwn(assignment, own.story());
	const limit = reader.due(state.dueAt);
	const dueDay = limit?.day ?? today;
	const rungs = limit
		? climbed({ state, log: own, dueDay, now, ladder: situation.ladderOf(planId), clock })
		: [];
	const step = rungs.findLast((rung) => rung.day <= today && rung.step.to === to)?.step;
	const terms = { planId, unit, dueDay, round: state.round };
	const about = { planId, unit, to };
	if (step) {
		const key = reminderKey({ ...terms, step: step.id }, step.channels);
		if (isFree(key, own, { now, clock, to: address }))
			return { key, ...about, step: step.id, channels: [...step.channels] };
	}
	const byHand = to === 'head' ? 'manual-head' : 'manual';
	const key = reminderKey({ ...terms, step: byHand, day: today }, ['email']);
	return isFree(key, own, { now, clock, to: address })
		? { key, ...about, step: byHand, channels: ['email'] }
		: null;
}
