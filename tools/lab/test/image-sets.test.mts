import { describe, expect, test } from '@jest/globals';
import {
	emptyIdCardFields,
	ID_CARD_FIELD_NAMES,
	type IdCardFields,
} from '../../../domain/id-card.ts';
import { birthOfIdNumber, hasValidCheckCharacter } from '../../../domain/id-number.ts';
import { DOCUMENT_SETS, UNREADABLE_SETS } from '../image-sets/document-sets.mts';
import { IMAGE_SETS } from '../image-sets/image-set.mts';
import { countReading, emptyTally } from '../image-sets/tally.mts';

const setOf = (name: string) => IMAGE_SETS.find((set) => set.name === name)!;

/** Whether a reading of the picture would count as exact. */
function isExact(truths: readonly IdCardFields[], read: IdCardFields): boolean {
	const tally = emptyTally();
	countReading(tally, truths, read);
	return tally.exact === 1;
}

test('a value under glare may be missing or right but not wrong', async () => {
	const { truths } = await setOf('glare').draw(0);
	const [truth] = truths;
	const name = ID_CARD_FIELD_NAMES.find((key) =>
		truths.some((other) => other[key] !== truth[key]),
	)!;
	expect(isExact(truths, truth)).toBe(true);
	expect(isExact(truths, { ...truth, [name]: null })).toBe(true);
	expect(isExact(truths, { ...truth, [name]: '样本' })).toBe(false);
	expect(isExact(truths, emptyIdCardFields())).toBe(false);
});

test('a wrong number goes unnoticed unless its check character, birth, gender or a review tells', () => {
	const truth = { ...emptyIdCardFields(), identity_code: '110101199001010015' };
	const silentNumbers = (read: Partial<IdCardFields>, inReview?: string[]) => {
		const tally = emptyTally();
		countReading(tally, [truth], { ...truth, ...read }, inReview);
		return tally.silentNumbers;
	};
	const identity_code = '110101199001010031';
	expect(hasValidCheckCharacter(identity_code)).toBe(true);
	expect(silentNumbers({ identity_code })).toBe(1);
	expect(silentNumbers({ identity_code }, ['identity_code'])).toBe(0);
	expect(silentNumbers({ identity_code }, ['address'])).toBe(1);
	expect(silentNumbers({ identity_code, birth: '1991-01-01' })).toBe(0);
	expect(silentNumbers({ identity_code, gender: '女' })).toBe(0);
	expect(silentNumbers({ identity_code: '110101199001010032' })).toBe(0);
});

describe('a birth under a bar', () => {
	test('may be missing or what the number proves', async () => {
		const { truths } = await setOf('blacked out').draw(12);
		const [truth] = truths;
		expect(truth.birth).toBeNull();
		expect(hasValidCheckCharacter(truth.identity_code!)).toBe(true);
		const proven = birthOfIdNumber(truth.identity_code!);
		expect(isExact(truths, truth)).toBe(true);
		expect(isExact(truths, { ...truth, birth: proven })).toBe(true);
		expect(isExact(truths, { ...truth, birth: '1950-01-01' })).toBe(false);
		expect(isExact(truths, { ...truth, identity_code: null })).toBe(false);
	});

	test('must be missing where the number is under one too', async () => {
		const [truth, ...others] = (await setOf('blacked out').draw(28)).truths;
		expect([truth.birth, truth.identity_code]).toEqual([null, null]);
		expect(others).toEqual([]);
	});
});

test.each(['level', 'rare', 'layout', 'mark', 'condition'])(
	'another seed draws other people in sets of the kind %s',
	async (kind) => {
		const { draw } = IMAGE_SETS.find((set) => set.kind === kind)!;
		const [own, other] = await Promise.all([draw(0), draw(0, 'other')]);
		expect(other.truths).not.toEqual(own.truths);
		expect((await draw(0, 'bench')).truths).toEqual(own.truths);
	},
);

test.each([...DOCUMENT_SETS, ...UNREADABLE_SETS])(
	'$name: the same images for a seed, and what they show',
	async ({ isCard, draw }) => {
		const [one, again, other] = [await draw(0, 'a'), await draw(0, 'a'), await draw(0, 'b')];
		expect(again).toEqual(one);
		expect(other.image.equals(one.image)).toBe(false);
		expect(one.truths.some(({ side }) => side !== null)).toBe(isCard);
	},
);
