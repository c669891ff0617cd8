import { beforeAll, describe, expect, test } from '@jest/globals';

import { waitForExecution } from '../../tools/n8n/installed/executions.mts';
import type { SavedWorkflow, Workflow } from '../../tools/n8n/installed/workflows.mts';
import { CARD_FILES, readCard } from '../cards/read-card.mts';
import { openDataTable, type Row } from './data-tables.mts';
import { readWorkflow } from './examples/in-each-language.mts';
import { importAndPublish, openOwnerSession } from './owner-session.mts';

const PATH = '/form/own-labels';
const TABLE = 'Three columns';
const COLUMNS = ['identity_code', 'valid_date_end', 'reason_message'];

/** The files of people of test/cards, and a value of each side. */
const PEOPLE = ['', 'second-', 'third-', 'fourth-', 'fifth-', 'sixth-'].map((person) => ({
	front: `${person}portrait.jpg`,
	back: `${person}emblem.jpg`,
	identity_code: readCard(`${person}portrait.jpg`).fields.identity_code,
	valid_date_end: readCard(`${person}emblem.jpg`).fields.valid_date_end,
}));

const session = await openOwnerSession();
let workflow: SavedWorkflow;
let latest = 0;
let known = 0;

/** The example as examples/README.md says to change it: Chinese labels with names, and a table of three columns. */
function ownForm(): Workflow {
	const { nodes, ...example } = readWorkflow('examples/form-to-table.json');
	const values = [
		{ fieldName: 'front', fieldLabel: '身份证正面', fieldType: 'file' },
		{ fieldName: 'back', fieldLabel: '身份证反面', fieldType: 'file' },
	];
	const changes: Record<string, object> = {
		'On form submission': { formFields: { values }, options: { path: 'own-labels' } },
		'Create table': {
			tableName: TABLE,
			columns: { column: COLUMNS.map((name) => ({ name, type: 'string' })) },
		},
		'ID Card OCR': { columns: 'selected', selectedColumns: COLUMNS },
		'Save row': { dataTableId: { __rl: true, mode: 'name', value: TABLE } },
	};
	const changed = nodes.map((node) => ({
		...node,
		parameters: { ...node.parameters, ...changes[node.name] },
	}));
	return { ...example, name: TABLE, nodes: changed };
}

beforeAll(async () => {
	workflow = await importAndPublish(session, ownForm(), PATH);
});

/** Sends a file of test/cards, or a text, in each element that has one; returns the new rows of the table. */
async function submit(front?: string, back?: string): Promise<Row[]> {
	const body = new FormData();
	for (const [index, given] of [front, back].entries()) {
		if (given === undefined) continue;
		const content = CARD_FILES.includes(given) ? readCard(given).image : given;
		body.set(`field-${index}`, new Blob([content], { type: 'image/jpeg' }), `photo-${index}.jpg`);
	}
	const response = await fetch(session.environment.n8nUrl + PATH, { method: 'POST', body });
	expect(response.status).toBe(200);
	const execution = await waitForExecution(session.client, workflow.id, { after: latest });
	latest = Number(execution.id);
	expect(execution.error).toBeUndefined();
	const rows = await (await openDataTable(session.client, TABLE)).rows();
	const added = rows.slice(known);
	known = rows.length;
	return added;
}

describe('a form with Chinese labels and a table of three columns', () => {
	test.each(PEOPLE)('has one row for both sides of $front', async (person) => {
		const { front, back, ...values } = person;
		expect(await submit(front, back)).toEqual([expect.objectContaining(values)]);
		expect(await submit(back, front)).toEqual([expect.objectContaining(values)]);
	});

	test.each([
		['one side', 'portrait.jpg', undefined],
		['the other side', undefined, 'emblem.jpg'],
		['no card', 'portrait.jpg', 'landscape.jpg'],
		['a blurred side', 'portrait-blurred.jpg', 'emblem.jpg'],
		['a covered number', 'portrait-blacked-out.jpg', 'emblem.jpg'],
		['glare', 'portrait-glare.jpg', 'emblem.jpg'],
		['two people', 'portrait.jpg', 'second-emblem.jpg'],
		['two people in one photo', 'two-portraits.jpg', 'emblem.jpg'],
		['the same side twice', 'third-portrait.jpg', 'third-portrait.jpg'],
		['two photos of one side', 'portrait.jpg', 'portrait-photo.jpg'],
		['a text', 'fourth-portrait.jpg', 'text, despite its name'],
		['nothing', undefined, undefined],
	])('has rows with a reason, and none of two people, for %s', async (_what, front, back) => {
		const rows = await submit(front, back);
		expect(rows).not.toEqual([]);
		for (const row of rows) {
			expect(row['reason_message']).toEqual(expect.any(String));
			const whose = PEOPLE.filter(
				(one) =>
					one.identity_code === row['identity_code'] ||
					one.valid_date_end === row['valid_date_end'],
			);
			expect(whose.length).toBeLessThanOrEqual(1);
		}
	});
});
