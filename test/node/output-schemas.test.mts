import { expect, test } from '@jest/globals';
import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { dirname } from 'node:path';

import { core } from '../../tools/n8n/in-process/engine.mts';
import { loadPackage } from '../../tools/n8n/in-process/run-node.mts';
import { BACK, CARD, FRONT, read } from './results-stub.mts';

/** A JSON Schema of flat items, as n8n's own nodes write it. */
interface Schema {
	type: 'object';
	properties: Record<string, { type: string | string[] }>;
}

/** Items that together set every column of the default, and every one to `null` that can be. */
const RUNS: Record<string, { items: Array<string | INodeExecutionData>; more?: INodeParameters }> =
	{
		recognize: { items: ['front', 'back', 'blank', 'unreadable', 'wrong', { json: {} }] },
		checkIdCard: {
			items: [CARD, { ...CARD, valid_date_end: '长期' }, { identity_name: null }, { row: 1 }].map(
				(json) => ({ json }),
			),
		},
		matchSides: {
			items: [{ ...FRONT, file_name: 'a' }, BACK, CARD, { identity_name: null }, {}].map(
				(json) => ({
					json,
				}),
			),
		},
	};

test.each(Object.keys(RUNS))("n8n's schema for %s is what it puts out", async (operation) => {
	const { outputs, error } = await read(RUNS[operation].items, {
		parameters: { operation, groupBy: '', columns: 'fieldsAndReview' },
		options: { keepFromInput: 'none' },
		onError: 'continueRegularOutput',
	});
	expect(error).toBeUndefined();
	const found: Record<string, Set<string>> = {};
	for (const { json } of outputs.flat()) {
		for (const [name, value] of Object.entries(json)) {
			(found[name] ??= new Set()).add(typeOf(value));
		}
	}
	// Of failed items only.
	delete found.error;
	const { properties } = await schemaOf(operation);
	const declared = Object.entries(properties).map(([name, { type }]) => [
		name,
		[type].flat().sort(),
	]);
	expect(declared).toEqual(Object.entries(found).map(([name, types]) => [name, [...types].sort()]));
});

/** Looks the schema up as n8n does. */
async function schemaOf(operation: string): Promise<Schema> {
	const { sourcePath } = (await loadPackage()).known.nodes['idCardOcr'];
	const schema = core.loadOutputSchema({ nodeDir: dirname(sourcePath), version: 2, operation });
	return schema as unknown as Schema;
}

function typeOf(value: unknown): string {
	if (value === null) return 'null';
	return Number.isInteger(value) ? 'integer' : typeof value;
}
