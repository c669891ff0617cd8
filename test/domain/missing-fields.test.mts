import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { checkCard, type CheckableFields } from '../../domain/card-checks.ts';
import { CHECK_NAMES } from '../../domain/problem-code.ts';
import { VALID_CARD, TODAY } from './valid-card.mts';

describe('checks with missing fields', () => {
	test('on an empty card all are skipped and none fails', () => {
		expect(checkCard({}, TODAY)).toEqual({
			passed: true,
			problems: [],
			warnings: [],
			skipped: [...CHECK_NAMES],
			numberKind: null,
			age: null,
			longTerm: null,
			daysLeft: null,
			expired: null,
			referenceDate: TODAY,
		});
	});

	test('on one side, checks that need the other side are skipped', () => {
		const portrait = {
			...VALID_CARD,
			issued_by: null,
			valid_date_start: null,
			valid_date_end: null,
		};
		const portraitChecks = checkCard(portrait, TODAY);
		expect(portraitChecks.skipped).toEqual(CHECK_NAMES.filter((name) => name.startsWith('valid')));
		const emblem = checkCard(
			{ valid_date_start: VALID_CARD.valid_date_start, valid_date_end: VALID_CARD.valid_date_end },
			TODAY,
		);
		expect(emblem).toMatchObject({ passed: true, age: null, daysLeft: 4076, expired: false });
		expect(emblem.skipped).toEqual([...CHECK_NAMES.slice(0, 7), 'validity-age']);
	});

	test('removing any fields from a valid card reports nothing', () => {
		const names = Object.keys(VALID_CARD) as Array<keyof CheckableFields>;
		fc.assert(
			fc.property(fc.subarray(names), (missing) => {
				const fields = { ...VALID_CARD };
				for (const name of missing) fields[name] = null;
				expect(checkCard(fields, TODAY)).toMatchObject({ passed: true, warnings: [] });
			}),
		);
	});
});
