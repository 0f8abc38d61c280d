import type { Assignment, Indicator } from '../types';
import { parseNumber } from '../text/parseNumber';
import type { StoredFile } from '../book';
import { evidenceProblems } from './evidence';
import {
	LINKS_FIELD,
	MAX_TEXT_LENGTH,
	MIN_REASON_LENGTH,
	NIL_STATUS,
	NOTE_FIELD,
	STATUS_FIELD,
	YES_NO,
	fieldOf,
} from './fields';
import { plainText } from './plainText';
import { MOST_LINKS, readLinks } from './readLinks';
import { isDone, readStatuses } from './taskStatuses';
import { readTypedNumber } from './typedNumber';
import { brokenSums, farFromQuota, shrunkTotals, type Numbers } from './valueRules';

/** What came out of the form: answers by field name, files as they were put away. */
export interface Submission {
	answers: Record<string, unknown>;
	files: StoredFile[];
}

/** One thing to mend, tied to the field by its name. */
export interface Problem {
	field: string;
	message: string;
}

export interface CheckedReport {
	values: Numbers;
	status: string;
	/** By task id, of a unit with several tasks. */
	tasks?: Record<string, string>;
	nil?: true;
	note?: string;
	links?: string[];
	files?: StoredFile[];
}

export type CheckResult = { ok: true; report: CheckedReport } | { ok: false; problems: Problem[] };

/**
 * Reads a submission against the unit's indicators: either a report as it will be stored, or every problem
 * at once, each a Vietnamese sentence that names its field and says what to do. An empty form is not a nil report.
 * `tasks` are the unit's, where each has a status of its own; `before` are the values the unit reported last.
 */
export function checkReport(
	indicators: Indicator[],
	submission: Submission,
	{ tasks = [], before = {} }: { tasks?: Assignment['tasks']; before?: Record<string, unknown> } = {},
): CheckResult {
	const { answers, files } = submission;
	const problems: Problem[] = [];
	const say = (field: string, message: string) => problems.push({ field, message });
	const statuses = readStatuses(answers, tasks);
	if (statuses.whole === '') {
		const each = tasks.length > 1 ? ', hoặc chọn cho từng nhiệm vụ' : '';
		say(STATUS_FIELD, `Tình trạng thực hiện: hãy chọn một trong các mục của danh sách${each}.`);
	}
	const nil = statuses.whole === NIL_STATUS;
	const values: Numbers = {};
	for (const indicator of indicators) {
		const read = readValue(indicator, plainText(answers[fieldOf(indicator)]), nil);
		if (read.problem) say(fieldOf(indicator), read.problem);
		else if (read.value !== undefined) values[indicator.id] = read.value;
	}
	const totals = shrunkTotals(indicators, values, before);
	const broken = [...brokenSums(indicators, values), ...totals.inside];
	for (const { id, message } of broken) say(`v_${id}`, message);

	const { links, bad } = readLinks(plainText(answers[LINKS_FIELD]));
	for (const line of bad)
		say(LINKS_FIELD, `Đường dẫn: “${line.slice(0, 60)}” không phải là địa chỉ trang web. Hãy dán lại.`);
	if (links.length > MOST_LINKS)
		say(LINKS_FIELD, `Đường dẫn: chỉ nhận tối đa ${MOST_LINKS} đường dẫn, hãy bớt lại.`);

	const note = plainText(answers[NOTE_FIELD]);
	if (note.length > MAX_TEXT_LENGTH) say(NOTE_FIELD, tooLong('Ghi chú', note));
	const far = farFromQuota(indicators, values, isDone(statuses.whole));
	const reasons = [
		...(far.length > 0 ? [`lệch xa chỉ tiêu: ${named(far)}`] : []),
		...(totals.since.length > 0 ? [`lũy kế giảm: ${named(totals.since)}`] : []),
	];
	if (reasons.length > 0 && note.length < MIN_REASON_LENGTH)
		say(
			NOTE_FIELD,
			`Ghi chú: cần vài chữ giải trình vì số liệu ${reasons.join('; ')}. Nếu nhập nhầm, hãy sửa số.`,
		);
	problems.push(...evidenceProblems(files));
	if (problems.length > 0) return { ok: false, problems };
	return {
		ok: true,
		report: {
			values,
			status: statuses.whole,
			...(Object.keys(statuses.tasks).length > 0 && { tasks: statuses.tasks }),
			...(nil && { nil }),
			...(note && { note }),
			...(links.length > 0 && { links }),
			...(files.length > 0 && { files }),
		},
	};
}

function readValue(
	indicator: Indicator,
	typed: string,
	nil: boolean,
): { value?: number | string; problem?: string } {
	const { label, kind } = indicator;
	if (kind === 'text') {
		if (typed.length > MAX_TEXT_LENGTH) return { problem: tooLong(label, typed) };
		return typed ? { value: typed } : {};
	}
	if (kind === 'yesno') {
		if (nil && typed === '') return {};
		return (YES_NO as readonly string[]).includes(typed)
			? { value: typed }
			: { problem: `${label}: hãy chọn Có hoặc Không.` };
	}
	if (nil) {
		return typed === '' || parseNumber(typed) === 0
			? {}
			: { problem: `${label}: đã chọn “${NIL_STATUS}” nên ô này phải để trống hoặc bằng 0.` };
	}
	if (typed === '') {
		return { problem: `${label}: chưa có số liệu. Hãy nhập số, hoặc nhập 0 nếu chưa làm được.` };
	}
	const read = readTypedNumber(indicator, typed);
	return 'problem' in read ? { problem: `${label}: ${read.problem}` } : read;
}

function named(findings: { message: string }[]): string {
	return findings.map(({ message }) => message).join(', ');
}

function tooLong(label: string, text: string): string {
	return `${label}: dài ${text.length} ký tự, hãy rút gọn còn ${MAX_TEXT_LENGTH} ký tự trở xuống.`;
}
