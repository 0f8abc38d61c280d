import type { Calendar, Doubt, Plan } from '../types';
import { shownDate } from './dates';
import { deadlineDoubts } from './deadlineDoubts';
import type { Group } from './group';
import type { Head } from './head';
import { evidenceOf, type Line } from './lines';
import { mentionedOnly } from './mentionedOnly';
import { notAPlan } from './notAPlan';
import { quotaDoubts } from './quotaDoubts';
import type { SectionLine } from './sections';
import type { Table } from './tables';
import { unreadLines } from './unreadLines';

/** What was seen beside the plan itself. */
export interface Seen {
	head: Head;
	kindWasWritten: boolean;
	/** All lines of the document. */
	lines: Line[];
	body: SectionLine[];
	tables: Table[];
	groups: Group[];
	/** Of working days. */
	calendar: Calendar;
	/** A deadline without a year, which was taken to be the document's. */
	yearDeduced: { date: string; line: Line } | null;
}

const MOST_BROKEN = 4;

/** What the officer should look at before confirming. */
export function readDoubts(plan: Plan, seen: Seen): Doubt[] {
	const refusal = notAPlan(plan);
	const findings: (Doubt | Doubt[] | null)[] = [
		refusal ? { code: 'not-a-plan', message: refusal } : null,
		headDoubts(plan, seen),
		contentDoubts(plan),
		dateDoubts(plan, seen),
		brokenSentences(seen.body.filter((line) => line.joined.length > 0)),
		seen.lines.flatMap(mendedDigits),
		deadlineDoubts(plan, seen.body, seen.calendar),
		quotaDoubts(plan, seen.tables),
		mentionedOnly(plan.assignees),
		unreadLines(plan, seen.body, seen.tables, seen.groups),
	];
	return findings.flatMap((each) => each ?? []);
}

function headDoubts(plan: Plan, { head, kindWasWritten }: Seen): Doubt[] {
	const doubts: Doubt[] = [];
	if (!plan.number) {
		doubts.push({
			code: 'number-blank',
			message: 'Văn bản chưa có số. Đề nghị bổ sung số trước khi gửi đi.',
		});
	}
	if (head.impossibleDate) {
		doubts.push({
			code: 'date-impossible',
			message: 'Ngày ban hành ghi trong văn bản không có trong lịch. Đề nghị kiểm tra lại ngày, tháng, năm.',
		});
	} else if (!plan.issuedOn) {
		doubts.push({
			code: 'date-blank',
			message: 'Văn bản chưa ghi đủ ngày, tháng, năm ban hành. Đề nghị bổ sung trước khi gửi đi.',
		});
	}
	if (!plan.issuer) {
		doubts.push({
			code: 'no-issuer',
			message: 'Không đọc được cơ quan ban hành. Đề nghị xem lại phần đầu văn bản.',
		});
	}
	if (plan.kind && !kindWasWritten) {
		doubts.push({
			code: 'kind-deduced',
			message: `Văn bản không ghi tên loại; suy từ ký hiệu “${plan.symbol}” là ${plan.kind.toLowerCase()}. Đề nghị kiểm tra.`,
		});
	}
	return doubts;
}

function contentDoubts(plan: Plan): Doubt[] {
	const doubts: Doubt[] = [];
	if (plan.assignees.length === 0) {
		doubts.push({
			code: 'no-assignees',
			message:
				'Không tìm thấy đơn vị nào được giao việc. Đề nghị kiểm tra mục “Tổ chức thực hiện”: mỗi đơn vị cần một đề mục riêng.',
		});
	}
	for (const group of plan.assignees.filter((each) => each.tasks.length === 0)) {
		doubts.push({
			code: 'no-tasks',
			message: `Mục “${group.names.join(', ')}” chưa nêu việc phải làm. Đề nghị kiểm tra lại văn bản.`,
		});
	}
	return doubts;
}

function dateDoubts(plan: Plan, { yearDeduced }: Seen): Doubt[] {
	const doubts: Doubt[] = [];
	const { period } = plan;
	if (!period) {
		doubts.push({
			code: 'no-period',
			message: 'Kế hoạch không nêu rõ thời gian thực hiện. Đề nghị kiểm tra.',
		});
	} else if (period.start && period.end && period.end < period.start) {
		doubts.push({
			code: 'period-reversed',
			message: `Thời gian thực hiện kết thúc (${shownDate(period.end)}) trước khi bắt đầu (${shownDate(period.start)}). Đề nghị kiểm tra.`,
			evidence: period.evidence,
		});
	}
	const report = plan.deadlines.find(({ what, of }) => what === 'report' && !of);
	if (!report) {
		const proposal = period?.end
			? `Đề xuất lấy ngày kết thúc thời gian thực hiện, 17:00 ngày ${shownDate(period.end)}; đề nghị xác nhận hoặc sửa lại.`
			: 'Đề nghị nhập hạn báo cáo.';
		doubts.push({ code: 'no-report-deadline', message: `Kế hoạch không nêu hạn gửi báo cáo. ${proposal}` });
	}
	if (yearDeduced) {
		doubts.push({
			code: 'year-deduced',
			message: `Hạn không ghi năm; hiểu là ngày ${shownDate(yearDeduced.date)}. Đề nghị kiểm tra.`,
			evidence: evidenceOf(yearDeduced.line),
		});
	}
	return doubts;
}

/** One by one while they can be looked at one by one; a page that was broken at its width is one doubt. */
function brokenSentences(lines: Line[]): Doubt[] {
	const [first] = lines;
	if (!first || lines.length <= MOST_BROKEN) return lines.map(brokenSentence);
	return [
		{
			code: 'broken-sentence-joined',
			message: `${lines.length} câu bị ngắt dòng đã được nối lại. Đề nghị xem lại cách chia đoạn của tệp.`,
			evidence: evidenceOf(first),
		},
	];
}

function brokenSentence(line: Line): Doubt {
	return {
		code: 'broken-sentence-joined',
		message: `Một câu bị ngắt sang dòng ${line.joined.join(', ')} đã được nối lại. Đề nghị xem câu có đúng không.`,
		evidence: evidenceOf(line),
	};
}

function mendedDigits(line: Line): Doubt[] {
	if (!line.mended) return [];
	const pairs = line.mended.map(({ written, read }) => `“${written}” đọc là “${read}”`);
	return [
		{
			code: 'digits-mended',
			message: `Chữ số bị nhận dạng nhầm thành chữ cái: ${pairs.join(', ')}. Đề nghị đối chiếu với bản gốc.`,
			evidence: evidenceOf(line),
		},
	];
}
