import type { Indicator } from '../types';
import { fromForm } from '../text/formFields';
import { parseNumber } from '../text/parseNumber';
import {
	FILES_FIELD,
	FILE_TYPES,
	MAX_FILES,
	MAX_FILE_BYTES,
	MAX_TEXT_LENGTH,
	NIL_STATUS,
	NOTE_FIELD,
	STATUSES,
	STATUS_FIELD,
	fieldOf,
} from './fields';
import type { StoredFile } from '../book';

/** What came out of the form: answers by field name, files as received. */
export interface Submission {
	answers: Record<string, unknown>;
	files: StoredFile[];
}

/** One thing to mend, tied to the field by its label. */
export interface Problem {
	field: string;
	message: string;
}

export interface CheckedReport {
	values: Record<string, number | string>;
	status: string;
	nil?: true;
	note?: string;
	files?: StoredFile[];
}

export type CheckResult = { ok: true; report: CheckedReport } | { ok: false; problems: Problem[] };

/**
 * Reads a submission against the unit's indicators: either a report as it will be stored, or every problem
 * at once, each a Vietnamese sentence that names its field and says what to do. An empty form is not a nil report.
 */
export function checkReport(indicators: Indicator[], submission: Submission): CheckResult {
	const problems: Problem[] = [];
	const status = plainText(submission.answers[STATUS_FIELD]);
	const note = plainText(submission.answers[NOTE_FIELD]);
	const nil = status === NIL_STATUS;
	if (!(STATUSES as readonly string[]).includes(status)) {
		problems.push({
			field: STATUS_FIELD,
			message: 'Tình trạng thực hiện: hãy chọn một trong các mục của danh sách.',
		});
	}
	const values: Record<string, number | string> = {};
	for (const indicator of indicators) {
		const typed = plainText(submission.answers[fieldOf(indicator)]);
		const read = readValue(indicator, typed, nil);
		if (read.problem) problems.push({ field: fieldOf(indicator), message: read.problem });
		else if (read.value !== undefined) values[indicator.id] = read.value;
	}
	if (note.length > MAX_TEXT_LENGTH) problems.push({ field: NOTE_FIELD, message: tooLong('Ghi chú', note) });
	problems.push(...fileProblems(submission.files));
	if (problems.length > 0) return { ok: false, problems };
	return {
		ok: true,
		report: {
			values,
			status,
			...(nil && { nil }),
			...(note && { note }),
			...(submission.files.length > 0 && { files: submission.files }),
		},
	};
}

function readValue(
	indicator: Indicator,
	typed: string,
	nil: boolean,
): { value?: number | string; problem?: string } {
	const { label, kind } = indicator;
	if (kind === 'text' || kind === 'yesno') {
		if (typed.length > MAX_TEXT_LENGTH) return { problem: tooLong(label, typed) };
		return typed ? { value: typed } : {};
	}
	if (nil) {
		return typed === '' || parseNumber(typed) === 0
			? {}
			: { problem: `${label}: đã chọn “${NIL_STATUS}” nên ô này phải để trống hoặc bằng 0.` };
	}
	if (typed === '') {
		return { problem: `${label}: chưa có số liệu. Hãy nhập số, hoặc nhập 0 nếu chưa làm được.` };
	}
	const value = parseNumber(typed);
	if (value === null || (kind === 'count' && !Number.isInteger(value))) {
		return {
			problem: `${label}: “${typed.slice(0, 40)}” không phải là số. Hãy nhập bằng chữ số, ví dụ 5 hoặc 1.250.`,
		};
	}
	return { value };
}

function fileProblems(files: StoredFile[]): Problem[] {
	const problems: Problem[] = [];
	const say = (message: string) => problems.push({ field: FILES_FIELD, message });
	if (files.length > MAX_FILES) say(`Tệp minh chứng: chỉ nhận tối đa ${MAX_FILES} tệp, hãy bớt lại.`);
	for (const file of files) {
		const name = file.name.slice(0, 80);
		if (!FILE_TYPES.some((type) => file.name.toLowerCase().endsWith(type))) {
			say(`Tệp “${name}”: chỉ nhận ảnh, PDF, Word (.docx) hoặc Excel (.xlsx).`);
		}
		if (file.size === 0) say(`Tệp “${name}” rỗng, hãy chọn lại tệp khác.`);
		if (file.size > MAX_FILE_BYTES) say(`Tệp “${name}” lớn hơn 20 MB, hãy gửi tệp nhỏ hơn.`);
	}
	return problems;
}

function tooLong(label: string, text: string): string {
	return `${label}: dài ${text.length} ký tự, hãy rút gọn còn ${MAX_TEXT_LENGTH} ký tự trở xuống.`;
}

/** As typed, in NFC, without control characters other than line breaks. */
function plainText(value: unknown): string {
	return fromForm(value)
		.replace(/\r\n?/g, '\n')
		.replace(/[^\P{Cc}\n\t]/gu, '')
		.trim();
}
