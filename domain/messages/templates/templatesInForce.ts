import { defaultPolicy } from '../../followup/defaultPolicy';
import type { FollowUpPolicy, LogEvent } from '../../types';
import { checkTemplate } from './checkTemplate';
import { defaultsForCommittee } from './defaultsForCommittee';
import { defaultsForUnits } from './defaultsForUnits';
import { KINDS, stepOf, type KnownKind, type Template, type TemplateKind } from './kinds';

/** The log kind under which the ward's own words are kept; of each kind of mail the latest row is in force. */
const TEMPLATE_KIND = 'template.changed';

/** What a ward wrote in place of the defaults, by kind of mail. */
export type Templates = ReadonlyMap<string, Template>;

const DEFAULTS: Record<KnownKind, Template> = { ...defaultsForUnits, ...defaultsForCommittee };

/** Kinds that a step of the ladder may say in its own words. */
const STEP_KINDS: readonly KnownKind[] = ['reminderEarly', 'reminderToday', 'reminderLate', 'reminderHead'];

/** The log row that puts a template in force; one with an empty body goes back to the default. */
export function templateEvent(kind: TemplateKind, template: Template, at: string): LogEvent {
	const { subject, heading, body } = template;
	const data = { kind, subject, heading, body };
	return { planId: '-', unit: '', kind: TEMPLATE_KIND, at, by: 'Cán bộ đầu mối', key: '', data };
}

/** The ward's own templates out of the log, events in order. */
export function templatesInForce(events: LogEvent[]): Templates {
	const templates = new Map<string, Template>();
	for (const { kind, data } of events) {
		if (kind !== TEMPLATE_KIND) continue;
		const [subject, heading, body] = [data.subject, data.heading, data.body].map(words);
		if (body) templates.set(words(data.kind), { subject: subject!, heading: heading!, body });
		else templates.delete(words(data.kind));
	}
	return templates;
}

/**
 * The words to write a mail with: the ward's for the step of the ladder, the ward's for the kind, the default. Words that would not be
 * accepted today (a slot that is gone) are passed over, so that no mail leaves with a hole in it.
 */
export function templateFor(kind: KnownKind, templates?: Templates, step?: string): Template {
	const candidates = step && STEP_KINDS.includes(kind) ? [`reminder:${step}`, kind] : [kind];
	for (const name of candidates) {
		const own = templates?.get(name);
		if (own && checkTemplate(name, own).length === 0) return withHeading(own, kind);
	}
	return DEFAULTS[kind];
}

/** The words of the officer's form when the ward has none of its own. */
export function defaultTemplate(kind: TemplateKind, policy: FollowUpPolicy = defaultPolicy): Template {
	return DEFAULTS[baseKind(kind, policy)];
}

/** A step without words of its own speaks as its day does: early, on the day, late, to the head. */
function baseKind(kind: TemplateKind, { steps }: FollowUpPolicy): KnownKind {
	if (Object.hasOwn(KINDS, kind)) return kind as KnownKind;
	const step = steps.find(({ id }) => id === stepOf(kind));
	if (step?.to === 'head') return 'reminderHead';
	const days = step?.workingDays ?? 1;
	return days < 0 ? 'reminderEarly' : days === 0 ? 'reminderToday' : 'reminderLate';
}

function withHeading(template: Template, kind: KnownKind): Template {
	return template.heading ? template : { ...template, heading: DEFAULTS[kind].heading };
}

function words(value: unknown): string {
	return typeof value === 'string' ? value.trim() : '';
}
