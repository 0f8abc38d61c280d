import { fromForm } from '../text/formFields';
import type { Assignment } from '../types';
import { AS_A_WHOLE, DONE_STATUS, NIL_STATUS, STATUSES, STATUS_FIELD, taskField } from './fields';

type Tasks = Assignment['tasks'];

export interface Statuses {
	/** Of the work as a whole; '' when neither it nor every task was answered. */
	whole: string;
	/** By task id; empty for a unit with one task or none, whose status is that of the whole. */
	tasks: Record<string, string>;
}

/**
 * How far the unit is, as a whole and task by task. A task that is not answered stands as the whole does; where tasks
 * differ, the whole is what they come to.
 */
export function readStatuses(answers: Record<string, unknown>, tasks: Tasks): Statuses {
	const whole = offered(answers[STATUS_FIELD]);
	if (tasks.length < 2) return { whole, tasks: {} };
	const each = tasks.map((task) => ({ id: task.id, status: offered(answers[taskField(task)]) || whole }));
	if (each.some(({ status }) => status === '')) return { whole: '', tasks: {} };
	return {
		whole: each.every(({ status }) => status === whole) ? whole : together(each.map(({ status }) => status)),
		tasks: Object.fromEntries(each.map(({ id, status }) => [id, status])),
	};
}

/** The answers that readStatuses would read these from. */
export function statusAnswers({ whole, tasks }: Statuses, all: Tasks): Record<string, string> {
	return {
		[STATUS_FIELD]: whole,
		...Object.fromEntries(
			all.map((task) => {
				const own = tasks[task.id];
				return [taskField(task), own && own !== whole ? own : AS_A_WHOLE];
			}),
		),
	};
}

function together(statuses: string[]): string {
	const happened = statuses.filter((status) => status !== NIL_STATUS);
	if (happened.length === 0) return NIL_STATUS;
	const [first = ''] = happened;
	return happened.every((status) => status === first) ? first : 'Đang thực hiện';
}

export const isDone = (status: string): boolean => status === DONE_STATUS;

function offered(answer: unknown): string {
	const text = fromForm(answer).trim();
	return (STATUSES as readonly string[]).includes(text) ? text : '';
}
