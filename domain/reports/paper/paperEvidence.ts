import type { StoredFile } from '../../book';
import { evidenceBytes, MOST_EVIDENCE_BYTES } from '../door';
import { shownName } from '../evidence';
import { MAX_FILES, MAX_TOTAL_BYTES } from '../fields';
import type { UnitReportState } from '../foldReports';
import { filesBefore } from '../reportedBefore';
import type { PaperResult } from './submitPaper';

/** Which of the files that came with a filled form go with the report, beside those that the unit sent before; and why the others do not. */
export function admitFiles<File extends StoredFile>(
	files: File[],
	state: UnitReportState,
): { admitted: File[]; left: string[] } {
	const before = filesBefore(state);
	const admitted: File[] = [];
	const left: string[] = [];
	const bytes = (all: StoredFile[]) => all.reduce((sum, { size }) => sum + size, 0);
	for (const file of files) {
		if (before.some(({ sha256 }) => sha256 === file.sha256)) continue;
		const together = [...before, ...admitted, file];
		const say = (words: string) => left.push(`Tệp “${shownName(file.name)}” không được cất: ${words}`);
		if (together.length > MAX_FILES) say(`mỗi báo cáo giữ tối đa ${MAX_FILES} tệp.`);
		else if (bytes(together) > MAX_TOTAL_BYTES) say('các tệp của báo cáo cộng lại đã quá 60 MB.');
		else if (evidenceBytes(state) + bytes([...admitted, file]) > MOST_EVIDENCE_BYTES)
			say('đơn vị đã gửi quá nhiều tệp cho kế hoạch này. Hãy dán đường dẫn vào phiếu.');
		else admitted.push(file);
	}
	return { admitted, left };
}

/**
 * The report with the files that came in the same mail. `mark` is theirs, of those that passed (empty without any): the form
 * that is sent again with photos is a new revision, the same mail again is not.
 */
export function withFiles(
	paper: PaperResult,
	{ admitted, left, mark }: { admitted: StoredFile[]; left: string[]; mark: string },
): PaperResult {
	const { row } = paper;
	if (!row) return paper;
	const before = Array.isArray(row.data.files) ? (row.data.files as StoredFile[]) : [];
	const files = [...before, ...admitted.map(inLog)];
	const more = mark && `-${mark}`;
	return {
		...paper,
		left,
		mark: `${paper.mark}${more}`,
		row: { ...row, key: `${row.key}${more}`, data: { ...row.data, ...(files.length > 0 && { files }) } },
	};
}

/** Where the content lies while it is put away is of no interest to the log. */
function inLog({ name, type, size, sha256, path }: StoredFile): StoredFile {
	return { name, type, size, sha256, path };
}
