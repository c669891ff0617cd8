import { expect, test } from '@jest/globals';
import fc from 'fast-check';

import { checkCard, type CheckableFields } from '../../../domain/card/card-checks.ts';
import { numbered } from '../../support/numbered.mts';
import { inventIssue } from '../../support/people/issue.mts';
import { inventPerson } from '../../support/people/person.mts';
import { Random } from '../../support/random.mts';
import { VALID_CARD, TODAY } from './valid-card.mts';

test('a valid card passes every check', () => {
	expect(checkCard(VALID_CARD, TODAY, [])).toEqual({
		problems: [],
		missing: [],
		sidesDisagree: false,
		age: 36,
		daysLeft: 4076,
		expired: false,
	});
});

// Each row changes a valid card and lists all findings.
test.each<[string, CheckableFields, string[]]>([
	['one digit missing', { identity_code: '31010119900101123' }, ['number-length']],
	['first generation', { identity_code: '310101900101123' }, ['number-first-generation']],
	['a letter for a digit', { identity_code: '3101O1199001011234' }, ['number-characters']],
	['a lowercase x', { identity_code: '11010519491231002x' }, ['number-characters']],
	['a wrong check digit', { identity_code: '310101199001011235' }, ['check-digit-wrong']],
	[
		'an impossible birth date in the number',
		{ identity_code: numbered('31010119900230123') },
		['number-birth-not-a-date'],
	],
	['an impossible printed birth date', { birth: '1990-02-30' }, ['birth-not-a-date']],
	['a different printed birth date', { birth: '1990-01-02' }, ['birth-differs-from-number']],
	['a different gender', { gender: '女' }, ['gender-differs-from-number']],
	['not a gender', { gender: '舅' }, ['gender-unknown']],
	['an ethnic group with 族', { race: '汉族' }, ['ethnic-group-unknown']],
	['穿青人', { race: '穿青人' }, []],
	['the former name of a group', { race: '毛难' }, []],
	['an unlisted region', { identity_code: numbered('31019919900101123') }, ['region-code-unknown']],
	['a region abolished before birth', { identity_code: numbered('31011119900101123') }, []],
	[
		'born after the reference date',
		{ identity_code: numbered('31010120270101123'), birth: '2027-01-01' },
		['birth-in-future', 'validity-does-not-fit-age'],
	],
	[
		"the standard's example of 1880",
		{
			identity_code: '440524188001010014',
			birth: '1880-01-01',
			valid_date_end: '长期',
		},
		['age-implausible'],
	],
	['an unreadable start', { valid_date_start: '2017.18.12' }, ['validity-not-a-date']],
	['an unreadable end', { valid_date_end: '长斯' }, ['validity-not-a-date']],
	[
		'a length of eight years',
		{ valid_date_end: '2025-08-12' },
		['validity-length-illegal', 'validity-expired'],
	],
	['长期 at 27', { valid_date_end: '长期' }, ['validity-does-not-fit-age']],
	[
		'five years at 27, expired',
		{ valid_date_end: '2022-08-12' },
		['validity-does-not-fit-age', 'validity-expired'],
	],
	[
		'not yet started',
		{ valid_date_start: '2026-06-16', valid_date_end: '2046-06-16' },
		['validity-not-yet-started'],
	],
	[
		'expired yesterday',
		{
			valid_date_start: '2006-06-14',
			valid_date_end: '2026-06-14',
			birth: '1975-01-01',
			identity_code: numbered('31010119750101123'),
		},
		['validity-expired'],
	],
	[
		'a permit for Hong Kong, five years',
		{
			identity_code: '810000199408230021',
			gender: '女',
			birth: '1994-08-23',
			valid_date_start: '2022-01-01',
			valid_date_end: '2027-01-01',
		},
		[],
	],
])('%s', (_case, change, codes) => {
	expect(checkCard({ ...VALID_CARD, ...change }, TODAY, []).problems).toEqual(codes);
});

test('on drawn cards nothing is found but that some have expired', () => {
	for (let index = 0; index < 200; index++) {
		const random = new Random(`card-checks/${index}`);
		const person = inventPerson(random, { rare: 'real', race: '汉' });
		const { authority, start, end } = inventIssue(random, person);
		const card = {
			...person,
			identity_name: person.name,
			identity_code: person.idNumber,
			issued_by: authority,
			valid_date_start: start,
			valid_date_end: end,
		};
		const { problems, missing, sidesDisagree } = checkCard(card, '2026-01-01', [1, 0]);
		const found = problems.filter((code) => code !== 'validity-expired');
		expect([card, found, missing, sidesDisagree]).toEqual([card, [], [], false]);
	}
});

test('the age comes from the printed birth or the number, and is null if they differ', () => {
	expect(checkCard({ birth: '1990-06-16' }, TODAY, []).age).toBe(35);
	expect(checkCard({ identity_code: '310101199001011234' }, TODAY, []).age).toBe(36);
	expect(checkCard({ identity_code: '310101199001011235' }, TODAY, []).age).toBeNull();
	expect(checkCard({ ...VALID_CARD, birth: '1991-01-01' }, TODAY, []).age).toBeNull();
});

test('checks never throw, whatever the fields contain', () => {
	const written = fc.oneof(
		fc.string(),
		fc.constantFrom('长期', '2017.08.12', '男', '310101199001011234', '汉'),
		fc.constant(null),
	);
	const fields = fc.record({
		identity_code: written,
		gender: written,
		race: written,
		birth: written,
		valid_date_start: written,
		valid_date_end: written,
	});
	fc.assert(
		fc.property(fields, (card) => {
			expect(checkCard(card, TODAY, [1, 0]).problems).toEqual(expect.any(Array));
		}),
	);
});
