import { describe, expect, test } from '@jest/globals';

import { printFaces } from '../../specimens/faces.mts';
import type { SpecimenRequest } from '../../specimens/specimen-request.mts';
import { Random } from '../../../../test/support/random.mts';

const facesOf = (request: SpecimenRequest) =>
	printFaces(new Random(`${request.seed}/${request.index}`), request);

const cards = Array.from({ length: 60 }, (_, index) => facesOf({ seed: 'run', index, side: 1 })[0]);

const spreadOf = (values: readonly number[]) => Math.max(...values) - Math.min(...values);

describe('print runs', () => {
	test('differ by a millimetre or more in where values are, and in the size of a number', () => {
		const boxes = cards.map(({ areas }) => areas.identity_code![0]);
		expect(spreadOf(boxes.map(({ left }) => left))).toBeGreaterThan(1);
		expect(spreadOf(boxes.map(({ width }) => width))).toBeGreaterThan(4);
		expect(spreadOf(cards.map(({ areas }) => areas.gender![0].left))).toBeGreaterThan(1);
	});

	test('spread a name of two', () => {
		const names = cards.filter(({ fields }) => fields.identity_name!.length < 4);
		const [two, three] = [2, 3].map((length) =>
			names.filter(({ fields }) => fields.identity_name!.length === length),
		);
		const sizes = (of: typeof cards) =>
			of.map(({ areas: { identity_name } }) => identity_name![0].width / identity_name![0].height);
		expect(Math.min(...sizes(two))).toBeGreaterThan(2.2);
		expect(Math.max(...sizes(three))).toBeLessThan(3.7);
	});

	test('keep every row left of the portrait, and rows apart', () => {
		for (const { areas } of cards) {
			for (const { left, width } of [...areas.identity_name!, ...areas.address!]) {
				expect(left + width).toBeLessThan(55);
			}
			areas.address!.slice(1).forEach(({ top }, index) => {
				expect(top - areas.address![index].top).toBeGreaterThan(areas.address![index].height);
			});
		}
	});

	test('are one for both sides of a card, and two for two people', () => {
		const request = { seed: 'run', index: 1, side: 1 } as const;
		const [front, back] = facesOf({ ...request, layouts: ['both-sides'] });
		expect(front).toEqual(facesOf(request)[0]);
		expect(back).toEqual(facesOf({ ...request, side: 0 })[0]);
		const [first, second] = facesOf({ ...request, layouts: ['two-people'] });
		expect(first).toEqual(front);
		expect(second.areas.gender![0].left).not.toBe(first.areas.gender![0].left);
	});
});
