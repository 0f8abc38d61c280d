import type { Summary } from '../../../domain/summary';
import { dataSheet, type SheetPart } from './dataSheet';
import { daySerial } from '../../transport/xlsx/grid';
import type { DataColumn } from './layRow';
import { styles } from './styles';

export const LOG_SHEET = 'Nhật ký';

const COLUMNS: DataColumn[] = [
	{ title: 'STT', width: 6, style: styles.number },
	{ title: 'Thời điểm', width: 17, style: styles.moment },
	{ title: 'Việc', width: 34 },
	{ title: 'Đơn vị', width: 38 },
	{ title: 'Nơi nhận, lý do', width: 44 },
	{ title: 'Người ghi', width: 24 },
];

/** Deliveries and decisions, oldest first. */
export function logSheet({ head, log }: Summary): SheetPart {
	const about = `${head.asOf}: ${log.length} dòng`;
	return dataSheet(
		{ name: LOG_SHEET, title: 'NHẬT KÝ GỬI TIN VÀ QUYẾT ĐỊNH', head, about, empty: 'Chưa có gì được ghi.' },
		COLUMNS,
		{
			count: log.length,
			*rows() {
				for (const [index, { at, what, name, detail, by }] of log.entries())
					yield { values: [index + 1, daySerial(at), what, name, detail, by] };
			},
		},
	);
}
