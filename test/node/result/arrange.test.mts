import { expect, test } from '@jest/globals';

import { arrangeOutputs, type PlacedItem } from '../../../nodes/IdCardOcr/result/arrange.ts';

const placed = (output: number, name: string, failed = false): PlacedItem => ({
	output,
	item: { json: { name } },
	failed,
});
const namesOf = (outputs: ReturnType<typeof arrangeOutputs>) =>
	outputs.map((items) => items.map(({ json }) => json.name));

const ITEMS = [placed(2, 'a', true), placed(0, 'b'), placed(2, 'c'), placed(0, 'd')];

test('every item leaves on its own output, in input order', () => {
	expect(namesOf(arrangeOutputs(ITEMS, 3, { failedLast: true }))).toEqual([
		['b', 'd'],
		[],
		['a', 'c'],
	]);
});

test('on a single output failed items come last where they must', () => {
	expect(namesOf(arrangeOutputs(ITEMS, 1, { failedLast: true }))).toEqual([['b', 'c', 'd', 'a']]);
});
