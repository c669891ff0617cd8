import { expect, test } from '@jest/globals';

import { emptyIdCardFields, type IdCardFields } from '../../../domain/id-card.ts';
import { judge } from '../../../tools/score/judgement.mts';
import { changesSince, savedScore } from '../../../tools/score/saved-score.mts';
import type { ScoredPicture } from '../../../tools/score/score-pictures.mts';

const TRUTH: IdCardFields = { ...emptyIdCardFields(), side: 1, identity_name: '王五', race: '汉' };

function scored(index: number, fields: IdCardFields | null): ScoredPicture {
	const reading = { fields, otherSide: null };
	return { set: 'photo', index, reading, judgement: judge([TRUTH], fields) };
}

/** Saved and read again, as between two runs. */
const saved = (...pictures: ScoredPicture[]) =>
	JSON.parse(JSON.stringify(savedScore('abc', pictures)));

test('tells which fields are read otherwise, and whether they are right now', () => {
	const before = saved(
		scored(0, TRUTH),
		scored(1, { ...TRUTH, race: null }),
		scored(2, TRUTH),
		scored(3, { ...TRUTH, race: null }),
	);
	const now = [
		scored(0, TRUTH),
		scored(1, TRUTH),
		scored(2, { ...TRUTH, identity_name: '玉五' }),
		scored(3, { ...TRUTH, race: '满' }),
	];
	expect(changesSince(before, now)).toEqual([
		'photo 1 better: race null → 汉',
		'photo 2 worse: identity_name 王五 → 玉五, true 王五',
		'photo 3 other: race null → 满, true 汉',
	]);
});

test('a card that is no longer found is every field of it', () => {
	const changes = changesSince(saved(scored(0, TRUTH)), [scored(0, null)]);
	expect(changes).toEqual([
		'photo 0 worse: side 1 → null, true 1',
		'photo 0 worse: identity_name 王五 → null, true 王五',
		'photo 0 worse: race 汉 → null, true 汉',
	]);
});

test('a picture that was not read before is named', () => {
	expect(changesSince(saved(), [scored(0, TRUTH)])).toEqual(['photo 0 is new']);
});

test('the other side is compared too', () => {
	const now = { ...scored(0, TRUTH), reading: { fields: TRUTH, otherSide: TRUTH } };
	expect(changesSince(saved(scored(0, TRUTH)), [now])).toContain(
		'photo 0 other side: race null → 汉',
	);
});
