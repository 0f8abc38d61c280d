import { html, options } from '../plan/review/view';
import { escapeHtml } from '../text/escapeHtml';
import { fromForm } from '../text/formFields';
import { roadWords } from '../reports/road';
import { formatInstant } from '../text/time';
import type { FormField } from '../types';
import { noticed, rowsTable } from './blocks';
import { historyOf } from './history';
import { linkIsDead } from './links';
import type { Desk, DeskUnit } from './openDesk';
import { filesOf, valueRows } from './reportValues';
import { DECISIONS, ofPlan, RULES, type DecisionName } from './rules';
import { standingWords } from './unitWords';
import { FIELDS, type DeskView } from './view';
import { weigh } from './weigh';

const BACK = 'Quay về danh sách';
const FILES = 'Tải tệp minh chứng';

/** One unit: how it stands, what its report says, what can be done, and everything that happened. */
export function unitPage(one: DeskUnit, desk: Desk, view: DeskView): FormField[] {
	return [
		...noticed(view, desk),
		html('tinh_hinh', facts(one)),
		html('so_lieu', reportTable(one)),
		{
			fieldName: FIELDS.action,
			fieldLabel: 'Việc tiếp theo',
			fieldType: 'radio',
			requiredField: true,
			...options(actions(one, desk)),
			defaultValue: fromForm(view.answers?.[FIELDS.action]) || BACK,
		},
		html('lich_su', history(one, desk)),
	];
}

export type UnitAnswer = { what: 'back' } | { what: 'files' } | { what: 'decide'; decision: DecisionName };

export function readUnit(answers: Record<string, unknown>): UnitAnswer {
	const action = fromForm(answers[FIELDS.action]).trim();
	if (action === FILES) return { what: 'files' };
	const decision = DECISIONS.find((name) => !ofPlan(name) && RULES[name].label === action);
	return decision ? { what: 'decide', decision } : { what: 'back' };
}

/** Only what makes sense for the unit as it stands. */
function actions(one: DeskUnit, desk: Desk): string[] {
	const decisions = DECISIONS.filter((name) => !ofPlan(name) && weigh(name, [one], desk).fit.length > 0);
	const files = filesOfUnit(one).length > 0 ? [FILES] : [];
	return [...decisions.map((name) => RULES[name].label), ...files, BACK];
}

/** The evidence of all revisions, each file once, the newest revision first. */
export function filesOfUnit({ report }: DeskUnit) {
	let revision = 0;
	const all = report.history
		.filter(({ kind }) => kind === 'report.submitted')
		.flatMap(({ data }) => {
			revision += 1;
			return filesOf(data).map((file) => ({ file, revision }));
		})
		.toReversed();
	return all.filter(
		({ file }, at) =>
			all.findIndex((one) => one.file.sha256 === file.sha256 && one.file.name === file.name) === at,
	);
}

function facts(one: DeskUnit): string {
	const { unit, assignment, report, status } = one;
	const contact = unit.contact ?? {};
	const sent = report.history.findLast(({ kind }) => kind === 'delivery.sent');
	const rows: [string, string][] = [
		['Tình hình', standingWords(one)],
		...(status.state === 'excluded' ? [['Lý do loại trừ', report.excludeReason] as [string, string]] : []),
		...(status.state === 'returned' ? [['Lý do trả lại', report.returnReason] as [string, string]] : []),
		[
			'Hạn báo cáo',
			!report.dueAt
				? 'không có'
				: formatInstant(report.dueAt) +
					(report.dueAt === assignment.dueAt
						? ''
						: ` (gia hạn; hạn ban đầu ${formatInstant(assignment.dueAt)})`),
		],
		[
			'Đã nhận kế hoạch',
			report.acknowledgedAt ? `xác nhận lúc ${formatInstant(report.acknowledgedAt)}` : 'đơn vị chưa xác nhận',
		],
		[
			'Thư gần nhất',
			sent ? `${formatInstant(sent.at)}, tới ${String(sent.data.to ?? '')}` : 'chưa gửi thư nào',
		],
		...(linkIsDead(report.history)
			? [['Liên kết', 'đã thu hồi, chưa có liên kết mới'] as [string, string]]
			: []),
		[
			'Đầu mối',
			[contact.title, contact.phone, contact.email].filter(Boolean).join(', ') || 'chưa có trong danh bạ',
		],
	];
	return rowsTable(rows);
}

function reportTable({ report, assignment }: DeskUnit): string {
	const latest = report.history.findLast(({ kind }) => kind === 'report.submitted');
	if (!latest || report.submittedAt === null) return '<h3>Báo cáo</h3><p>Chưa có báo cáo.</p>';
	const whose =
		report.via === 'officer'
			? ['cán bộ nhập thay', roadWords(latest.data), `(${latest.by})`].filter(Boolean).join(' ')
			: ['đơn vị gửi', roadWords(latest.data)].filter(Boolean).join(' ');
	const title = `Báo cáo lần ${report.revision}, ${whose} lúc ${formatInstant(report.submittedAt)}`;
	const data = {
		...latest.data,
		values: report.values,
		nil: report.nil,
		note: report.note,
		files: report.files,
	};
	return `<h3>${escapeHtml(title)}</h3>${rowsTable(valueRows(data, assignment))}`;
}

function history(one: DeskUnit, desk: Desk): string {
	const rows = historyOf(one, desk).map(({ at, words }) => [formatInstant(at), words]);
	return `<h3>Lịch sử</h3>${rows.length > 0 ? rowsTable(rows) : '<p>Chưa có gì.</p>'}`;
}
