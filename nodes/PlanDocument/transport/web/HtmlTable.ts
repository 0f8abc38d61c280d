import { rowLines, type Cell } from '../tableRow';

const MOST_COLUMNS = 64;

/** A table of a web page while it is read. A cell that covers rows leaves its place empty in those below. */
export class HtmlTable {
	/** The lines of the open cell. */
	cell: string[] | null = null;
	private row: (Cell & { rows: number })[] | null = null;
	/** For every column, how many more rows a cell from above covers. */
	private covered: number[] = [];

	openRow(): void {
		this.row ??= [];
	}

	openCell({ colspan, rowspan }: Record<string, string>): void {
		this.openRow();
		this.cell = [];
		this.row?.push({ lines: this.cell, span: within(colspan), rows: within(rowspan) });
	}

	closeCell(): void {
		this.cell = null;
	}

	/** The row's lines. */
	closeRow(): string[] {
		const cells: Cell[] = [];
		const covered: number[] = [];
		let column = 0;
		const passCovered = () => {
			for (; (this.covered[column] ?? 0) > 0; column += 1) {
				covered[column] = (this.covered[column] ?? 0) - 1;
				cells.push({ lines: [], span: 1 });
			}
		};
		for (const { lines, span, rows } of this.row ?? []) {
			passCovered();
			cells.push({ lines, span });
			for (const end = column + span; column < end; column += 1) covered[column] = rows - 1;
		}
		passCovered();
		this.covered = covered;
		this.row = null;
		this.cell = null;
		return rowLines(cells);
	}
}

function within(count: string | undefined): number {
	return Math.min(Math.max(Number.parseInt(count ?? '1', 10) || 1, 1), MOST_COLUMNS);
}
