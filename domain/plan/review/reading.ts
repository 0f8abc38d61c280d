import { escapeHtml } from '../../text/escapeHtml';
import { formatDate, formatInstant } from '../../text/time';
import type { Assignment, Evidence, Plan, PlanQuota, Unit } from '../../types';
import { quotaWords } from './edits';

/** What n8n's form page leaves of HTML: headings, paragraphs, lists, tables, b, i, em, code, br; no attributes. */

export function facts(plan: Plan): string {
	const { period, signatory } = plan;
	const rows: [string, string | null, Evidence?][] = [
		['Văn bản', [plan.kind, plan.number ?? '(chưa có số)'].join(' ')],
		['Cơ quan ban hành', plan.issuer],
		['Ngày ban hành', plan.issuedOn && formatDate(plan.issuedOn)],
		['Tên', plan.title],
		[
			'Thời gian',
			period && [period.start, period.end].map((day) => day && formatDate(day)).join(' – '),
			period?.evidence,
		],
		...plan.bases.map((basis): [string, string | null, Evidence] => [
			'Căn cứ',
			[basis.number, basis.date && formatDate(basis.date), basis.issuer].filter(Boolean).join(', '),
			basis.evidence,
		]),
		['Chủ đề', plan.theme],
		...plan.slogans.map((slogan): [string, string] => ['Khẩu hiệu', slogan]),
		['Kinh phí', plan.funding],
		[
			'Người ký',
			signatory && [signatory.authority, signatory.position, signatory.name].filter(Boolean).join(', '),
		],
		['Nơi nhận', plan.recipients.map(({ name }) => name).join('; ')],
	];
	const cells = rows.map(
		([label, value, evidence]) =>
			`<tr><th>${label}</th><td>${value ? escapeHtml(value) : '<i>không đọc được</i>'}${source(evidence)}</td></tr>`,
	);
	return `<h3>Đã đọc được về văn bản</h3><table><tbody>${cells.join('')}</tbody></table>`;
}

/** Who must do what by when, group by group as in the document, each task with the sentence it came from. */
export function taskGroups(plan: Plan, assignments: Assignment[], units: Unit[]): string {
	const names = new Map(units.map(({ code, name }) => [code, name]));
	const parts = plan.assignees.map(({ names: written, tasks }, group) => {
		// The ids of a group's tasks begin with its place in the plan: two groups may say the same sentence.
		const doing = assignments.filter((assignment) =>
			assignment.tasks.some(({ id }) => id.startsWith(`g${group + 1}t`)),
		);
		const items = tasks.map(({ text, role, due, evidence }) => {
			const marks = [ROLES[role], due && `hạn ${shownDue(due)}`].filter(Boolean).join(', ');
			return `<li>${escapeHtml(text)}${marks && ` <b>(${marks})</b>`}${source(evidence, text)}</li>`;
		});
		const who =
			doing.length === 0
				? '<b>chưa có đơn vị nào nhận</b>'
				: doing.length === 1
					? escapeHtml(names.get(doing[0]?.unit ?? '') ?? '')
					: `${doing.length} đơn vị`;
		return `<h4>${group + 1}. ${escapeHtml(written.join(', '))}</h4><p>Nhận việc: ${who}</p><ol>${items.join('')}</ol>`;
	});
	return `<h3>Phân công (${plan.assignees.length} nhóm)</h3>${parts.join('')}`;
}

export function quotaTable(plan: Plan): string {
	if (plan.quotas.length === 0) return '<h3>Chỉ tiêu</h3><p>Văn bản không giao chỉ tiêu bằng số.</p>';
	const items = plan.quotas.map(
		(quota) => `<li>${escapeHtml(quotaLine(quota))}${source(quota.evidence)}</li>`,
	);
	return `<h3>Chỉ tiêu</h3><ul>${items.join('')}</ul>`;
}

/** 'băng rôn: 5 (tổng cộng) - đường Trần Phú: 2; đường Lê Lợi: 1' */
export function quotaLine(quota: PlanQuota): string {
	const { item, scope, appliesTo, places } = quota;
	const who = scope === 'each' ? `mỗi ${appliesTo.join(', ') || 'đơn vị'}` : 'tổng cộng';
	const whose = scope === 'total' && appliesTo.length > 0 ? `, ${appliesTo.join(', ')}` : '';
	const where = places.map(({ name, count }) => `${name}: ${count}`).join('; ');
	return `${item}: ${quotaWords(quota) || 'không giao'} (${who}${whose})${where ? ` - ${where}` : ''}`;
}

/** Each unit with the number of its tasks and its quotas; the due time stands on top, and where a unit has its own. */
export function unitTable(assignments: Assignment[], units: Unit[]): string {
	const names = new Map(units.map(({ code, name }) => [code, name]));
	const common = mostFrequent(assignments.map(({ dueAt }) => dueAt));
	const rows = assignments.map(({ unit, tasks, dueAt, indicators }) => {
		const quotas = indicators
			.filter(({ quota }) => quota !== null)
			.map(({ label, quota }) => `${label}: ${quota}`);
		const own = dueAt !== common && dueAt ? [`hạn ${shownDue(dueAt)}`] : [];
		const cells = [names.get(unit) ?? unit, String(tasks.length), [...own, ...quotas].join('; ')];
		return `<tr>${cells.map((cell) => `<td>${escapeHtml(cell)}</td>`).join('')}</tr>`;
	});
	const head = ['Đơn vị', 'Việc', 'Chỉ tiêu, hạn riêng'].map((cell) => `<th>${cell}</th>`).join('');
	const due = common ? `Hạn báo cáo: <b>${shownDue(common)}</b>` : '<b>Chưa có hạn báo cáo</b>';
	return (
		`<h3>Đơn vị nhận việc (${rows.length})</h3><p>${due}</p>` +
		`<table><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table>`
	);
}

function mostFrequent(times: string[]): string {
	const counts = new Map<string, number>();
	for (const time of times) counts.set(time, (counts.get(time) ?? 0) + 1);
	return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? '';
}

export function listed(title: string, sentences: string[]): string {
	return `<h3>${title}</h3><ul>${sentences.map((sentence) => `<li>${escapeHtml(sentence)}</li>`).join('')}</ul>`;
}

const ROLES: Record<string, string> = { lead: 'chủ trì', coordinate: 'phối hợp', implement: '' };

function shownDue(due: string): string {
	return due.includes('T') ? formatInstant(due) : formatDate(due);
}

/** Where a reading came from; the words themselves are left out where `shown` says them already. */
export function source(evidence?: Evidence, shown = ''): string {
	if (!evidence) return '';
	const quote = evidence.text.length > 160 ? `${evidence.text.slice(0, 160)}…` : evidence.text;
	const said = shown !== '' && evidence.text.endsWith(shown);
	return said
		? ` <i>(dòng ${evidence.line})</i>`
		: `<br><i>dòng ${evidence.line}: “${escapeHtml(quote)}”</i>`;
}
