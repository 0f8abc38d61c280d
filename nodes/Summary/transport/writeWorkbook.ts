import type { Summary } from '../../../domain/summary';
import { changeSheet } from './changeSheet';
import { detailSheet } from './detailSheet';
import { lateSheet } from './lateSheet';
import { logSheet } from './logSheet';
import { printNames } from '../../transport/xlsx/printNames';
import { quotaSheet } from './quotaSheet';
import { FONT, TABLE_SIZE } from './styles';
import type { Progress } from './streamRows';
import { summarySheet } from './summarySheet';

/**
 * The workbook as the bytes of an .xlsx file: 'Tổng hợp', 'Chi tiết', 'Chỉ tiêu', 'Chậm báo cáo', 'Nhật ký', and from the
 * second frozen version on 'Thay đổi'. `tell` hears how far a large one is.
 */
export async function writeWorkbook(summary: Summary, tell?: Progress): Promise<Buffer> {
	// The library is needed here only: loading the node must stay cheap.
	const { writeXlsx } = await import('hucre/xlsx');
	const { head } = summary;
	const now = new Date(head.now);
	const makers = [summarySheet, detailSheet, quotaSheet, lateSheet, logSheet];
	const parts = [...makers, ...(summary.version?.previousAt ? [changeSheet] : [])].map((make) =>
		make(summary),
	);
	const bytes = await writeXlsx({
		sheets: parts.map(({ sheet }) => sheet),
		namedRanges: printNames(parts.map(({ print }) => print)),
		defaultFont: { name: FONT, size: TABLE_SIZE, family: 1 },
		properties: {
			title: `Tổng hợp kết quả thực hiện: ${head.title}`,
			subject: head.document,
			creator: head.issuer.join(' '),
			lastModifiedBy: head.issuer.join(' '),
			created: now,
			modified: now,
		},
	});
	const streamed = new Map(
		parts.flatMap((part, index) => ('streamed' in part && part.streamed ? [[index + 1, part.streamed]] : [])),
	);
	if (streamed.size === 0) return Buffer.from(bytes);
	const { streamRows } = await import('./streamRows');
	return await streamRows(bytes, streamed, tell);
}
