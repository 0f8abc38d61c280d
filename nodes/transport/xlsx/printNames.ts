import type { WriteOptions } from 'hucre';

/** The sheet's print area and the rows that every page repeats, if any; rows are 0-based, both ends included. */
export interface PrintRange {
	sheet: string;
	area: string;
	titleRows?: [number, number];
}

/** As defined names of our own: the library leaves the quotes out, which Excel needs around 'Tổng hợp'. */
export function printNames(ranges: PrintRange[]): NonNullable<WriteOptions['namedRanges']> {
	return ranges.flatMap(({ sheet, area, titleRows }) => {
		const printed = { name: '_xlnm.Print_Area', scope: sheet, range: `'${sheet}'!${absolute(area)}` };
		if (!titleRows) return [printed];
		const [from, to] = titleRows.map((row) => row + 1);
		return [printed, { name: '_xlnm.Print_Titles', scope: sheet, range: `'${sheet}'!$${from}:$${to}` }];
	});
}

function absolute(area: string): string {
	return area.replace(/([A-Z]+)(\d+)/g, '$$$1$$$2');
}
