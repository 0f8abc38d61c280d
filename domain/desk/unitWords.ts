import { lastSubmission } from '../reports/reportedBefore';
import { roadWords } from '../reports/road';
import { isReported } from '../summary/words';
import { formatInstant } from '../text/time';
import type { DeskUnit } from './openDesk';

/** How a unit stands, in a few words: 'Quá hạn 2 ngày làm việc', 'Đã nộp lần 2, chờ duyệt'. */
export function standingWords({ status, report }: DeskUnit): string {
	switch (status.state) {
		case 'excluded':
			return 'Không phải nộp (loại trừ)';
		case 'accepted':
			return `Đã duyệt lần ${report.revision}`;
		case 'submitted':
			return `Đã nộp lần ${report.revision}, chờ duyệt`;
		case 'returned':
			return status.late ? `Chờ sửa, ${lateWords(status.daysLate)}` : 'Chờ sửa';
		case 'waiting':
			return status.late ? capital(lateWords(status.daysLate)) : 'Chưa nộp';
	}
}

/** The line below a unit's name in the list. */
export function detailWords(one: DeskUnit): string {
	const { status, report } = one;
	const parts = [standingWords(one)];
	if (isReported(status.state) && report.submittedAt)
		parts.push(
			`${formatInstant(report.submittedAt)}${status.late ? ', nộp sau hạn' : ''}`,
			...(report.nil ? ['không phát sinh'] : []),
			...(report.via === 'officer' ? ['cán bộ nhập thay'] : []),
			...[roadWords(lastSubmission(report) ?? {})].filter(Boolean),
			...(report.files.length > 0 ? [`${report.files.length} tệp`] : []),
		);
	else if (status.state !== 'excluded') {
		if (report.dueAt) parts.push(`hạn ${formatInstant(report.dueAt)}`);
		if (status.remindersSent > 0) parts.push(`đã nhắc ${status.remindersSent} lần`);
		if (report.acknowledgedAt) parts.push('đã nhận kế hoạch');
	}
	return parts.join(' · ');
}

function lateWords(daysLate: number): string {
	return daysLate > 0 ? `quá hạn ${daysLate} ngày làm việc` : 'quá hạn';
}

function capital(text: string): string {
	return text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);
}
