import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { MATCH_PROOFS } from '../../domain/side-match.ts';
import { PRINTED_FIELDS } from '../../domain/required-fields.ts';
import { fieldNamed, namesPeriod } from '../../nodes/IdCardOcr/input/field-aliases.ts';
import { LONE_SENTENCES } from '../../nodes/IdCardOcr/match-sides/lone-side-json.ts';

const read = (page: string) =>
	readFileSync(join(import.meta.dirname, '../../docs', `${page}.md`), 'utf8');

/** The texts in code marks of each row of the table whose first heading is given. */
function codesOf(page: string, heading: string): string[][] {
	const lines = read(page).split('\n');
	const first = lines.findIndex((line) => line.startsWith(`| ${heading} `));
	const length = lines.slice(first).findIndex((line) => !line.startsWith('|'));
	return lines
		.slice(first + 2, first + length)
		.map((line) => [...line.matchAll(/`([^`]+)`/g)].map(([, code]) => code));
}

test('the names of fields are those that the page lists, in its order', () => {
	const rows = codesOf('check-id-card', 'Field');
	const period = rows.pop()!;
	expect(rows.map(([field]) => field)).toEqual([...PRINTED_FIELDS[1], ...PRINTED_FIELDS[0]]);
	for (const names of rows) {
		const found = names.map((name) => fieldNamed(name)!);
		expect(found.map(({ field }) => field)).toEqual(names.map(() => names[0]));
		const ranks = found.map(({ rank }) => rank);
		expect(ranks).toEqual([...ranks].sort((one, other) => one - other));
	}
	expect(period.slice(0, -1).every(namesPeriod)).toBe(true);
});

test('the page explains every reason and every proof of a match', () => {
	const reasons = codesOf('match-sides', '`reason.problem`').flat();
	expect(reasons.sort()).toEqual([...Object.keys(LONE_SENTENCES), 'not-read'].sort());
	const page = read('match-sides');
	expect(Object.keys(MATCH_PROOFS).filter((proof) => !page.includes(`\`${proof}\``))).toEqual([]);
});
