import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { FIRST_PAGE, pageOf } from '../../../domain/plan/review/answerReview';
import { choosePage } from '../../../domain/plan/review/choosePage';
import { formFieldsJson } from '../../../domain/text/formFields';
import { readBook } from '../../parameters/book';
import { planParameters, readPlanId, readUnderReview } from './planParameters';

export const description: INodeProperties[] = planParameters('review');

/**
 * `{ planId, title, fieldsJson, view }`: a page of the officer's review, its fields as text for the Form node's JSON
 * definition. Without a plan ID the page on which one of the waiting plans is chosen.
 */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<INodeExecutionData> {
	if (readPlanId(this, itemIndex) === '') {
		const fields = choosePage(readBook(this, itemIndex));
		const title = 'Kế hoạch đang chờ xem lại';
		return { json: { planId: '', title, fieldsJson: formFieldsJson(fields), view: { ...FIRST_PAGE } } };
	}
	const { waiting, edits, view, book, now } = readUnderReview(this, itemIndex);
	if (book.units.length === 0) {
		throw new Error('Chưa có danh bạ đơn vị: hãy mở biểu mẫu Thiết lập, nạp danh bạ rồi làm lại.');
	}
	const { title, fields } = pageOf(waiting, edits, view, { book, now });
	return { json: { planId: waiting.planId, title, fieldsJson: formFieldsJson(fields), view: { ...view } } };
}
