import { instant } from '../text/time';
import type { Message, Settings } from '../types';
import type { BatchInput } from './composeBatch';
import { readFigures, type Finder, type MailKind, type MailRequest } from './mailRequest';
import { recipientMessages } from './recipientMessages';
import { composeSummaryMail, summaryKey } from './summaryMail';
import { composeTestMail } from './testMail';
import { noCommittee, noTestAddress, type Unreachable } from './unreachable';

export interface Composed {
	messages: Message[];
	unreachable: Unreachable[];
}

/** Mails that concern one request each. The function that comes back throws an Error (English) for a request without what it needs. */
export function composeOne(
	context: BatchInput & { settings: Settings; finder: Finder },
): (request: MailRequest) => Composed {
	const { kind, book, settings, now, finder } = context;
	const { templates } = book;
	const compose: Partial<Record<MailKind, (request: MailRequest) => Composed>> = {
		summary(request) {
			const stored = finder.plan(request);
			const { planId } = stored;
			const figures = readFigures(request);
			const { statusLink } = request;
			const mail = composeSummaryMail({ stored, settings, figures, now, statusLink, templates });
			const key = summaryKey(planId, instant(now).toISODate());
			return one(mail, () => noCommittee({ planId, unit: '', step: 'summary', key }));
		},
		recipients(request) {
			const stored = finder.plan(request);
			const { units } = book;
			return recipientMessages({
				stored,
				units,
				settings,
				now,
				statusLink: request.statusLink ?? null,
				templates,
			});
		},
		test({ address }) {
			return one(composeTestMail({ address, settings, now, templates }), () => noTestAddress(now));
		},
	};
	return compose[kind]!;
}

function one(message: Message | null, otherwise: () => Unreachable): Composed {
	return message ? { messages: [message], unreachable: [] } : { messages: [], unreachable: [otherwise()] };
}
