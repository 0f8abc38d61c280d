import { planNumber } from '../../messages/planWords';
import { formatInstant } from '../../text/time';
import type { Assignment, Indicator } from '../../types';
import { dueText } from '../dueText';
import {
	AS_A_WHOLE,
	LINKS_FIELD,
	NOTE_FIELD,
	STATUSES,
	STATUS_FIELD,
	YES_NO,
	fieldOf,
	taskField,
} from '../fields';
import type { UnitReportState } from '../foldReports';
import { measureOf, numberWords } from '../measure';
import type { OpenedLink } from '../openLink';
import { answersBefore } from '../reportedBefore';
import { spanWords } from '../span';
import { taskWords } from '../unitForm';
import { NIL_ANSWER, NIL_FIELD } from './marks';

/** One thing to answer. */
export interface PaperField {
	/** The name under which the web form gives the same answer. */
	field: string;
	label: string;
	kind: 'choice' | 'number' | 'text';
	/** Of a choice. */
	options: readonly string[];
	/** 'băng rôn', 'đồng'; empty where there is none. */
	measure: string;
	quota: string;
	/** What the unit reported last; empty before the first report. */
	before: string;
	/** What stands in the answer's cell already. */
	value: string;
}

/** The form that a unit fills in as a sheet: the web form's page on paper. */
export interface PaperForm {
	/** Of the issuing body, then of the plan. */
	issuer: string;
	unit: string;
	title: string;
	document: string;
	due: string;
	/** What was reported before, in a sentence; empty before the first report. */
	before: string;
	/** Signed for this unit and this plan. */
	token: string;
	/** ISO instant up to which the file is taken. */
	expiresAt: string;
	/** Whom the unit asks. */
	officer: string;
	/** Where the filled form may be mailed to; empty while the ward has no settings. */
	mailbox: string;
	groups: { title: string; fields: PaperField[] }[];
}

/** A unit's form as its sheet will hold it: the fields of the web form, with what was reported last. */
export function paperForm(
	{ stored, assignment, unit }: OpenedLink,
	state: UnitReportState,
	words: Pick<PaperForm, 'token' | 'expiresAt' | 'officer' | 'mailbox'> & { wardName: string },
): PaperForm {
	const { plan } = stored;
	const { wardName, ...signed } = words;
	const before = answersBefore(state, assignment);
	return {
		issuer: wardName || plan.issuer || '',
		unit: unit.name,
		title: plan.title,
		document: planNumber(plan),
		due: dueText(state.dueAt),
		before: beforeWords(state),
		...signed,
		groups: paperGroups(assignment).map(({ title, fields }) => ({
			title,
			fields: fields.map((field) => {
				const said = typeof before[field.field] === 'string' ? String(before[field.field]) : '';
				return { ...field, before: said, value: said };
			}),
		})),
	};
}

type Asked = Omit<PaperField, 'before' | 'value'>;

/** What a sheet asks of a unit, group by group. */
export function paperGroups({ tasks, indicators }: Assignment): { title: string; fields: Asked[] }[] {
	return [
		{ title: 'Tình trạng thực hiện nhiệm vụ', fields: statusFields(tasks) },
		{ title: 'Kết quả, chỉ tiêu', fields: indicators.map(indicatorField) },
		{
			title: 'Minh chứng, ghi chú',
			fields: [
				plain(LINKS_FIELD, 'Đường dẫn bài đăng, video, trang tin (nếu có, mỗi dòng một đường dẫn)'),
				plain(NOTE_FIELD, 'Ghi chú, khó khăn, đề xuất'),
			],
		},
	].filter(({ fields }) => fields.length > 0);
}

function statusFields(tasks: Assignment['tasks']): Asked[] {
	const several = tasks.length > 1;
	const [only] = tasks;
	const whole = several || !only ? 'Tình trạng thực hiện' : taskWords(only);
	return [
		choice(STATUS_FIELD, several ? 'Tình trạng chung của các nhiệm vụ' : whole, STATUSES),
		...(several
			? tasks.map((task) => choice(taskField(task), taskWords(task), [AS_A_WHOLE, ...STATUSES]))
			: []),
		choice(NIL_FIELD, 'Chỉ khi chọn “Không phát sinh”: xác nhận đơn vị không có gì để báo cáo', [NIL_ANSWER]),
	];
}

function indicatorField(indicator: Indicator): Asked {
	const { kind, label, quota } = indicator;
	const field = fieldOf(indicator);
	const words = spanWords(indicator) ? `${label} (${spanWords(indicator)})` : label;
	if (kind === 'text') return plain(field, words);
	if (kind === 'yesno') return choice(field, words, YES_NO);
	return {
		...plain(field, words),
		kind: 'number',
		measure: measureOf(indicator),
		quota: quota === null ? '' : numberWords(quota),
	};
}

function plain(field: string, label: string): Asked {
	return { field, label, kind: 'text', options: [], measure: '', quota: '' };
}

function choice(field: string, label: string, options: readonly string[]): Asked {
	return { ...plain(field, label), kind: 'choice', options };
}

function beforeWords({ state, revision, submittedAt, returnReason }: UnitReportState): string {
	if (state === 'returned')
		return `Báo cáo lần ${revision} được trả lại để bổ sung${returnReason ? `: ${returnReason}` : '.'}`;
	return submittedAt
		? `Đơn vị đã gửi báo cáo lần ${revision} lúc ${formatInstant(submittedAt)}; gửi lại sẽ thay báo cáo này, các lần trước vẫn được lưu.`
		: '';
}
