import type { StoredPlan } from '../book';
import { escapeHtml } from '../text/escapeHtml';
import { formatDate, formatInstant, instant, toIso } from '../text/time';
import type { Assignment, Evidence, FormField, Plan, PlanAssignee, Unit, UnmatchedName } from '../types';

/** The names under which the officer's answers come back. */
export const REVIEW_FIELDS = {
	number: 'so_ky_hieu',
	issuedOn: 'ngay_ban_hanh',
	dueDate: 'han_ngay',
	dueTime: 'han_gio',
	decision: 'quyet_dinh',
	unmatched: (index: number) => `ten_${index + 1}`,
} as const;

export const CONFIRM = 'Xác nhận và gửi cho các đơn vị';
export const STOP = 'Dừng lại, chưa gửi gì';
export const LEAVE_OUT = 'Bỏ qua tên này';
/** Stands first so that the page opens on it instead of on n8n's English prompt; it is no answer. */
const CHOOSE = '— Chọn đơn vị —';

/** 'CAP - Công an phường': how a unit stands in the officer's lists. */
export const unitOption = (unit: Unit): string => `${unit.code} - ${unit.name}`;

export interface Reading {
	plan: Plan;
	assignments: Assignment[];
	unmatched: UnmatchedName[];
	units: Unit[];
	/** The same plan, when it was confirmed before. */
	before: StoredPlan | null;
	/** What the officer answered and what is wrong with it, on a second round. */
	retry: { answers: Record<string, unknown>; problems: string[] } | null;
}

/** The officer's page: what was read, with its evidence and its doubts, and what only a person can settle. */
export function officerReview(reading: Reading): FormField[] {
	const { plan, assignments, unmatched, units, before, retry } = reading;
	const due = assignments[0]?.dueAt ? toIso(instant(assignments[0].dueAt)) : '';
	const typed = (name: string, read: string) => String(retry?.answers[name] ?? read);
	const html = (name: string, content: string): FormField => ({
		fieldName: name,
		fieldLabel: name,
		fieldType: 'html',
		html: content,
	});
	const choices = [CHOOSE, LEAVE_OUT, ...units.map(unitOption)].map((option) => ({ option }));
	return [
		...(retry?.problems.length ? [html('can_sua', list('Cần sửa trước khi gửi', retry.problems))] : []),
		...(before ? [html('da_nap', alreadyStored(before))] : []),
		html('da_doc', facts(plan)),
		html('nghi_van', doubts(plan)),
		html('phan_cong', groups(plan.assignees, assignments)),
		html('chi_tieu', quotas(plan)),
		{
			fieldName: REVIEW_FIELDS.number,
			fieldLabel: 'Số, ký hiệu (để trống nếu chưa có)',
			fieldType: 'text',
			placeholder: 'Ví dụ: 36/KH-UBND',
			defaultValue: typed(REVIEW_FIELDS.number, plan.number ?? ''),
		},
		{
			fieldName: REVIEW_FIELDS.issuedOn,
			fieldLabel: 'Ngày ban hành (để trống nếu chưa có)',
			fieldType: 'date',
			defaultValue: typed(REVIEW_FIELDS.issuedOn, plan.issuedOn ?? ''),
		},
		{
			fieldName: REVIEW_FIELDS.dueDate,
			fieldLabel: 'Hạn các đơn vị gửi báo cáo: ngày',
			fieldType: 'date',
			requiredField: true,
			defaultValue: typed(REVIEW_FIELDS.dueDate, due.slice(0, 10)),
		},
		{
			fieldName: REVIEW_FIELDS.dueTime,
			fieldLabel: 'Hạn các đơn vị gửi báo cáo: giờ',
			fieldType: 'text',
			placeholder: '17:00',
			defaultValue: typed(REVIEW_FIELDS.dueTime, due ? due.slice(11, 16) : '17:00'),
		},
		...unmatched.map(
			({ name, evidence }, index): FormField => ({
				fieldName: REVIEW_FIELDS.unmatched(index),
				fieldLabel: `Chưa rõ “${name}” (dòng ${evidence.line}) là đơn vị nào trong danh bạ`,
				fieldType: 'dropdown',
				requiredField: true,
				fieldOptions: { values: choices },
				defaultValue: typed(REVIEW_FIELDS.unmatched(index), CHOOSE),
			}),
		),
		{
			fieldName: REVIEW_FIELDS.decision,
			fieldLabel: `Sau khi xem lại (${assignments.length} đơn vị sẽ nhận việc)`,
			fieldType: 'radio',
			requiredField: true,
			fieldOptions: { values: [{ option: CONFIRM }, { option: STOP }] },
		},
	];
}

function facts(plan: Plan): string {
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
	return `<h3>Đã đọc được</h3><table><tbody>${cells.join('')}</tbody></table>`;
}

function doubts(plan: Plan): string {
	if (plan.doubts.length === 0) return '<h3>Điểm cần xem lại</h3><p>Không có.</p>';
	const items = plan.doubts.map(
		({ message, evidence }) => `<li>${escapeHtml(message)}${source(evidence)}</li>`,
	);
	return `<h3>Điểm cần xem lại (${items.length})</h3><ul>${items.join('')}</ul>`;
}

function groups(assignees: PlanAssignee[], assignments: Assignment[]): string {
	const parts = assignees.map(({ names, tasks }, group) => {
		// The ids of a group's tasks begin with its place in the plan: two groups may say the same sentence.
		const units = assignments.filter((assignment) =>
			assignment.tasks.some(({ id }) => id.startsWith(`g${group + 1}t`)),
		);
		const items = tasks.map(({ text, role, due, evidence }) => {
			const facts = [ROLES[role], due && `hạn ${shownDue(due)}`, `dòng ${evidence.line}`].filter(Boolean);
			return `<li>${escapeHtml(text)} <i>(${facts.join(', ')})</i></li>`;
		});
		return `<p><b>${escapeHtml(names.join(', '))}</b>: ${units.length} đơn vị</p><ol>${items.join('')}</ol>`;
	});
	return `<h3>Phân công (${assignees.length} nhóm)</h3>${parts.join('')}`;
}

const ROLES: Record<string, string> = { lead: 'chủ trì', coordinate: 'phối hợp', implement: '' };

function shownDue(due: string): string {
	return due.includes('T') ? formatInstant(due) : formatDate(due);
}

function quotas(plan: Plan): string {
	if (plan.quotas.length === 0) return '<h3>Chỉ tiêu</h3><p>Văn bản không giao chỉ tiêu bằng số.</p>';
	const items = plan.quotas.map(({ item, min, max, scope, appliesTo, places, evidence }) => {
		const count = min === max ? String(max) : `${min}–${max}`;
		const who = scope === 'each' ? `mỗi ${appliesTo.join(', ') || 'đơn vị'}` : 'tổng cộng';
		const where = places.map(({ name, count: n }) => `${name}: ${n}`).join('; ');
		return `<li>${escapeHtml(`${item}: ${count} (${who})${where ? ` - ${where}` : ''}`)}${source(evidence)}</li>`;
	});
	return `<h3>Chỉ tiêu</h3><ul>${items.join('')}</ul>`;
}

function alreadyStored(before: StoredPlan): string {
	return (
		`<p><b>Kế hoạch này đã được xác nhận lúc ${formatInstant(before.at)}.</b> ` +
		'Xác nhận lại sẽ cập nhật hạn và phân công; thư đã gửi thành công sẽ không gửi lần nữa.</p>'
	);
}

function list(title: string, sentences: string[]): string {
	return `<h3>${title}</h3><ul>${sentences.map((sentence) => `<li>${escapeHtml(sentence)}</li>`).join('')}</ul>`;
}

function source(evidence?: Evidence): string {
	if (!evidence) return '';
	const quote = evidence.text.length > 160 ? `${evidence.text.slice(0, 160)}…` : evidence.text;
	return `<br><i>dòng ${evidence.line}: “${escapeHtml(quote)}”</i>`;
}
