import { expect, test } from '@jest/globals';

import { FIELD_TITLES } from '../../domain/card/field-naming.ts';
import {
	fieldNamed,
	namesPeriod,
	OTHER_NAMES,
	PERIOD_NAMES,
} from '../../nodes/IdCardOcr/input/field-aliases.ts';

test.each(Object.entries({ side: [], ...OTHER_NAMES }))(
	'every name of %s is of no other field, and earlier ones count first',
	(field, others) => {
		const names = [...FIELD_TITLES[field as keyof typeof FIELD_TITLES], ...others];
		expect(names.length).toBeGreaterThan(2);
		const found = names.map((name) => fieldNamed(name));
		expect(found.map((one) => one?.field)).toEqual(names.map(() => field));
		const ranks = found.map((one) => one!.rank);
		expect(ranks).toEqual([...ranks].sort((one, other) => one - other));
		expect(names.filter(namesPeriod)).toEqual([]);
	},
);

test('names of both dates are of no single field', () => {
	expect(PERIOD_NAMES.filter((name) => fieldNamed(name) !== undefined)).toEqual([]);
	expect(PERIOD_NAMES.every(namesPeriod)).toBe(true);
});
