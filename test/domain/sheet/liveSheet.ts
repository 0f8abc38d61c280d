import type { sheets_v4 } from '@googleapis/sheets';
import { readMark, type ColumnName } from '../../../domain/sheet/columns';
import { gridOf, textOf } from '../../../domain/sheet/grid';
import { REPORT_SHEET, TOTALS_SHEET, type SheetCreation } from '../../../domain/sheet';

type Cell = sheets_v4.Schema$CellData;
type Request = sheets_v4.Schema$Request;

export type Typed = string | number | boolean | null;

/** The least of a spreadsheet that the rules need: cells, notes, merges; what people do to it beside what we ask of it. */
export class LiveSheet {
	private readonly sheets = new Map<number, Cell[][]>();
	private title = '';
	merges: sheets_v4.Schema$GridRange[] = [];
	protections: sheets_v4.Schema$ProtectedRange[] = [];
	filterViews: sheets_v4.Schema$FilterView[] = [];
	private nextId = 1;

	constructor({ create, batch }: SheetCreation) {
		for (const { properties } of create.sheets ?? []) {
			this.sheets.set(properties!.sheetId!, []);
			if (properties!.sheetId === REPORT_SHEET) this.title = properties!.title!;
		}
		this.apply(batch);
	}

	get cells(): Cell[][] {
		return this.sheets.get(REPORT_SHEET)!;
	}

	answer(): sheets_v4.Schema$Spreadsheet {
		const data = (id: number) => [
			{ rowData: this.sheets.get(id)!.map((values) => ({ values: Array.from(values, asGiven) })) },
		];
		return structuredClone({
			sheets: [
				{
					properties: { sheetId: REPORT_SHEET, title: this.title },
					merges: this.merges,
					protectedRanges: this.protections.filter(({ range }) => range?.sheetId === REPORT_SHEET),
					filterViews: this.filterViews,
					data: data(REPORT_SHEET),
				},
				{ properties: { sheetId: TOTALS_SHEET, title: 'Tổng hợp' }, data: data(TOTALS_SHEET) },
			],
		});
	}

	apply(requests: Request[]): void {
		for (const request of requests) {
			const [[kind, body]] = Object.entries(request) as [[string, never]];
			const act = this.acts[kind];
			if (!act) throw new Error(`No such request here: ${kind}`);
			act(body);
		}
	}

	private readonly acts: Record<string, (body: never) => void> = {
		updateCells: ({ start, rows, fields }: sheets_v4.Schema$UpdateCellsRequest) => {
			const { sheetId, rowIndex, columnIndex } = start!;
			for (const [down, { values }] of rows!.entries())
				for (const [right, cell] of (values ?? []).entries())
					this.set(sheetId!, rowIndex! + down, columnIndex! + right, cell, fields!);
		},
		appendCells: ({ sheetId, rows, fields }: sheets_v4.Schema$AppendCellsRequest) => {
			const cells = this.sheets.get(sheetId!)!;
			const after = cells.findLastIndex((row) => row.some((cell) => cell?.userEnteredValue));
			for (const [down, { values }] of rows!.entries())
				for (const [right, cell] of (values ?? []).entries())
					this.set(sheetId!, after + 1 + down, right, cell, fields!);
		},
		addProtectedRange: ({ protectedRange }: sheets_v4.Schema$AddProtectedRangeRequest) => {
			this.protections.push({ ...protectedRange, protectedRangeId: (this.nextId += 1) });
		},
		updateProtectedRange: ({ protectedRange }: sheets_v4.Schema$UpdateProtectedRangeRequest) => {
			const at = this.protections.findIndex(
				({ protectedRangeId }) => protectedRangeId === protectedRange!.protectedRangeId,
			);
			this.protections[at] = { ...this.protections[at], ...protectedRange };
		},
		deleteProtectedRange: ({ protectedRangeId }: sheets_v4.Schema$DeleteProtectedRangeRequest) => {
			this.protections = this.protections.filter((one) => one.protectedRangeId !== protectedRangeId);
		},
		addFilterView: ({ filter }: sheets_v4.Schema$AddFilterViewRequest) => {
			if (this.filterViews.some(({ filterViewId }) => filterViewId === filter!.filterViewId))
				throw new Error('There is a filter view of this id');
			this.filterViews.push(filter!);
		},
		repeatCell: ({ range, cell, fields }: sheets_v4.Schema$RepeatCellRequest) => {
			// What only changes how cells look is of no interest here.
			if (fields!.startsWith('userEnteredFormat(')) return;
			for (let row = range!.startRowIndex!; row < range!.endRowIndex!; row += 1)
				for (let column = range!.startColumnIndex!; column < range!.endColumnIndex!; column += 1)
					this.set(range!.sheetId!, row, column, cell!, fields!);
		},
		updateDimensionProperties: () => undefined,
		addDimensionGroup: () => undefined,
		addConditionalFormatRule: () => undefined,
	};

	private set(sheetId: number, row: number, column: number, from: Cell, fields: string): void {
		const cells = this.sheets.get(sheetId)!;
		while (cells.length <= row) cells.push([]);
		const cell = { ...cells[row]![column] };
		for (const field of fields.split(',')) {
			const [name = ''] = field.split('.');
			if (!['userEnteredValue', 'dataValidation', 'userEnteredFormat', 'note'].includes(name))
				throw new Error(`Not written here: ${field}`);
			const value = from[name as keyof Cell];
			if (value === undefined) delete cell[name as keyof Cell];
			else (cell as Record<string, unknown>)[name] = structuredClone(value);
		}
		cells[row]![column] = cell;
	}

	column(name: ColumnName): number {
		for (const row of this.cells) {
			const at = row.findIndex((cell) => readMark(textOf(cell))?.name === name);
			if (at >= 0 && row.some((cell) => readMark(textOf(cell))?.name !== name && readMark(textOf(cell))))
				return at;
		}
		throw new Error(`No column ${name}`);
	}

	row(key: string): number {
		const at = this.cells.findIndex((row) => textOf(row[this.column('key')]) === key);
		if (at < 0) throw new Error(`No row ${key}`);
		return at;
	}

	cell(key: string, name: ColumnName): Cell {
		return this.cells[this.row(key)]![this.column(name)] ?? {};
	}

	/** What a person types; text that begins with '=' is a formula. */
	type(key: string, name: ColumnName, typed: Typed): void {
		this.put(this.row(key), this.column(name), typed);
	}

	put(row: number, column: number, typed: Typed): void {
		const cell = { ...this.cells[row]![column] };
		if (typed === null) delete cell.userEnteredValue;
		else if (typeof typed === 'number') cell.userEnteredValue = { numberValue: typed };
		else if (typeof typed === 'boolean') cell.userEnteredValue = { boolValue: typed };
		else cell.userEnteredValue = typed.startsWith('=') ? { formulaValue: typed } : { stringValue: typed };
		this.cells[row]![column] = cell;
	}

	note(key: string, name: ColumnName, note: string): void {
		const [row, column] = [this.row(key), this.column(name)];
		this.cells[row]![column] = { ...this.cells[row]![column], note };
	}

	/** Rows below the two head rows, in another order. */
	sort(order: (row: Cell[], at: number) => number | string): void {
		const [first, second, ...rest] = this.cells;
		const sorted = rest
			.map((row, at) => ({ row, by: order(row, at) }))
			.toSorted((a, b) => (a.by < b.by ? -1 : a.by > b.by ? 1 : 0))
			.map(({ row }) => row);
		this.cells.splice(0, this.cells.length, first!, second!, ...sorted);
	}

	insertRow(at: number, cells: Cell[] = []): void {
		this.cells.splice(at, 0, cells);
	}

	deleteRow(key: string): void {
		this.cells.splice(this.row(key), 1);
	}

	copyRow(key: string): void {
		this.cells.splice(this.row(key) + 1, 0, structuredClone(this.cells[this.row(key)]!));
	}

	insertColumn(at: number): void {
		for (const row of this.cells) row.splice(at, 0, {});
	}

	moveColumn(from: number, to: number): void {
		const width = Math.max(...this.cells.map(({ length }) => length));
		for (const row of this.cells) {
			while (row.length < width) row.push({});
			row.splice(to, 0, ...row.splice(from, 1));
		}
	}

	merge(key: string, name: ColumnName, rows: number, columns: number): void {
		const [row, column] = [this.row(key), this.column(name)];
		this.merges.push({
			sheetId: REPORT_SHEET,
			startRowIndex: row,
			endRowIndex: row + rows,
			startColumnIndex: column,
			endColumnIndex: column + columns,
		});
	}

	notes(): string[] {
		return gridOf({ data: this.answer().sheets![0]!.data }).rows.flatMap((row) =>
			(row ?? []).flatMap((cell) => cell?.note ?? []),
		);
	}
}

function asGiven(cell: Cell | undefined): Cell {
	const { userEnteredValue, userEnteredFormat, note } = cell ?? {};
	const shown = userEnteredValue?.stringValue ?? userEnteredValue?.numberValue ?? userEnteredValue?.boolValue;
	return {
		...(userEnteredValue && { userEnteredValue }),
		...(shown !== undefined && { formattedValue: String(shown) }),
		...(userEnteredFormat && { effectiveFormat: userEnteredFormat }),
		...(note && { note }),
	};
}
