import type { sheets_v4 } from '@googleapis/sheets';

import { COLUMN_NAMES, COLUMNS } from './columns';
import { reportRows, sheetTitle } from './createRequests';
import { guideLines } from './guideSheet';
import { GUIDE_TITLE, HEAD_ROWS, REPORT_TITLE } from './sheetIds';
import type { SheetModel } from './sheetModel';
import { sheetRows } from './sheetRows';

/** The offline copy of the sheet, for a workbook: the same rows with the same keys and what the log has of each unit. */
export interface SheetCopy {
	fileName: string;
	title: string;
	sheetName: string;
	/** Each cell as for Google; `open` are the columns in which something may be typed, from 0. */
	rows: { cells: sheets_v4.Schema$CellData[]; open: number[]; head: boolean }[];
	/** Rows on top that stay in view, the first of them hidden. */
	headRows: number;
	columns: { width: number; hidden: boolean }[];
	guideName: string;
	guide: string[];
}

/**
 * A copy as of `now`, an ISO instant, by which it is known again when it is uploaded: what was filled in since is told from
 * what stood there, and a report that the unit sent meanwhile by another road is not overwritten (see weighAnswers).
 */
export function sheetCopy(model: SheetModel, now: string): SheetCopy {
	const asks = model.shares.flatMap((share) => {
		const shut = model.closed || share.report.state === 'excluded';
		return sheetRows(share).map((row) => ({ head: row.kind === 'unit', asks: shut ? [] : row.asks }));
	});
	return {
		fileName: `${sheetTitle(model).replace(/[\p{Cc}\\/:*?"<>|]+/gu, '-')}.xlsx`,
		title: sheetTitle(model),
		sheetName: REPORT_TITLE,
		rows: reportRows(model, now).map(({ values }, at) => {
			const row = asks[at - HEAD_ROWS];
			const open = (row?.asks ?? []).map((name) => COLUMN_NAMES.indexOf(name));
			return { cells: values ?? [], open, head: row?.head ?? false };
		}),
		headRows: HEAD_ROWS,
		columns: COLUMNS.map(({ width, role }) => ({ width, hidden: role === 'hidden' })),
		guideName: GUIDE_TITLE,
		guide: [
			...guideLines(model),
			'11. Đây là bản tải về để điền không cần mạng. Cột “Đã hoàn tất”: gõ chữ x. Điền xong hãy gửi lại tệp này cho cán bộ đầu mối; không đổi tên các cột, không chép sang tệp khác.',
		],
	};
}
