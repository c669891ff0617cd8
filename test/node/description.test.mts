import { expect, test } from '@jest/globals';
import {
	NodeHelpers,
	type INode,
	type INodeParameters,
	type INodeProperties,
	type INodePropertyOptions,
	type INodeType,
} from 'n8n-workflow';

import { MASKING_PRESETS } from '../../domain/card/masking-preset.ts';
import { loadPackage } from '../../tools/n8n/in-process/run-node.mts';

const { description } = (await loadPackage()).getNode('idCardOcr').type as INodeType;

/** Every parameter, also those inside collections. */
function all(among: INodeProperties[] = description.properties): INodeProperties[] {
	return among.flatMap((parameter) => {
		const { type, options = [] } = parameter;
		if (type === 'collection') return [parameter, ...all(options as INodeProperties[])];
		if (type !== 'fixedCollection') return [parameter];
		const groups = options as unknown as Array<{ values: INodeProperties[] }>;
		return [parameter, ...groups.flatMap(({ values }) => all(values))];
	});
}

const named = (name: string) => all().filter((parameter) => parameter.name === name);

test('every masking preset can be chosen, or none', () => {
	const masks = named('mask');
	expect(masks).toHaveLength(3);
	for (const { options } of masks) {
		const presets = (options as INodePropertyOptions[]).map(({ value }) => value);
		expect(presets).toHaveLength(1 + Object.keys(MASKING_PRESETS).length);
		expect(presets).toEqual(expect.arrayContaining(['off', ...Object.keys(MASKING_PRESETS)]));
	}
});

test("tells n8n's AI builder when to choose the node and how to wire it", () => {
	const hint = description.builderHint?.searchHint ?? '';
	expect(hint).toMatch(/Chinese resident ID card/);
	for (const { options } of named('operation')) {
		for (const { value } of options as INodePropertyOptions[]) expect(hint).toContain(value);
	}
});

/** The parameters that the editor shows. */
function shown(chosen: INodeParameters): INodeProperties[] {
	const node = { id: '', name: '', type: '', typeVersion: 2, position: [0, 0], parameters: {} };
	return description.properties.filter((one) =>
		NodeHelpers.displayParameter(chosen, one, node as INode, description),
	);
}

test.each<[string, INodeParameters, string[]]>([
	['recognize', { source: 'file' }, ['source', 'binaryPropertyName', 'oneItemPer']],
	['recognize', { source: 'url' }, ['source', 'url', 'oneItemPer']],
	['recognize', { source: 'base64' }, ['source', 'base64', 'oneItemPer']],
	[
		'recognize',
		{ source: 'url', oneItemPer: 'personAllItems' },
		['source', 'url', 'oneItemPer', 'groupBy', 'bothSides'],
	],
	['checkIdCard', { specifyCard: 'json' }, ['specifyCard', 'card', 'sides', 'compare']],
	['checkIdCard', { specifyCard: 'number' }, ['specifyCard', 'idNumber']],
	['matchSides', {}, ['matchNotice', 'groupBy', 'bothSides', 'missingSides']],
])('%s with %j asks for %j, for routes, and for few options', (operation, chosen, names) => {
	const calls = operation === 'recognize';
	const parameters = shown({ operation, ...chosen });
	expect(parameters.map(({ name }) => name)).toEqual([
		'operation',
		...names,
		'route',
		'columns',
		'options',
		...(calls ? ['serverOptions'] : []),
	]);
	for (const { name, options = [] } of parameters) {
		// n8n hides what 0.4 called otherwise.
		const list = (options as INodeProperties[]).filter(({ type }) => type !== 'hidden');
		if (name === 'options') expect(list.length).toBeLessThanOrEqual(calls ? 9 : 7);
		if (name === 'serverOptions') expect(list).toHaveLength(2);
	}
});
