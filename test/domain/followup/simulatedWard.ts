import {
	besideNotices,
	CALL_STEP,
	calendarOf,
	defaultPolicy,
	evaluateFollowUp,
	mailStands,
	sendingWindow,
	type NoticeDue,
} from '../../../domain/followup';
import type { LogEvent } from '../../../domain/types';
import {
	ACTIVE_HOURS,
	ALL_HOURS,
	HOUR,
	OFFICER,
	assignmentsOf,
	composed,
	composedNotices,
	groupBy,
	looksAt,
	moment,
	wardOf,
	type Act,
	type Campaign,
	type Moment,
	type SentMail,
	type Standing,
} from './simulatedCampaign';

const calendar = calendarOf([]);

/** Lives a campaign through, hour by hour, as the workflow would: what is due, composed a mail a person, checked, sent. */
export function live(campaign: Campaign) {
	const units = wardOf(campaign);
	const planIds = campaign.plans.map((_, i) => `kh${i}`);
	const assignments = assignmentsOf(campaign, units);
	const standings = new Map(
		assignments.map(({ planId, unit, dueAt }): [string, Standing] => [`${planId} ${unit}`, fresh(dueAt)]),
	);
	const log: LogEvent[] = campaign.plans.flatMap(({ policy }, i) =>
		policy ? [row(planIds[i]!, '', 'policy.changed', campaign.start, { ...policy })] : [],
	);
	const settings = { committeeEmails: ['chair@ward.example'], officer: { email: OFFICER } };
	log.push(row('-', '', 'settings.changed', campaign.start, settings));
	// The run that was to send the notices died at once.
	for (const planId of planIds) log.push(row(planId, '', 'plan.confirmed', campaign.start));
	const mails: SentMail[] = [];
	const notices: { to: string; covers: NoticeDue[]; at: Moment }[] = [];
	const lists: Moment[] = [];
	const actsAt = groupBy(campaign.acts, ({ hour }) => String(hour));
	const start = Date.parse(campaign.start);
	/** Since which hour an address refuses mail: later runs know it. */
	const refused = new Map<string, number>();
	let idle = 0;
	let runs = 0;
	for (let hour = 0; hour < ALL_HOURS; hour += 1) {
		const at = moment(start + hour * HOUR + 300_000);
		const acts = hour < ACTIVE_HOURS ? (actsAt.get(String(hour)) ?? []) : [];
		for (const { unit, plan, ...act } of acts)
			happen(act, planIds[plan % planIds.length]!, `U${unit % campaign.units}`, at);
		if (hour === ACTIVE_HOURS) for (const planId of planIds) letGoOn(planId, at);
		if (campaign.outages.some(({ from, hours }) => hour >= from && hour < from + hours)) {
			idle += 1;
			continue;
		}
		if (looksAt(at)) runOnce(at, hour);
		idle = 0;
	}
	return { mails, lists, notices, standings, log, units };

	function runOnce(at: Moment, hour: number): void {
		const now = at.iso;
		const found = evaluateFollowUp({
			assignments,
			units,
			events: log,
			policy: defaultPolicy,
			calendar,
			now,
		});
		const due = besideNotices(found.due, found.notices);
		tell(found.notices, at, hour);
		if (found.calls.length > 0) {
			const mail = { covers: found.calls, to: OFFICER, step: CALL_STEP };
			if (!mailStands(mail, log, now)) throw new Error('A list that does not stand');
			lists.push(at);
			for (const { planId, unit, key } of found.calls)
				log.push({ ...row(planId, unit, 'delivery.sent', now, { to: OFFICER, step: CALL_STEP }), key });
		}
		const gathered = composed(due, units);
		if (gathered.length === 0) return;
		runs += 1;
		const meanwhile = campaign.meanwhile.filter(({ run }) => run === runs && hour < ACTIVE_HOURS);
		for (const { pick, ...act } of meanwhile) {
			const { planId, unit } = due[pick % due.length]!;
			happen(act, planId, unit, at);
		}
		const crash = campaign.crashes.find(({ run }) => run === runs);
		const pace = Math.min(campaign.minutesAMail, 50 / gathered.length) * 60_000;
		for (const [number, { to, covers }] of gathered.entries()) {
			if (crash && number > crash.mails % gathered.length) break;
			const moved = moment(Math.floor((at.ms + number * pace) / 1000) * 1000);
			if (!mailStands({ covers, to }, log, moved.iso)) {
				// Found due a moment ago: only what happened in between can have made it void.
				if (meanwhile.length === 0) throw new Error(`Due, and yet it does not stand: ${to}`);
				continue;
			}
			if (!sendingWindow({ covers }, log, moved.iso, { calendar }).open) continue;
			const lost = crash !== undefined && crash.mails % gathered.length === number;
			send({ to, covers, at: moved, hour, lost });
			const { planId, unit } = covers[0]!;
			if (lost && crash.then && hour < ACTIVE_HOURS)
				happen({ kind: crash.then, days: 1 }, planId, unit, moved);
		}
	}

	function refuse(to: string, hour: number): void {
		if ((refused.get(to) ?? hour) < hour) throw new Error(`${to} was written to again`);
		refused.set(to, refused.get(to) ?? hour);
	}

	/** Every second notice is put off for a while, as by a mail server that is down. */
	function tell(left: NoticeDue[], at: Moment, hour: number): void {
		for (const { to, covers } of composedNotices(left, units)) {
			const write = (kind: string, data: Record<string, unknown> = {}) => {
				for (const { planId, unit, key } of covers)
					log.push({
						...row(planId, unit, `delivery.${kind}`, at.iso, { to, step: 'notice', ...data }),
						key,
					});
			};
			write('sending');
			if (to.startsWith('dead')) {
				refuse(to, hour);
				write('failed', { final: true, errorClass: 'permanent' });
			} else if ((hour + to.length + campaign.luck) % 2 === 0) write('deferred');
			else {
				write('sent');
				notices.push({ to, covers, at });
			}
		}
	}

	function send({ to, covers, at, hour, lost }: Pick<SentMail, 'to' | 'covers' | 'at' | 'hour' | 'lost'>) {
		const now = at.iso;
		const write = (kind: string, data: Record<string, unknown> = {}) => {
			for (const { planId, unit, key } of covers)
				log.push({
					...row(planId, unit, kind, now, { channel: 'email', to, step: covers[0]!.step, ...data }),
					key,
				});
		};
		if (!to) return write('delivery.failed', { final: true, errorClass: 'permanent' });
		write('delivery.sending');
		if (to.startsWith('dead')) refuse(to, hour);
		if (to.startsWith('dead')) return write('delivery.failed', { final: true, errorClass: 'permanent' });
		if ((hour * 31 + to.length * 17 + covers.length + campaign.luck) % 23 === 0)
			return write('delivery.failed', { errorClass: 'temporary' });
		const standing = covers.map(({ planId, unit }) => ({ ...standings.get(`${planId} ${unit}`)! }));
		mails.push({ at, hour, to, covers, standing, lost, afterOutage: idle });
		if (!lost) write('delivery.sent');
		return undefined;
	}

	/** In the end every plan runs, so that what is silent then has to reach the top. */
	function letGoOn(planId: string, at: Moment): void {
		for (const kind of ['reopen', 'resume'] as const) happen({ kind, days: 0 }, planId, '', at);
	}

	function happen({ kind, days }: Pick<Act, 'kind' | 'days'>, planId: string, code: string, at: Moment) {
		const all = [...standings].filter(([key]) => key.startsWith(`${planId} `)).map(([, each]) => each);
		const now = at.iso;
		const write = (event: string, data: Record<string, unknown> = {}) =>
			log.push(row(planId, event.startsWith('plan.') ? '' : code, event, now, data));
		const { closed = false, paused = false } = all[0] ?? {};
		if (kind === 'close' || kind === 'reopen') {
			if (closed === (kind === 'close')) return;
			for (const each of all) each.closed = kind === 'close';
			write(kind === 'close' ? 'plan.closed' : 'plan.reopened');
			return;
		}
		if (kind === 'pause' || kind === 'resume') {
			if (paused === (kind === 'pause')) return;
			for (const each of all) each.paused = kind === 'pause';
			write(kind === 'pause' ? 'plan.paused' : 'plan.resumed');
			return;
		}
		const one = standings.get(`${planId} ${code}`);
		if (one) change(one, kind, at, days, write);
	}
}

function change(
	one: Standing,
	kind: Act['kind'],
	at: Moment,
	days: number,
	write: (kind: string, data?: Record<string, unknown>) => void,
): void {
	const owes = one.state === 'waiting' || one.state === 'returned';
	const again = (state: Standing['state']) => {
		one.state = state;
		one.round += 1;
	};
	if (kind === 'include' && one.excluded) {
		one.excluded = false;
		one.round += 1;
		write('unit.included');
	}
	if (one.excluded) return;
	if (kind === 'report' && owes) {
		one.state = 'submitted';
		write('report.submitted', { values: {} });
	} else if (kind === 'return' && !owes) {
		again('returned');
		one.returnedAt = at.ms;
		write('report.returned', { reason: 'Thiếu số liệu' });
	} else if (kind === 'accept' && one.state === 'submitted') {
		one.state = 'accepted';
		write('report.accepted');
	} else if (kind === 'withdraw' && one.state === 'submitted') {
		again('waiting');
		write('report.withdrawn');
	} else if (kind === 'extend' && owes) {
		one.dueAt = `${moment(at.ms + (1 + (days % 8)) * 24 * HOUR).date}T17:00:00+07:00`;
		write('due.extended', { dueAt: one.dueAt, reason: 'Mưa bão' });
	} else if (kind === 'exclude') {
		one.excluded = true;
		write('unit.excluded', { reason: 'Sáp nhập' });
	}
}

function fresh(dueAt: string): Standing {
	return {
		state: 'waiting',
		excluded: false,
		dueAt,
		round: 0,
		returnedAt: 0,
		closed: false,
		paused: false,
	};
}

function row(
	planId: string,
	unit: string,
	kind: string,
	at: string,
	data: Record<string, unknown> = {},
): LogEvent {
	return { planId, unit, kind, at, by: '', key: '', data };
}
