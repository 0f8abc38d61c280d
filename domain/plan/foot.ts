import { canon, isCapitals } from './canon';
import type { Line } from './lines';

const SIGNATURE = /^(?:T\/M\s*\.?|(?:TM|KT|TL|TUQ|Q)\s*\.)\s*\p{Lu}/u;
export const POSITION =
	/^(?:(?:phó )?(?:chủ tịch|giám đốc|bí thư|hiệu trưởng|trưởng ban|chánh văn phòng|chỉ huy trưởng|trưởng công an|trưởng phòng|tổ trưởng|cục trưởng|chi cục trưởng|bộ trưởng|viện trưởng|trưởng trạm)(?: [a-zà-ỹ&]+){0,5})$/u;
const NAME_AT_FOOT = /^\p{Lu}\p{Ll}*(?:\s+\p{Lu}\p{Ll}*){1,4}$/u;

/** Where the recipients or the signature begin, behind the line `after`; the number of lines when there are none. */
export function footStart(lines: Line[], after: number): number {
	const at = lines.findIndex(
		(line, index) => index > after && (/^nơi nhận/.test(canon(line.text)) || isSigned(lines, index)),
	);
	return at < 0 ? lines.length : at;
}

export function isSigned(lines: Line[], at: number): boolean {
	const line = lines[at] as Line;
	const cells = line.cells.length === 1 ? [line.text] : line.cells;
	if (cells.some((cell) => SIGNATURE.test(cell) && isCapitals(cell) && cell.length < 80)) return true;
	const isPosition = cells.every((cell) => isCapitals(cell) && POSITION.test(canon(cell)));
	if (!isPosition) return false;
	const next = lines[at + 1];
	return (
		next === undefined ||
		/^nơi nhận/.test(canon(next.text)) ||
		next.cells.every((cell) => NAME_AT_FOOT.test(cell) || isCapitals(cell) || /^\(/.test(cell))
	);
}
