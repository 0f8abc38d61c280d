import { fromForm } from '../../text/formFields';
import type { LogEvent } from '../../types';
import { cleanLine } from '../cleanLine';
import { checkTemplate } from './checkTemplate';
import type { Template, TemplateKind } from './kinds';
import { RESET, SAVE, SHOW, STOP, TEMPLATE_FIELDS, type TemplateRetry } from './templateFields';
import { templateEvent } from './templatesInForce';

export type TemplateDecision =
	| { decision: 'stop'; message: string }
	| { decision: 'retry'; retry: TemplateRetry }
	/** `rows`: to be appended to the log. */
	| { decision: 'save'; rows: LogEvent[]; message: string };

/** What follows from the officer's answers to templateForm: a row for the log, the page again with every problem, or nothing. */
export function readTemplateForm(
	kind: TemplateKind,
	answers: Record<string, unknown>,
	now: string,
): TemplateDecision {
	const template = readTemplate(answers);
	switch (fromForm(answers[TEMPLATE_FIELDS.decision]).trim()) {
		case STOP:
			return { decision: 'stop', message: 'Không có gì thay đổi.' };
		case RESET: {
			const rows = [templateEvent(kind, { subject: '', heading: '', body: '' }, now)];
			return { decision: 'save', rows, message: 'Từ nay dùng lại mẫu có sẵn.' };
		}
		case SHOW:
			return { decision: 'retry', retry: { answers, problems: checkTemplate(kind, template) } };
		case SAVE: {
			const problems = checkTemplate(kind, template);
			if (problems.length > 0) return { decision: 'retry', retry: { answers, problems } };
			return {
				decision: 'save',
				rows: [templateEvent(kind, template, now)],
				message: 'Đã lưu. Từ nay thư loại này viết theo mẫu mới.',
			};
		}
		default: {
			const problems = ['Hãy chọn một mục ở cuối trang: xem trước, lưu, dùng lại mẫu có sẵn hoặc thôi.'];
			return { decision: 'retry', retry: { answers, problems } };
		}
	}
}

/** The words as typed: one line each for subject and heading, line breaks kept in the body. */
export function readTemplate(answers: Record<string, unknown>): Template {
	const typed = (field: string) => fromForm(answers[field]);
	return {
		subject: cleanLine(typed(TEMPLATE_FIELDS.subject)),
		heading: cleanLine(typed(TEMPLATE_FIELDS.heading)),
		body: typed(TEMPLATE_FIELDS.body)
			.replace(/\r\n?/g, '\n')
			.split('\n')
			.map((line) => cleanLine(line))
			.join('\n')
			.trim(),
	};
}
