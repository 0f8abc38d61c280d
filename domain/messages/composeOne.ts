import { foldReports } from '../reports/foldReports';
import { instant } from '../text/time';
import type { Message, Settings } from '../types';
import { composeReceipt, composeReturned, receiptKey, returnedKey } from './answerMails';
import type { BatchInput } from './composeBatch';
import { readFigures, type Finder, type MailKind, type MailRequest } from './mailRequest';
import { recipientMessages } from './recipientMessages';
import { composeSummaryMail, summaryKey } from './summaryMail';
import { composeTestMail } from './testMail';
import { noAddress, noCommittee, noTestAddress, type Unreachable } from './unreachable';
import { whereUnitsStand, type Standing } from './whereUnitsStand';

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
	let standing: Standing | undefined;
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
		receipt(request) {
			const share = reported(request);
			const { planId, unit } = share.assignment;
			const key = receiptKey(planId, unit, share.report.revision);
			const about = { planId, unit, step: 'receipt', key };
			return one(composeReceipt(share), () => noAddress(about, share.unit, 'đầu mối'));
		},
		returned(request) {
			const share = reported(request);
			const { planId, unit } = share.assignment;
			const about = { planId, unit, step: 'returned', key: returnedKey(planId, unit, share.report.round) };
			return one(composeReturned(share), () => noAddress(about, share.unit, 'đầu mối'));
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

	function reported(request: MailRequest) {
		const share = finder.share(request);
		const { planId, unit } = share.assignment;
		const report = foldReports(share.assignment, book.events);
		standing ??= whereUnitsStand(context);
		return { ...share, ...standing.of(planId, unit), report, templates };
	}
}

function one(message: Message | null, otherwise: () => Unreachable): Composed {
	return message ? { messages: [message], unreachable: [] } : { messages: [], unreachable: [otherwise()] };
}
