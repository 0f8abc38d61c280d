import { formatDate } from '../text/time';
import type { Plan } from '../types';
import { cleanLine, shorten } from './cleanLine';

/** `Kế hoạch` for `KẾ HOẠCH`. */
export function planKind(plan: Plan): string {
	const kind = cleanLine(plan.kind).toLocaleLowerCase('vi') || 'văn bản';
	return kind.charAt(0).toLocaleUpperCase('vi') + kind.slice(1);
}

/** `Kế hoạch số 36/KH-UBND ngày 11/05/2026`; while the number is blank `Kế hoạch (chưa có số)`. */
export function planNumber(plan: Plan): string {
	const number = plan.number ? `số ${cleanLine(plan.number)}` : '(chưa có số)';
	const date = plan.issuedOn ? ` ngày ${formatDate(plan.issuedOn)}` : '';
	return `${planKind(plan)} ${number}${date}`;
}

/** The plan in a subject line: by number, or while that is blank by the first words of its title. */
export function planInSubject(plan: Plan): string {
	if (plan.number) return `${planKind(plan)} số ${cleanLine(plan.number)}`;
	return plan.title ? `${planKind(plan)} “${shorten(plan.title, 48)}”` : planKind(plan);
}

/** `Kế hoạch số 36/KH-UBND “Tổ chức …”`: the plan within a sentence. */
export function planInSentence(plan: Plan): string {
	return [planNumber(plan), plan.title && `“${cleanLine(plan.title)}”`].filter(Boolean).join(' ');
}

/** `từ ngày 12/05/2026 đến ngày 18/05/2026`, or null when the plan names no period. */
export function planPeriod(plan: Plan): string | null {
	const { start = null, end = null } = plan.period ?? {};
	if (start && end && start === end) return `ngày ${formatDate(start)}`;
	const words = [start && `từ ngày ${formatDate(start)}`, end && `đến ngày ${formatDate(end)}`].filter(
		Boolean,
	);
	return words.join(' ') || null;
}
