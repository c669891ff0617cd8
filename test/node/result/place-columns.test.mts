import { expect, test } from '@jest/globals';

import { PLACE_COLUMNS, placeColumns } from '../../../nodes/IdCardOcr/result/place-columns.ts';

test('a tilted card has the upright rectangle around it', () => {
	const box = [
		[169, 154],
		[1082, 276],
		[1000, 841],
		[87, 719],
	] as const;
	expect(placeColumns({ page: 2, box })).toEqual({
		card_page: 2,
		card_left: 87,
		card_top: 154,
		card_width: 995,
		card_height: 687,
	});
});

test('without a card every column is empty, and there', () => {
	expect(placeColumns(undefined)).toEqual(
		Object.fromEntries(PLACE_COLUMNS.map((name) => [name, null])),
	);
});
