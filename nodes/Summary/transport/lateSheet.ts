import type { Summary } from '../../../domain/summary';
import { dataSheet, type SheetPart } from './dataSheet';
import { daySerial } from '../../transport/xlsx/grid';
import type { DataColumn } from './layRow';
import { styles } from './styles';

export const LATE_SHEET = 'Chậm báo cáo';

const COLUMNS: DataColumn[] = [
	{ title: 'STT', width: 5.5, style: styles.number },
	{ title: 'Đơn vị', width: 30 },
	{ title: 'Tình trạng', width: 14 },
	{ title: 'Chức danh đầu mối', width: 18 },
	{ title: 'Điện thoại', width: 14, style: styles.centred },
	{ title: 'Email', width: 30 },
	{ title: 'Hạn báo cáo', width: 16.5, style: styles.moment },
	{ title: 'Số ngày trễ (làm việc)', width: 11, style: styles.number },
	{ title: 'Số lần nhắc', width: 8, style: styles.number },
	{ title: 'Nhắc gần nhất', width: 16.5, style: styles.moment },
];

/** The late units with whom to call, how late they are and how often they were reminded. */
export function lateSheet({ head, late }: Summary): SheetPart {
	const rows = late.map((unit) => ({
		values: [
			unit.order,
			unit.name,
			unit.situation,
			unit.contactTitle,
			unit.phone,
			unit.email,
			unit.dueAt ? daySerial(unit.dueAt) : null,
			unit.daysLate,
			unit.remindersSent,
			unit.lastRemindedAt === null ? null : daySerial(unit.lastRemindedAt),
		],
	}));
	const about = `${head.asOf}: ${late.length} đơn vị chậm báo cáo`;
	return dataSheet(
		{
			name: LATE_SHEET,
			title: 'DANH SÁCH ĐƠN VỊ CHẬM BÁO CÁO',
			head,
			about,
			empty: 'Không có đơn vị nào chậm báo cáo.',
		},
		COLUMNS,
		{ count: rows.length, rows: () => rows },
	);
}
