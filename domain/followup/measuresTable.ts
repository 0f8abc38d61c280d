import { htmlTable } from './htmlTable';
import type { Measures } from './measures';

const ONE_DECIMAL = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 1 });
const HEAD = ['Loại đơn vị', 'Đã báo cáo', 'Đúng hạn', 'Số ngày', 'Nhắc mỗi báo cáo'];
const NOTE =
	'Số ngày: từ lúc được giao đến lúc báo cáo, lấy trung vị. Nhắc mỗi báo cáo: tổng số lời nhắc chia cho số báo cáo đã có.';

/** The measures for the officer, all units first, then type by type; empty while nobody is held to report. Escaped. */
export function measuresTable({ all, byType }: { all: Measures; byType: Measures[] }): string {
	if (all.units === 0) return '';
	const types = byType.filter(({ units }) => units > 0);
	const rows = [all, ...(types.length > 1 ? types : [])].map((one) => [
		one.type ? one.type.charAt(0).toLocaleUpperCase('vi') + one.type.slice(1) : 'Tất cả',
		shareWords(one.complete, one.units, one.completeRate),
		shareWords(one.onTime, one.units, one.onTimeRate),
		one.medianDays === null ? '–' : ONE_DECIMAL.format(one.medianDays),
		one.remindersPerReport === null ? '–' : ONE_DECIMAL.format(one.remindersPerReport),
	]);
	return `<h3>Kết quả báo cáo theo loại đơn vị</h3>${htmlTable(HEAD, rows)}<p><i>${NOTE}</i></p>`;
}

/** '41/45 (91%)' */
function shareWords(part: number, whole: number, rate: number | null): string {
	return rate === null ? '–' : `${part}/${whole} (${Math.floor(rate * 100)}%)`;
}
