import { expect, test } from '@jest/globals';
import {
	NodeHelpers,
	type INode,
	type INodeProperties,
	type INodePropertyOptions,
	type INodeType,
} from 'n8n-workflow';

import { MASKING_PRESETS } from '../../nodes/IdCardOcr/card/masking-preset.ts';
import { loadPackage } from '../../tools/n8n/in-process/run-node.mts';

const { description } = (await loadPackage()).getNode('idCardOcr').type as INodeType;

/** Returns every parameter of that name, also inside collections. */
function parametersNamed(
	name: string,
	among: INodeProperties[] = description.properties,
): INodeProperties[] {
	return among.flatMap((parameter) => {
		const inside = parameter.type === 'collection' ? parameter.options : [];
		const found = parametersNamed(name, inside as INodeProperties[]);
		return parameter.name === name ? [parameter, ...found] : found;
	});
}

test('the names of the masking presets say what stays visible', () => {
	const masks = parametersNamed('mask');
	expect(masks).toHaveLength(5);
	for (const { options } of masks) {
		const presets = options as INodePropertyOptions[];
		expect(presets.map(({ value, name }) => [value, name])).toEqual([
			['off', 'Off'],
			['1+1-birth-year', 'Show First and Last Character, Birth Year, District'],
			['1+1-validity', 'Show First and Last Character, Validity, District'],
			['3+4', 'Show First Three and Last Four Characters'],
		]);
		expect(presets.map(({ value }) => value)).toEqual(['off', ...Object.keys(MASKING_PRESETS)]);
	}
});

test("tells n8n's AI builder when to choose the node and how to wire it", () => {
	const hint = description.builderHint?.searchHint ?? '';
	expect(hint).toMatch(/Chinese resident ID card/);
	for (const { displayName, options } of parametersNamed('operation')) {
		expect(displayName).toBe('Operation');
		for (const { value } of options as INodePropertyOptions[]) expect(hint).toContain(value);
	}
});

test.each([
	['recognize', { images: 'one' }, ['source', 'binaryPropertyName']],
	['recognizeBothSides', { images: 'one' }, ['images', 'source', 'binaryPropertyName']],
	[
		'recognizeBothSides',
		{ images: 'two' },
		['images', 'source', 'firstBinaryPropertyName', 'secondBinaryPropertyName'],
	],
	['recognizeBothSides', { images: 'one', source: 'url' }, ['images', 'source', 'url']],
	[
		'recognizeBothSides',
		{ images: 'two', source: 'url' },
		['images', 'source', 'firstUrl', 'secondUrl'],
	],
])('%s with %j asks for the images in %j', (operation, chosen, names) => {
	const node = { id: '', name: '', type: '', typeVersion: 2, position: [0, 0], parameters: {} };
	const values = { operation, source: 'binary', ...chosen };
	const shown = description.properties
		.filter((one) => NodeHelpers.displayParameter(values, one, node as INode, description))
		.map(({ name }) => name);
	const others = ['operation', 'simplify', 'cardsPerImage', 'routeBySide', 'options'];
	expect(shown.filter((name) => !others.includes(name))).toEqual(names);
});
