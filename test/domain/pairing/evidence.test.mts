import { expect, test } from '@jest/globals';

import { COMPARISONS, EVIDENCE, type Evidence, isProposal } from '../../../domain/evidence.ts';
import { toldEvidence } from '../../../domain/pairing/told-evidence.ts';

const ALL = Object.keys(EVIDENCE) as Evidence[];

test('what rests on order, bare names, elimination, place or age asks, and nothing else', () => {
	const asking = ALL.filter((code) => isProposal([code]));
	expect(asking).toEqual([
		'beside-unread',
		'same-folder',
		'names-alike',
		'order',
		'only-pairing',
		...Object.keys(COMPARISONS),
	]);
	// However much of it there is.
	expect(isProposal(asking)).toBe(true);
	for (const code of ALL.filter((one) => !asking.includes(one))) {
		expect([code, isProposal([...asking, code])]).toEqual([code, false]);
	}
});

test.each<[string, Evidence[], Evidence[]]>([
	[
		'what suffices is told before place and age, without weaker evidence',
		['validity-fits-age', 'order', 'same-county', 'names-alike', 'printed-name'],
		['printed-name', 'same-county', 'validity-fits-age'],
	],
	[
		'all of a proposal is told, the strongest first',
		['same-city', 'only-pairing', 'order', 'beside-unread'],
		['beside-unread', 'order', 'only-pairing', 'same-city'],
	],
	[
		'a number that portrait sides share does not hide what the pair rests on',
		['order', 'same-number', 'same-county'],
		['same-number', 'order', 'same-county'],
	],
	['once', ['order', 'order'], ['order']],
	['nothing', [], []],
])('%s', (_, evidence, told) => {
	expect(toldEvidence(evidence, 'off')).toEqual(told);
});

test.each([
	['off', ['order', 'same-county', 'validity-fits-age', 'validity-fits-kind']],
	['1+1-validity', ['order', 'same-county', 'validity-fits-age', 'validity-fits-kind']],
	['3+4', ['order', 'same-county']],
] as const)(
	'masked with %s, what tells the kind of number is told only if its place is',
	(mask, told) => {
		const evidence = ['validity-fits-kind', 'validity-fits-age', 'same-county', 'order'] as const;
		expect(toldEvidence(evidence, mask)).toEqual(told);
	},
);
