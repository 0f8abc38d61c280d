import type { Book } from '../../../domain/book';
import { vietnam2026 } from '../../../domain/followup';
import { foldReports } from '../../../domain/reports/foldReports';
import { answerPage, firstView, pageOf, type Answered } from '../../../domain/reports/pages/answerPage';
import type { ReportView, Visit } from '../../../domain/reports/pages/view';
import type { LogEvent } from '../../../domain/types';
import { economy, school, settings, stored } from '../messages/greenSunday';

export const PLAN = stored.planId;
export const UNIT = economy.code;
export const NOW = '2026-05-18T09:00:00+07:00';

export function event(kind: string, at: string, data: Record<string, unknown> = {}, unit = UNIT): LogEvent {
	return { planId: PLAN, unit, kind, at, by: 'Ai đó', key: '', data };
}

/** The Economy office behind its link, with this log. */
export function visitOf(events: LogEvent[] = [], now = NOW): Visit {
	const assignment = stored.assignments.find(({ unit }) => unit === UNIT)!;
	const book: Book = { units: [economy, school], plans: [stored], waiting: [], events, settings };
	return {
		opened: { stored, assignment, unit: economy },
		state: foldReports(assignment, events),
		book,
		now,
		calendar: vietnam2026,
	};
}

export const COMPLETE = {
	trang_thai: 'Hoàn thành',
	v_q2p1: '02',
	v_kp: '5 triệu',
	v_ket_qua: 'Đã trồng 20 cây',
	ghi_chu: '',
	duong_dan: '',
};

/** A unit that goes from page to page, as n8n carries it. */
export class Walk {
	visit: Visit;
	view: ReportView;
	stored: Extract<Answered, { next: 'store' }> | null = null;

	constructor(visit: Visit = visitOf()) {
		this.visit = visit;
		this.view = firstView(visit, 'luot-1');
	}

	answer(
		answers: Record<string, unknown>,
		uploads: Parameters<typeof answerPage>[3] = { files: [], problems: [] },
	): this {
		// What n8n keeps between the pages is JSON.
		const view = JSON.parse(JSON.stringify(this.view)) as ReportView;
		const answered = answerPage(this.visit, view, answers, uploads);
		if (answered.next === 'page') this.view = answered.view;
		else this.stored = answered;
		return this;
	}

	get page() {
		return pageOf(this.visit, this.view);
	}

	field(name: string) {
		return this.page.fields.find(({ fieldName }) => fieldName === name);
	}

	/** Everything the page says, tags left out. */
	get words(): string {
		return this.page.fields
			.map(({ html, fieldLabel }) => html ?? fieldLabel)
			.join(' ')
			.replace(/<[^>]+>/g, ' ')
			.replace(/\s+/g, ' ');
	}
}
