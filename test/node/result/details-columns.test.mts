import { expect, test } from '@jest/globals';

import { DETAILS_PREFIX } from '../../../domain/column.ts';
import { detailsColumns } from '../../../nodes/IdCardOcr/result/details-columns.ts';
import type { FoundSide } from '../../../domain/result/found-side.ts';

test('a tilted card has the upright rectangle around it', () => {
	const box = [
		[169, 154],
		[1082, 276],
		[1000, 841],
		[87, 719],
	];
	const side = { page: 2, details: { box } } as unknown as FoundSide<never>;
	const settings = { columns: new Set([DETAILS_PREFIX] as const) };
	expect(detailsColumns(undefined, { '': side }, settings)).toMatchObject({
		details_page: 2,
		details_left: 87,
		details_top: 154,
		details_width: 995,
		details_height: 687,
	});
});
