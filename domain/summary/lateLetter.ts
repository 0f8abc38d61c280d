import type { StoredPlan } from '../book';
import { formatInstant } from '../text/time';
import type { Paper } from './paper';
import { paperHead } from './paperHead';
import type { LateRow, Summary } from './types';

/** More addressees than this are named in the annexed list only. */
const MOST_NAMED = 8;

/**
 * The letter (công văn đôn đốc) to the units that still owe their report, for the chair to sign. The new due time stays
 * blank: it is the chair's to set. Throws an Error with a Vietnamese sentence when no unit owes a report past its due time.
 */
export function lateLetter(stored: StoredPlan, summary: Summary): Paper {
	const { head, figures } = summary;
	const owing = summary.late.filter(({ settled }) => !settled);
	if (owing.length === 0)
		throw new Error('Không còn đơn vị nào nợ báo cáo quá hạn, nên không cần công văn đôn đốc.');
	const returned = owing.filter(({ returned: back }) => back).length;
	const around = paperHead(stored, summary, '');
	return {
		...around,
		// Those who are asked come first (Nghị định 30/2020/NĐ-CP, Phụ lục I).
		recipients: ['- Như trên;', ...around.recipients],
		kind: null,
		subject: `V/v đôn đốc báo cáo kết quả thực hiện ${head.document}`,
		addressees:
			owing.length > MOST_NAMED
				? ['Các đơn vị có tên trong danh sách kèm theo']
				: owing.map(({ name }) => name),
		body: [
			{
				kind: 'paragraph',
				text: `Đến ${formatInstant(head.now)}, ${figures.reported}/${figures.units} đơn vị đã báo cáo kết quả thực hiện ${head.document}${head.due ? ` (${head.due})` : ''}.`,
			},
			{
				kind: 'paragraph',
				text: `Còn ${owing.length} đơn vị nợ báo cáo quá hạn${returned > 0 ? `, trong đó ${returned} đơn vị có báo cáo bị trả lại mà chưa nộp lại` : ''}; tình hình từng đơn vị nêu trong danh sách kèm theo.`,
			},
			{
				kind: 'paragraph',
				text: 'Đề nghị thủ trưởng các đơn vị có tên trong danh sách chỉ đạo gửi báo cáo trước ….. giờ ngày …../…../20….., qua liên kết trong thư đã gửi cho đơn vị, và nêu lý do chậm trong ô ghi chú của báo cáo./.',
			},
		],
		annexes: [
			{
				title: 'Danh sách đơn vị nợ báo cáo quá hạn',
				columns: [
					{ title: 'STT', width: 7, align: 'center' },
					{ title: 'Đơn vị', width: 28 },
					{ title: 'Tình trạng', width: 16 },
					{ title: 'Hạn báo cáo', width: 15, align: 'center' },
					{ title: 'Số ngày chậm', width: 9, align: 'center' },
					{ title: 'Đã nhắc', width: 25 },
				],
				rows: owing.map((unit, index) => [
					String(index + 1),
					unit.name,
					unit.situation,
					unit.dueAt ? formatInstant(unit.dueAt) : '',
					String(unit.daysLate),
					remindedWords(unit),
				]),
			},
		],
		title: `Đôn đốc báo cáo: ${head.title}`,
	};
}

function remindedWords({ remindersSent, lastRemindedAt }: LateRow): string {
	if (remindersSent === 0 || !lastRemindedAt) return 'Chưa nhắc';
	return `${remindersSent} lần, gần nhất lúc ${formatInstant(lastRemindedAt)}`;
}
