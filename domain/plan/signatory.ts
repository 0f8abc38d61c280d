import type { Plan } from '../types';
import { canon, isCapitals } from './canon';
import type { Line } from './lines';

/** TM. thay mặt, KT. ký thay, TL. thừa lệnh, TUQ. thừa ủy quyền, Q. quyền (Nghị định 30/2020/NĐ-CP, Điều 8). */
const AUTHORITY = /^(?:T\/M\s*\.?|(?:TM|KT|TL|TUQ|Q)\s*\.)(?=\s*\p{Lu})/u;
const NAME = /^\p{Lu}\p{Ll}*(?:\s+\p{Lu}\p{Ll}*){1,5}$/u;
const TITLES = /^(?:(?:đại|thượng|trung|thiếu) (?:tá|úy|tướng)|ts|ths|pgs\.? ?ts|gs\.? ?ts)\.?\s+/u;

/** Who signed: by whose authority, in what position, under what name. Null when the foot has no signature. */
export function readSignatory(foot: Line[]): Plan['signatory'] {
	const authority: string[] = [];
	let position: string | null = null;
	let name: string | null = null;
	for (const cell of foot.flatMap(signatureCells)) {
		if (AUTHORITY.test(cell) && isCapitals(cell)) authority.push(cell);
		else if (isCapitals(cell) && !name) position = position ? `${position} ${cell}` : cell;
		else if (position && !name && NAME.test(withoutRank(cell))) name = withoutRank(cell);
	}
	if (authority.length === 0 && position === null) return null;
	if (position === null) {
		// "KT. CHỦ TỊCH" alone: the authority names the position.
		const last = authority.at(-1) ?? '';
		position = /^T\/?M/u.test(last) ? null : last.replace(AUTHORITY, '').trim();
	}
	return { authority: authority.length > 0 ? authority.join('; ') : null, position, name };
}

function signatureCells(line: Line): string[] {
	const listed = /^(?:[-–—•●▪■*+]|o\s)|^nơi nhận|;$/u;
	return line.cells
		.map((cell) => cell.replace(/^nơi nhận\s*:?\s*/iu, ''))
		.filter((cell) => cell !== '' && !listed.test(canon(cell)) && !/^lưu\s*:/u.test(canon(cell)));
}

function withoutRank(cell: string): string {
	return cell.slice(TITLES.exec(canon(cell))?.[0].length ?? 0);
}
