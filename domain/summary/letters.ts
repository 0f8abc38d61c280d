/** Vietnamese order, as điểm are lettered (Nghị định 30/2020/NĐ-CP, Phụ lục I). */
const LETTERS = [...'abcdđeghiklmnopqrstuvxy'];

/** 0 → 'a', 4 → 'đ', 22 → 'y', 23 → 'aa'. */
export function letterOf(index: number): string {
	const { length } = LETTERS;
	const letter = LETTERS[index % length]!;
	return index < length ? letter : letterOf(Math.floor(index / length) - 1) + letter;
}
