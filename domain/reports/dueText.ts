import { formatInstant } from '../text/time';

/** `17:00 ngày 20/05/2026`, or that there is none: a plan need not name a due time. */
export function dueText(dueAt: string): string {
	return dueAt ? formatInstant(dueAt) : 'chưa có';
}
