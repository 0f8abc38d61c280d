import type { Book } from '../../book';
import type { MailContent } from '../content';
import { mailHtml } from '../layout/mailHtml';
import { renderText } from '../renderText';
import { footerOf } from '../toMessage';
import { kindOf, type Template, type TemplateKind } from './kinds';
import { renderTemplate } from './renderTemplate';
import { SAMPLE_SETTINGS, sampleValues } from './sampleValues';
import type { SlotValues } from './slots';
import { structureHtml } from './structureHtml';

export interface Preview {
	subject: string;
	/** The mail as it would be sent. */
	text: string;
	html: string;
	/** Its structure, for a field of n8n's form (see structureHtml). */
	structure: string;
}

/** A template filled with a made-up unit and plan of this ward. Slots that this kind of mail does not know stay empty. */
export function previewTemplate(
	kind: TemplateKind,
	template: Template,
	book: Pick<Book, 'settings'>,
): Preview {
	const settings = book.settings ?? SAMPLE_SETTINGS;
	const { subject, heading, blocks } = renderTemplate(template, valuesOf(kind, sampleValues(settings)));
	const content: MailContent = {
		sender: settings.wardName,
		preview: '',
		heading,
		blocks,
		footer: footerOf(settings),
	};
	return {
		subject,
		text: renderText(content),
		html: mailHtml(content),
		structure: structureHtml(content),
	};
}

function valuesOf(kind: TemplateKind, all: Required<SlotValues>): SlotValues {
	const slots: readonly string[] = kindOf(kind)?.slots ?? [];
	// Of the reminders, few go to a unit whose report was returned.
	const shown = (name: string) => slots.includes(name) && (name !== 'ly_do_tra_lai' || kind === 'returned');
	return Object.fromEntries(Object.entries(all).filter(([name]) => shown(name)));
}
