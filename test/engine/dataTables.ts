import type {
	DataTable,
	DataTableFilter,
	DataTableRow,
	DataTableRowReturn,
	IDataTableProjectAggregateService,
	IDataTableProjectService,
} from 'n8n-workflow';

/** Data Tables in memory, as n8n's real Data Table node asks for them. */
export class DataTables {
	readonly tables = new Map<string, { table: DataTable; rows: DataTableRowReturn[] }>();

	rows(name: string): DataTableRowReturn[] {
		return this.tables.get(name)?.rows ?? [];
	}

	aggregate(): IDataTableProjectAggregateService {
		return {
			getProjectId: () => 'project',
			createDataTable: async ({ name, columns }) => {
				const table: DataTable = {
					id: name,
					name,
					projectId: 'project',
					createdAt: new Date(),
					updatedAt: new Date(),
					columns: columns.map((column, index) => ({ ...column, id: column.name, index, dataTableId: name })),
				};
				this.tables.set(name, { table, rows: [] });
				return table;
			},
			getManyAndCount: async ({ filter }) => {
				const data = [...this.tables.values()]
					.map(({ table }) => table)
					.filter(({ name }) => name === filter?.name);
				return { count: data.length, data };
			},
			deleteDataTableAll: async () => true,
		};
	}

	project(id: string): IDataTableProjectService {
		const found = this.tables.get(id);
		if (!found) throw new Error(`No data table ${id}`);
		const { table, rows } = found;
		const notUsed = () => {
			throw new Error('The workflows only append and read');
		};
		return {
			getColumns: async () => table.columns,
			insertRows: async (inserted, returnType) => {
				const known = new Set(table.columns.map(({ name }) => name));
				for (const row of inserted) {
					const unknown = Object.keys(row).find((name) => !known.has(name));
					if (unknown) throw new Error(`Unknown column ${unknown} in ${id}`);
					const now = new Date();
					rows.push({ ...row, id: rows.length + 1, createdAt: now, updatedAt: now } as DataTableRowReturn);
				}
				return (
					returnType === 'count'
						? { success: true, insertedRows: inserted.length }
						: rows.slice(-inserted.length)
				) as never;
			},
			getManyRowsAndCount: async ({ filter, skip = 0, take }) => {
				const matching = rows.filter((row) => matches(row, filter));
				return {
					count: matching.length,
					data: matching.slice(skip, take === undefined ? undefined : skip + take),
				};
			},
			updateDataTable: notUsed,
			deleteDataTable: notUsed,
			addColumn: notUsed,
			moveColumn: notUsed,
			deleteColumn: notUsed,
			updateRows: notUsed,
			upsertRow: notUsed,
			deleteRows: notUsed,
			clearRows: notUsed,
		};
	}
}

function matches(row: DataTableRow, filter?: DataTableFilter): boolean {
	if (!filter || filter.filters.length === 0) return true;
	const results = filter.filters.map(({ columnName, condition, value }) => {
		const cell = String(row[columnName] ?? '');
		if (condition === 'eq') return cell === String(value);
		if (condition === 'like') return new RegExp(`^${String(value).replaceAll('%', '.*')}$`).test(cell);
		throw new Error(`The workflows do not filter by ${condition}`);
	});
	return filter.type === 'and' ? results.every(Boolean) : results.some(Boolean);
}
