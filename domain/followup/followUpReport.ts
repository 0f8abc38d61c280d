import { escapeHtml } from '../text/escapeHtml';
import { formatInstant } from '../text/time';
import type { Audience, FollowUpPolicy, Reminder, Unit } from '../types';

const AUDIENCES: Record<Audience, string> = {
	contact: 'đầu mối đơn vị',
	head: 'lãnh đạo đơn vị',
	chair: 'lãnh đạo UBND',
};

/** What the officer reads after a run or a rehearsal: who is reminded, at which step. HTML, everything escaped. */
export function followUpReport(input: {
	now: string;
	due: Pick<Reminder, 'unit' | 'step' | 'to'>[];
	units: Unit[];
	policy: FollowUpPolicy;
}): string {
	const { now, due, units, policy } = input;
	if (due.length === 0) return `Tính đến ${formatInstant(now)}: không có lời nhắc nào đến hạn.`;
	const names = new Map(units.map(({ code, name }) => [code, name]));
	const rows = due.map(({ unit, step, to }) => {
		const cells = [names.get(unit) ?? unit, stepWords(step, policy), AUDIENCES[to]];
		return `<tr>${cells.map((cell) => `<td>${escapeHtml(cell)}</td>`).join('')}</tr>`;
	});
	return (
		`Tính đến ${formatInstant(now)}: ${due.length} lời nhắc đến hạn.` +
		`<table><thead><tr><th>Đơn vị</th><th>Bước</th><th>Gửi tới</th></tr></thead><tbody>${rows.join('')}</tbody></table>`
	);
}

function stepWords(id: string, { steps }: FollowUpPolicy): string {
	const days = steps.find((step) => step.id === id)?.workingDays;
	if (days === undefined) return id;
	if (days === 0) return 'ngày đến hạn';
	return days < 0 ? `trước hạn ${-days} ngày làm việc` : `quá hạn ${days} ngày làm việc`;
}
