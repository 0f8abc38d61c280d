import type { sheets_v4 } from '@googleapis/sheets';
import { badRequest } from './googleError';
import type { Area, GridRange } from './ranges';

export type Cell = sheets_v4.Schema$CellData;
type Dimension = sheets_v4.Schema$DimensionProperties;
export type Axis = 'ROWS' | 'COLUMNS';

/** What lies on a sheet beside its cells and moves with them. */
export interface Objects {
	merges: sheets_v4.Schema$GridRange[];
	protectedRanges: sheets_v4.Schema$ProtectedRange[];
	filterViews: sheets_v4.Schema$FilterView[];
	conditionalFormats: sheets_v4.Schema$ConditionalFormatRule[];
	bandedRanges: sheets_v4.Schema$BandedRange[];
	rowGroups: sheets_v4.Schema$DimensionGroup[];
	columnGroups: sheets_v4.Schema$DimensionGroup[];
	developerMetadata: sheets_v4.Schema$DeveloperMetadata[];
	basicFilter?: sheets_v4.Schema$BasicFilter;
}

/** One sheet of a spreadsheet: cells, rows and columns with what is set on them, and objects. Plain data throughout. */
export class Grid {
	properties: sheets_v4.Schema$SheetProperties;
	/** `cells[row][column]`; holes are empty cells. */
	cells: (Cell | undefined)[][] = [];
	rows: Dimension[];
	columns: Dimension[];
	objects: Objects = {
		merges: [],
		protectedRanges: [],
		filterViews: [],
		conditionalFormats: [],
		bandedRanges: [],
		rowGroups: [],
		columnGroups: [],
		developerMetadata: [],
	};

	constructor(properties: sheets_v4.Schema$SheetProperties & { sheetId: number; title: string }) {
		const grid = { rowCount: 1000, columnCount: 26, ...properties.gridProperties };
		this.properties = { sheetType: 'GRID', ...properties, gridProperties: grid };
		this.rows = Array.from({ length: grid.rowCount ?? 0 }, () => ({}));
		this.columns = Array.from({ length: grid.columnCount ?? 0 }, () => ({}));
	}

	get id() {
		return this.properties.sheetId!;
	}
	get title() {
		return this.properties.title!;
	}
	get rowCount() {
		return this.rows.length;
	}
	get columnCount() {
		return this.columns.length;
	}

	cell(row: number, column: number): Cell {
		return this.cells[row]?.[column] ?? {};
	}

	/** The cell to write into. */
	open(row: number, column: number): Cell {
		const line = (this.cells[row] ??= []);
		return (line[column] ??= {});
	}

	dimensions(axis: Axis): Dimension[] {
		return axis === 'ROWS' ? this.rows : this.columns;
	}

	insert(axis: Axis, at: number, count: number): void {
		const line = this.dimensions(axis);
		if (at > line.length) throw badRequest(`Invalid insertDimension: start index ${at} is beyond the sheet`);
		line.splice(at, 0, ...Array.from({ length: count }, () => ({})));
		if (axis === 'ROWS') {
			if (this.cells.length > at) this.cells.splice(at, 0, ...Array.from({ length: count }, () => []));
		} else
			for (const row of this.cells)
				if (row && row.length > at) row.splice(at, 0, ...Array.from({ length: count }, () => undefined));
		this.shift(axis, (index, end) => (index > at || (!end && index === at) ? index + count : index));
		this.count();
	}

	remove(axis: Axis, from: number, to: number): void {
		const line = this.dimensions(axis);
		if (to > line.length || from >= to) throw badRequest(`Invalid deleteDimension: no such rows or columns`);
		if (to - from === line.length) throw badRequest('You can’t delete all the rows or columns on the sheet.');
		line.splice(from, to - from);
		if (axis === 'ROWS') this.cells.splice(from, to - from);
		else for (const row of this.cells) row?.splice(from, to - from);
		this.shift(axis, (index) => (index >= to ? index - (to - from) : Math.min(index, from)));
		this.count();
	}

	/** Moves rows or columns with all that is set on them. `to` is an index before the move, as in MoveDimensionRequest. */
	move(axis: Axis, from: number, end: number, to: number): void {
		if (to >= from && to <= end) return;
		const target = to > from ? to - (end - from) : to;
		const moved = <T>(line: T[]) => line.splice(target, 0, ...line.splice(from, end - from));
		const pad = <T>(line: T[], length: number) => (line.length = Math.max(line.length, length));
		moved(this.dimensions(axis));
		if (axis === 'ROWS') {
			pad(this.cells, this.rowCount);
			moved(this.cells);
		} else
			for (const row of this.cells)
				if (row) {
					pad(row, this.columnCount);
					moved(row);
				}
		const width = end - from;
		this.shift(axis, (index, isEnd) => {
			const at = isEnd ? index - 1 : index;
			const now =
				at >= from && at < end
					? at - from + target
					: at < Math.min(from, to) || at >= Math.max(end, to)
						? at
						: at + (to > from ? -width : width);
			return isEnd ? now + 1 : now;
		});
	}

	/** Lets every range on the sheet follow its cells; what has shrunk to nothing is gone. */
	private shift(axis: Axis, follow: (index: number, end: boolean) => number): void {
		const [start, end] =
			axis === 'ROWS'
				? (['startRowIndex', 'endRowIndex'] as const)
				: (['startColumnIndex', 'endColumnIndex'] as const);
		const alive = (range: GridRange) => {
			if (typeof range[start] === 'number') range[start] = follow(range[start], false);
			if (typeof range[end] === 'number') range[end] = follow(range[end], true);
			return typeof range[start] !== 'number' || typeof range[end] !== 'number' || range[start] < range[end];
		};
		const { objects } = this;
		objects.merges = objects.merges.filter(alive);
		objects.protectedRanges = objects.protectedRanges.filter((one) => {
			one.unprotectedRanges = one.unprotectedRanges?.filter(alive);
			return !one.range || alive(one.range);
		});
		objects.filterViews = objects.filterViews.filter((one) => !one.range || alive(one.range));
		objects.bandedRanges = objects.bandedRanges.filter((one) => !one.range || alive(one.range));
		objects.conditionalFormats = objects.conditionalFormats.filter((one) => {
			one.ranges = one.ranges?.filter(alive);
			return (one.ranges?.length ?? 0) > 0;
		});
		if (objects.basicFilter?.range && !alive(objects.basicFilter.range)) delete objects.basicFilter;
		const groups = axis === 'ROWS' ? objects.rowGroups : objects.columnGroups;
		for (const { range } of groups)
			if (range) {
				range.startIndex = follow(range.startIndex ?? 0, false);
				range.endIndex = follow(range.endIndex ?? 0, true);
			}
		// What is put on a row or a column goes with it.
		objects.developerMetadata = objects.developerMetadata.filter(({ location }) => {
			const range = location?.dimensionRange;
			if (range?.dimension !== axis) return true;
			range.startIndex = follow(range.startIndex ?? 0, false);
			range.endIndex = follow(range.endIndex ?? 0, true);
			return range.startIndex < range.endIndex;
		});
	}

	private count(): void {
		this.properties.gridProperties!.rowCount = this.rowCount;
		this.properties.gridProperties!.columnCount = this.columnCount;
	}

	/** Row of the last cell with a value, plus one. */
	lastRow(): number {
		return this.cells.findLastIndex((row) => row?.some(hasValue)) + 1;
	}

	each(area: Area, visit: (row: number, column: number) => void): void {
		for (let row = area.top; row < area.bottom; row++)
			for (let column = area.left; column < area.right; column++) visit(row, column);
	}
}

export const hasValue = (cell: Cell | undefined) => cell?.userEnteredValue !== undefined;
