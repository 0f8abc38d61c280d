import type { Summary, SummaryRow } from '../../../domain/summary';
import { dataSheet, FIRST_ROW, type SheetPart } from './dataSheet';
import { daySerial, range } from '../../transport/xlsx/grid';
import type { DataColumn, DataRow } from './layRow';
import { styles } from './styles';

export const DETAIL_SHEET = 'Chi tiết';

/** As narrow as they may be: the sheet prints one page wide, and letters under 7 points are not read. */
const COLUMNS: DataColumn[] = [
	{ title: 'STT', width: 5, style: styles.number },
	{ title: 'Đơn vị', width: 20 },
	{ title: 'Loại đơn vị', width: 11 },
	{ title: 'Nhiệm vụ', width: 27 },
	{ title: 'Tình trạng', width: 10.5, style: styles.centred },
	{ title: 'Báo cáo', width: 9, style: styles.centred },
	{ title: 'Thời hạn', width: 8.5, style: styles.centred },
	{ title: 'Hạn', width: 15.5, style: styles.moment },
	{ title: 'Nộp lúc', width: 15.5, style: styles.moment },
	{ title: 'Lần nộp', width: 5.5, style: styles.number },
	{ title: 'Người nhập', width: 9, style: styles.centred },
	{ title: 'Số liệu', width: 19 },
	{ title: 'Kết quả thực hiện', width: 25 },
	{ title: 'Ghi chú', width: 15 },
	{ title: 'Minh chứng', width: 12 },
];
const [ORDER, TYPE, STATE, PUNCTUALITY] = [0, 2, 5, 6];

/** Unit × task. Only the first row of a unit carries its number and what the unit says once for all its tasks. */
export function detailSheet(summary: Summary): SheetPart {
	const { head, groups, figures, counting } = summary;
	const about = `${head.asOf}: ${figures.reported}/${figures.units} đơn vị đã báo cáo. ${counting}`;
	return dataSheet(
		{
			name: DETAIL_SHEET,
			title: 'CHI TIẾT KẾT QUẢ CỦA TỪNG ĐƠN VỊ',
			head,
			about,
			empty: 'Kế hoạch không giao việc cho đơn vị nào.',
		},
		COLUMNS,
		{
			count: rowCount(summary),
			*rows() {
				for (const group of groups) for (const unit of group.rows) yield* unitRows(unit);
			},
		},
	);
}

function rowCount({ groups }: Summary): number {
	return groups.reduce(
		(sum, { rows }) => sum + rows.reduce((n, row) => n + Math.max(1, row.tasks.length), 0),
		0,
	);
}

/** The columns that the sheet 'Tổng hợp' counts over, as absolute ranges. */
export function detailRanges(summary: Summary) {
	const last = FIRST_ROW + Math.max(rowCount(summary), 1) - 1;
	const column = (col: number) =>
		`'${DETAIL_SHEET}'!${range(FIRST_ROW, col, last).replace(/([A-Z]+)(\d+)/g, '$$$1$$$2')}`;
	return { order: column(ORDER), type: column(TYPE), state: column(STATE), punctuality: column(PUNCTUALITY) };
}

function unitRows(unit: SummaryRow): DataRow[] {
	const tasks = unit.tasks.length > 0 ? unit.tasks : [{ text: '', status: '' }];
	return tasks.map(({ text, status }, index) => {
		const once = <T>(value: T) => (index === 0 ? value : null);
		return {
			values: [
				once(unit.order),
				unit.name,
				unit.group,
				text,
				status,
				unit.stateText,
				unit.punctuality,
				unit.dueAt ? daySerial(unit.dueAt) : null,
				unit.submittedAt === null ? null : daySerial(unit.submittedAt),
				unit.revision || null,
				unit.enteredBy,
				once(unit.figuresText),
				once(unit.result),
				once(unit.note),
				once(unit.evidence),
			],
		};
	});
}
