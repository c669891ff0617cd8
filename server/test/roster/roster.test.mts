import { expect, test } from '@jest/globals';

import { compare } from '../../src/roster/compare.mts';
import { rosterIn } from '../../src/roster/roster.mts';
import { drawRoster } from './drawn-roster.mts';

/** `LISTS=10000 SEEDS=…` draws more of them, or others. */
const LISTS = Number(process.env['LISTS'] ?? 200);
const SEEDS = process.env['SEEDS'] ?? 'roster';

test('nobody whose card is here is called missing, and no stranger is on the list', () => {
	const counts = { listed: 0, here: 0, perhaps: 0, missing: 0, wronglyMissing: 0, anothers: 0 };
	for (let list = 0; list < LISTS; list++) {
		const { table, cards, listed } = drawRoster(`${SEEDS}/${list}`);
		const roster = rosterIn(table)!;
		const names = listed.map(({ name }) => name.replaceAll(/\s/g, ''));
		expect(roster.people.map(({ name }) => name)).toEqual(names);
		const hasNumbers = roster.columns.number !== undefined;
		const result = compare(roster.people, cards);
		for (const [person, { state, matches }] of result.listed.entries()) {
			counts.listed++;
			counts[state]++;
			const isShown = cards.some(({ holder, name }) => holder === person && name !== null);
			if (state === 'missing' && isShown) counts.wronglyMissing++;
			const isTheirs = matches.some(({ row }) => cards[row].holder === person);
			if (state === 'here' && !isTheirs && hasNumbers) counts.anothers++;
		}
		// Without numbers, nobody could tell a stranger from somebody of the same name.
		const isStranger = ({ holder, name }: (typeof cards)[number]) =>
			holder === null && (hasNumbers || !names.includes(String(name)));
		const strangers = result.rows.filter((_, row) => isStranger(cards[row]));
		expect(strangers.filter(({ state }) => state === 'listed')).toEqual([]);
	}
	if (LISTS > 200) process.stderr.write(`${JSON.stringify(counts)}\n`);
	expect(counts).toMatchObject({ wronglyMissing: 0, anothers: 0 });
	// Most need no look, and who is not here is told.
	expect(counts.here).toBeGreaterThan(0.65 * counts.listed);
	expect(counts.missing).toBeGreaterThan(0.08 * counts.listed);
});

test('a list without numbers says of no card that its number differs', () => {
	const roster = rosterIn([['姓名'], ['样本甲']])!;
	const states = (...numbers: Array<string | null>) => {
		const cards = numbers.map((number) => ({ name: '样本甲', number }));
		return compare(roster.people, cards).rows.map(({ state }) => state);
	};
	expect(states(null)).toEqual(['listed']);
	// Perhaps two people of one name.
	expect(states('110101199003074514', null)).toEqual(['perhaps', 'perhaps']);
});
