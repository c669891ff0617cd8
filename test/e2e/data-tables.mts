import type { N8nRestClient } from '../../tools/n8n/installed/rest-client.mts';

/** A row of a data table, with n8n's own columns such as `id`. */
export type Row = Record<string, unknown>;

interface Named {
	id: string;
	name: string;
}

/** A data table of the owner's personal project. */
export interface DataTable {
	rows(): Promise<Row[]>;
}

/**
 * Finds a data table by name.
 *
 * @throws {Error} if there is none.
 */
export async function openDataTable(client: N8nRestClient, name: string): Promise<DataTable> {
	const project = await client.request<Named>('GET', '/rest/projects/personal');
	const tables = await client.request<{ data: Named[] }>('GET', '/rest/data-tables-global');
	const table = tables.data.find((one) => one.name === name);
	if (table === undefined) throw new Error(`There is no data table "${name}".`);
	const path = `/rest/projects/${project.id}/data-tables/${table.id}`;
	return {
		async rows() {
			const page = await client.request<{ data: Row[] }>('GET', `${path}/rows?take=100&skip=0`);
			return page.data.sort((one, other) => Number(one['id']) - Number(other['id']));
		},
	};
}
