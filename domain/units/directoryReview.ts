import { escapeHtml } from '../text/escapeHtml';
import { UNIT_TYPES, type FormField, type Unit } from '../types';

const DECISION_FIELD = 'quyet_dinh';

/** The page before a directory is stored: how many units of each type, which rows are refused and why. */
export function directoryReview(units: Unit[], refused: { row: number; reason: string }[]): FormField[] {
	const counts = UNIT_TYPES.map((type) => [type, units.filter((unit) => unit.type === type).length] as const);
	const rows = counts
		.filter(([, count]) => count > 0)
		.map(([type, count]) => `<tr><td>${type}</td><td>${count}</td></tr>`);
	const accepted = `<h3>Đọc được ${units.length} đơn vị</h3><table><tbody>${rows.join('')}</tbody></table>`;
	const reasons = refused.map(({ row, reason }) => `<li>Dòng ${row}: ${escapeHtml(reason)}</li>`);
	const rejected = refused.length
		? `<h3>Không nhận ${refused.length} dòng</h3><ul>${reasons.join('')}</ul>`
		: '<p>Tất cả các dòng đều hợp lệ.</p>';
	const choices = [
		...(units.length > 0 ? [{ option: `Nạp ${units.length} đơn vị hợp lệ` }] : []),
		{ option: 'Dừng lại để sửa tệp, chưa nạp gì' },
	];
	return [
		{ fieldName: 'danh_ba', fieldLabel: 'danh_ba', fieldType: 'html', html: accepted + rejected },
		{
			fieldName: DECISION_FIELD,
			fieldLabel: 'Quyết định',
			fieldType: 'radio',
			requiredField: true,
			fieldOptions: { values: choices },
		},
	];
}
