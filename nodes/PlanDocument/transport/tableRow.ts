/** What only stands in the frame of an official document (Nghị định 30/2020/NĐ-CP, Phụ lục I). */
const FRAME =
	/cộng h(?:òa|oà) xã hội|độc lập\s*[-–]\s*tự do|^\s*số\s*:|,\s*ngày[\s\d.…]*tháng|nơi nhận|^\s*(?:tm|kt|tl|tuq)\s*\.|đảng cộng sản/imu;

/**
 * The lines of a table's row. A row of the frame is two columns of paragraphs, read one after the other; any other row
 * is one line, its cells joined by ' | '.
 */
export function rowLines(cells: string[][]): string[] {
	const filled = cells.filter((cell) => cell.length > 0);
	const isFrame = cells.length <= 3 && filled.some((cell) => FRAME.test(cell.join('\n').normalize('NFC')));
	if (isFrame || filled.length <= 1) return filled.flat();
	// An empty cell keeps its place: what stands in the next one belongs under its own heading.
	return [cells.map((cell) => cell.map((line) => line.trim()).join(' ')).join(' | ')];
}
