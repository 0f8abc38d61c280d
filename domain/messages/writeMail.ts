import type { Message, Settings } from '../types';
import { renderTemplate } from './templates/renderTemplate';
import type { KnownKind } from './templates/kinds';
import type { SlotValues } from './templates/slots';
import { templateFor, type Templates } from './templates/templatesInForce';
import { footerOf, toMessage } from './toMessage';

/** Words and values become a message. */
export function writeMail(mail: {
	kind: KnownKind;
	values: SlotValues;
	/** The line that an inbox shows beside the subject. */
	preview: string;
	covers: Message['covers'];
	step: string;
	/** One address, or several with ', ' between. */
	to: string;
	settings: Settings;
	/** The ward's own words; the defaults without them. */
	templates?: Templates;
}): Message {
	const { kind, values, preview, covers, step, to, settings, templates } = mail;
	const { subject, heading, blocks } = renderTemplate(templateFor(kind, templates, step), values);
	const content = { sender: settings.wardName, preview, heading, blocks, footer: footerOf(settings) };
	return toMessage({ covers, step, to, subject, content, settings });
}
