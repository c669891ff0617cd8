import { expect, test } from '@jest/globals';
import { emptyIdCardFields } from '../../../domain/id-card.ts';
import { type Findings } from '../../../tools/bench/engine/findings.mts';
import { PICTURE_SETS } from '../../../tools/bench/engine/pictures/picture-set.mts';
import { sectionsOf } from '../../../tools/bench/engine/tables.mts';
import { countReading, emptyTally } from '../../../tools/bench/engine/tally.mts';

const FINDINGS: Findings = {
	own: {
		tallies: new Map(PICTURE_SETS.map(({ name }) => [name, { ...emptyTally(), pictures: 1 }])),
		memory: { cards: 1, peakMebibytes: 1, earlyMebibytes: 1, lateMebibytes: 1 },
	},
	sideBySide: { runs: [], peers: [], missing: [] },
	concurrency: [],
};

test('every set has one row among the tables of accuracy', () => {
	const images = sectionsOf(FINDINGS)
		.flatMap(({ rows }) => rows)
		.filter((row) => 'exact, %' in row)
		.map((row) => row.images);
	expect(images.sort()).toEqual(PICTURE_SETS.map(({ name }) => `1 ${name}`).sort());
});

test('marks and conditions have tables of their own', () => {
	const headings = sectionsOf(FINDINGS).map(({ heading }) => heading);
	expect(headings).toEqual(
		expect.arrayContaining(['Layouts and lookalikes', 'Marks', 'Conditions']),
	);
});

test('a value under glare may be missing or right but not wrong', async () => {
	const set = PICTURE_SETS.find(({ name }) => name === 'glare')!;
	const { truths } = await set.draw(0);
	const [truth] = truths;
	const name = Object.keys(truth).find((key) =>
		truths.some((other) => other[key as keyof typeof truth] !== truth[key as keyof typeof truth]),
	)!;
	const exact = (value: string | null) => {
		const tally = emptyTally();
		countReading(tally, truths, { ...truth, [name]: value });
		return tally.exact;
	};
	expect(exact(String(truth[name as keyof typeof truth]))).toBe(1);
	expect(exact(null)).toBe(1);
	expect(exact('样本')).toBe(0);
	const refused = emptyTally();
	countReading(refused, truths, emptyIdCardFields());
	expect(refused.exact).toBe(0);
});
