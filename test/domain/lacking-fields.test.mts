import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { checkCard, type CheckableFields } from '../../domain/card-checks.ts';
import { CHECK_NAMES } from '../../domain/problem-code.ts';
import { SOUND, TODAY } from './sound-card.mts';

describe('a check that lacks its fields', () => {
	test('an empty card: every check is skipped, none fails', () => {
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

	test('the portrait side lacks the validity, the emblem side everything else', () => {
		const portrait = { ...SOUND, issued_by: null, valid_date_start: null, valid_date_end: null };
		const portraitChecks = checkCard(portrait, TODAY);
		expect(portraitChecks.skipped).toEqual(CHECK_NAMES.filter((name) => name.startsWith('valid')));
		const emblem = checkCard(
			{ valid_date_start: SOUND.valid_date_start, valid_date_end: SOUND.valid_date_end },
			TODAY,
		);
		expect(emblem).toMatchObject({ passed: true, age: null, daysLeft: 4076, expired: false });
		expect(emblem.skipped).toEqual([...CHECK_NAMES.slice(0, 7), 'validity-age']);
	});

	test('whatever field is taken from a sound card, nothing is reported', () => {
		const names = Object.keys(SOUND) as Array<keyof CheckableFields>;
		fc.assert(
			fc.property(fc.subarray(names), (lacking) => {
				const fields = { ...SOUND };
				for (const name of lacking) fields[name] = null;
				expect(checkCard(fields, TODAY)).toMatchObject({ passed: true, warnings: [] });
			}),
		);
	});
});
