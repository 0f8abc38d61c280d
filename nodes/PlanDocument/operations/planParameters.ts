import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { Book, WaitingPlan } from '../../../domain/book';
import { editsOf, type PlanEdits } from '../../../domain/plan/review/edits';
import type { View } from '../../../domain/plan/review/view';
import { FIRST_PAGE } from '../../../domain/plan/review/answerReview';
import { readJson } from '../../../domain/text/readJson';
import { bookParameter, readBook } from '../../parameters/book';
import { nowParameter, readNow } from '../../parameters/now';

/** The parameters that Review and Confirm share. */
export const planParameters = (operation: string): INodeProperties[] => [
	{
		displayName: 'Plan ID',
		name: 'planId',
		type: 'string',
		default: '={{ $json.planId }}',
		description: 'A plan that waits, as the operation Receive stored it; empty to choose one',
		displayOptions: { show: { operation: [operation] } },
	},
	bookParameter(operation),
	{
		displayName: 'View',
		name: 'view',
		type: 'json',
		default: '',
		description:
			'Which page of the review: the view that the operation Confirm gave last; empty for the first',
		displayOptions: { show: { operation: [operation] } },
	},
	nowParameter(operation),
];

export interface UnderReview {
	waiting: WaitingPlan;
	edits: PlanEdits;
	view: View;
	book: Book;
	now: string;
}

export const readPlanId = (context: IExecuteFunctions, itemIndex: number): string =>
	String(context.getNodeParameter('planId', itemIndex, '') ?? '').trim();

/** Throws a Vietnamese sentence when the plan does not wait any more. */
export function readUnderReview(context: IExecuteFunctions, itemIndex: number): UnderReview {
	const planId = readPlanId(context, itemIndex);
	const book = readBook(context, itemIndex);
	const waiting = waitingOrConfirmed(book, planId);
	if (!waiting)
		throw new Error(
			'Kế hoạch này không còn trong danh sách chờ: có thể đã được bỏ. Hãy mở lại biểu mẫu Kế hoạch mới và tải văn bản lên.',
		);
	const view = readJson<View>(context.getNodeParameter('view', itemIndex, ''), 'View', FIRST_PAGE);
	return { waiting, edits: editsOf(planId, book.events), view, book, now: readNow(context, itemIndex) };
}

/** A plan in force may be reviewed again: confirming it once more changes due times and shares. */
function waitingOrConfirmed(book: Book, planId: string): WaitingPlan | undefined {
	const waiting = book.waiting.find((each) => each.planId === planId);
	if (waiting) return waiting;
	const stored = book.plans.find((each) => each.planId === planId);
	return stored && { ...stored, sha256: stored.sha256 ?? '' };
}
