import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import type { Book } from '../../../domain/book';
import { addressesOf } from '../../../domain/messages/mailAddress';
import { composePaperAnswer } from '../../../domain/messages/paperAnswer';
import { vietnam2026 } from '../../../domain/followup';
import { foldReports } from '../../../domain/reports/foldReports';
import { openLink } from '../../../domain/reports/openLink';
import type { PaperResult } from '../../../domain/reports/paper/submitPaper';
import { receiptFor } from '../../../domain/reports/receipt';
import { readJson } from '../../../domain/text/readJson';
import type { Message, Unit } from '../../../domain/types';
import { bookParameter, readBook } from '../../parameters/book';
import { nowParameter, readNow } from '../../parameters/now';
import { linkAddress, reportPathParameter } from './visitParameters';

const show = { operation: ['answerForm'] };

export const description: INodeProperties[] = [
	bookParameter('answerForm'),
	{
		displayName: 'Papers',
		name: 'papers',
		type: 'json',
		default: '={{ $json.papers }}',
		required: true,
		description: 'What Read Form gave; the book must have been read after its rows were stored',
		displayOptions: { show },
	},
	{
		displayName: 'Sender',
		name: 'from',
		type: 'string',
		default: '={{ $json.from?.address }}',
		description: 'Who mailed the forms and is to be answered',
		displayOptions: { show },
	},
	nowParameter('answerForm'),
	reportPathParameter('answerForm'),
];

/**
 * `{ messages, unknown }`: receipts and lists of what to mend, for the workflow Gửi thông báo; `unknown` are the sentences about forms that
 * nothing proves to be ours (no token, or a changed one): they are for the officer, a stranger is not answered.
 */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<INodeExecutionData> {
	const credential = await this.getCredentials('keHoachLinkApi', itemIndex);
	const book = readBook(this, itemIndex);
	const now = readNow(this, itemIndex);
	const papers = readJson<PaperResult[]>(this.getNodeParameter('papers', itemIndex), 'Papers');
	const from = String(this.getNodeParameter('from', itemIndex, '') ?? '');
	const path = String(this.getNodeParameter('formPath', itemIndex));
	const linkOf = (paper: PaperResult) => {
		const opening = openLink(paper.token, book, String(credential.secret), now, 'workbook');
		return opening.ok ? linkAddress(credential, path, { ...opening.claims, purpose: 'report' }) : '';
	};
	const unproven = (paper: PaperResult) =>
		paper.refusal === 'forged' || (paper.refusal === 'spoilt' && paper.unit === '');
	const messages = papers
		.filter((paper) => !unproven(paper))
		.flatMap((paper) => answersTo(paper, { book, now, from, link: linkOf(paper) }));
	const unknown = papers.filter(unproven).flatMap(({ problems }) => problems);
	return { json: { messages, unknown, from } as unknown as IDataObject, pairedItem: itemIndex };
}

function answersTo(
	paper: PaperResult,
	{ book, now, from, link }: { book: Book; now: string; from: string; link: string },
): Message[] {
	const { settings } = book;
	if (!settings) return [];
	const stored = book.plans.find(({ planId }) => planId === paper.planId);
	const unit = book.units.find(({ code }) => code === paper.unit);
	const assignment = stored?.assignments.find((one) => one.unit === paper.unit);
	const { left = [] } = paper;
	const common = { to: from, settings, now, problems: paper.problems, left };
	if (!stored || !unit || !assignment)
		return [composePaperAnswer({ ...common, mark: paper.mark, link: '' })].filter((mail) => mail !== null);
	const own = addressesOf([unit.contact?.email, unit.head?.email].filter(Boolean).join(',')).includes(
		addressesOf(from)[0] ?? '',
	);
	const about = { stored, unit, own };
	const ownLink = own ? link : '';
	if (!paper.row)
		return [composePaperAnswer({ ...common, about, mark: paper.mark, link: ownLink })].filter(
			(mail) => mail !== null,
		);
	const state = foldReports(assignment, book.events);
	const visit = { opened: { stored, assignment, unit }, state, book, now, calendar: vietnam2026 };
	const { mail, received } = receiptFor(visit, paper.row.key, link, left);
	const toSender = isContact(unit, from)
		? null
		: composePaperAnswer({
				...common,
				about,
				mark: paper.mark,
				received: received ?? undefined,
				link: ownLink,
			});
	return [mail, toSender].filter((one) => one !== null);
}

function isContact({ contact }: Unit, from: string): boolean {
	return addressesOf(contact?.email ?? '').some((address) => addressesOf(from).includes(address));
}
