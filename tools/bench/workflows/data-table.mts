import type { IDataObject } from 'n8n-workflow';

/** Rows of one of n8n's data tables, and what n8n's Data Table node asks for them. */
export interface MemoryTable {
	rows: IDataObject[];
	provider: object;
}

/** The columns that a user adds to the table: those of this node's result, or a status. */
const COLUMNS = [
	...['email', 'name', 'idNumber', 'gender', 'ethnicGroup', 'birthDate', 'address'],
	...['issuingAuthority', 'validFrom', 'validUntil', 'status'],
	...['checks_passed', 'checks_problems', 'checks_warnings', 'checks_missing'],
	...['checks_age', 'checks_expired', 'checks_days_left'],
];

interface Filter {
	filters: Array<{ columnName: string; value: unknown }>;
}

/** Returns an empty data table in memory, in place of n8n's database. */
export function memoryTable(): MemoryTable {
	const rows: IDataObject[] = [];
	const proxy = {
		getColumns: async () => COLUMNS.map((name) => ({ name, type: 'string' })),
		upsertRow: async ({ data, filter }: { data: IDataObject; filter: Filter }) => {
			const unknown = Object.keys(data).filter((column) => !COLUMNS.includes(column));
			if (unknown.length > 0) throw new Error(`The table has no column ${unknown.join(', ')}`);
			const row = rows.find((row) =>
				filter.filters.every(({ columnName, value }) => row[columnName] === value),
			);
			if (row === undefined) rows.push({ ...data });
			else Object.assign(row, data);
			return [data];
		},
	};
	return { rows, provider: { getDataTableProxy: async () => proxy } };
}
