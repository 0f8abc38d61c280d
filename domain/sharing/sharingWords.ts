import type { Unit } from '../types';
import type { Sharing } from './sheetLog';

const SHOWN_NAMES = 10;

/** What the officer should know once a sheet is shared, a sentence each. */
export function sharingWarnings({
	sharing,
	units,
	editors,
	refused,
}: {
	sharing: Sharing;
	/** Those who report. */
	units: Unit[];
	editors: Record<string, string>;
	refused: { address: string; reason: string }[];
}): string[] {
	const without = units.filter(({ code }) => !editors[code]);
	const names = without.slice(0, SHOWN_NAMES).map(({ name }) => name);
	const rest = without.length - names.length;
	const who = `${names.join('; ')}${rest > 0 ? ` và ${rest} đơn vị khác` : ''}`;
	return [
		...(sharing === 'link'
			? [
					'Bảng chia sẻ bằng đường dẫn: ai cầm đường dẫn đều xem được và nhập được vào ô trả lời của đơn vị chưa có tài khoản Google, kể cả người được chuyển tiếp. Google không cho biết người đó là ai. Không nhập dữ liệu cá nhân vào bảng.',
				]
			: []),
		...(sharing === 'addresses' && without.length > 0
			? [`${without.length} đơn vị chưa có tài khoản Google nên nộp bằng phiếu, không mở được bảng: ${who}.`]
			: []),
		...refused.map(({ address, reason }) => `Chưa chia sẻ được cho ${address}: ${reason}.`),
	];
}
