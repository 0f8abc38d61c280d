import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { decisionMessage } from '../../../domain/desk/decisionMessages';
import type { Telling } from '../../../domain/desk/tellings';
import { calendarOf } from '../../../domain/followup';
import { unreachableRow } from '../../../domain/messages';
import { bookParameter, readBook } from '../../parameters/book';
import { nowParameter, readNow } from '../../parameters/now';

export const description: INodeProperties[] = [bookParameter('compose'), nowParameter('compose')];

/**
 * First output: a message for the workflow Gửi thông báo. Second: a unit without an address, with `rows` that say so in
 * the log. Throws an Error (English) for an item whose plan, unit or share the book does not hold.
 */
export function execute(this: IExecuteFunctions) {
	const { plans, units, events, settings, templates } = readBook(this, 0);
	const calendar = calendarOf(events);
	return (itemIndex: number): INodeExecutionData[][] => {
		if (!settings)
			throw new Error('The book holds no settings yet: fill in the form of the workflow Thiết lập');
		const json = this.getInputData()[itemIndex]?.json ?? {};
		const telling = json as unknown as Telling;
		const stored = plans.find(({ planId }) => planId === telling.planId);
		const assignment = stored?.assignments.find((one) => one.unit === telling.unit);
		const unit = units.find(({ code }) => code === telling.unit);
		if (!stored || !assignment)
			throw new Error(
				`The book holds no share of the unit "${telling.unit}" in the plan "${telling.planId}"`,
			);
		const link = typeof json.link === 'string' ? json.link : '';
		const now = readNow(this, itemIndex);
		const given = { telling, stored, assignment, link, settings, now, templates, calendar };
		const message = unit && decisionMessage({ ...given, unit });
		if (message) return [[{ json: message as unknown as IDataObject }], []];
		const reason = 'Chưa có email đầu mối trong danh bạ';
		const row = unreachableRow({ ...telling, reason }, now);
		return [[], [{ json: { unit: telling.unit, reason, rows: [row] as unknown as IDataObject[] } }]];
	};
}
