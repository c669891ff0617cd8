import { expect, test } from '@jest/globals';

import type { FoundSide } from '../../../domain/result/found-side.ts';
import { type HowToName, namedPictures } from '../../src/folder/picture-names.mts';
import type { PersonRow } from '../../src/folder/rows.mts';

const FILES = [{ name: '照片/1.jpg' }, { name: 'b.pdf' }];

/** A row with a portrait side of somebody, whose name may be unread, in the first file, and an emblem side in the second. */
function rowOf(name: string | null, isProposed = false): PersonRow {
	const sides = [
		{ side: 1, image: 0, fields: { identity_name: name, identity_code: '110101199003074514' } },
		{ side: 0, image: 1, fields: { identity_name: null, identity_code: null } },
	] as unknown as FoundSide[];
	const person = { repeats: [], evidence: [], candidates: [], isProposed };
	return { row: {}, doubtful: [], missing: [], unsettled: [], files: [], person, sides };
}

const namesOf = (people: readonly PersonRow[], how: Partial<HowToName> = {}) =>
	namedPictures(people, FILES, {
		by: 'name',
		words: ['反面', '正面'],
		kinds: ['cards', 'copies'],
		...how,
	}).map((own) => own.map(({ name }) => name));

test('pictures bear the name on the card, those of namesakes and of one name with other capitals are numbered', () => {
	expect(
		namesOf([rowOf('样本甲'), rowOf('样本甲'), rowOf('Ann·Specimen'), rowOf('ANN·SPECIMEN')]),
	).toEqual([
		['样本甲-正面.jpg', '样本甲-反面.jpg', '样本甲.pdf'],
		['样本甲_2-正面.jpg', '样本甲_2-反面.jpg', '样本甲_2.pdf'],
		['Ann·Specimen-正面.jpg', 'Ann·Specimen-反面.jpg', 'Ann·Specimen.pdf'],
		['ANN·SPECIMEN_2-正面.jpg', 'ANN·SPECIMEN_2-反面.jpg', 'ANN·SPECIMEN_2.pdf'],
	]);
});

test("a side that may be somebody else's, and one without a name, are named after their files", () => {
	expect(namesOf([rowOf('样本甲', true)])).toEqual([
		['样本甲-正面.jpg', 'b-反面.jpg', '样本甲-正面.pdf', 'b-反面.pdf'],
	]);
	expect(namesOf([rowOf(null)])).toEqual([['照片_1-正面.jpg', 'b-反面.jpg', '照片_1.pdf']]);
});

test('the number is in a name if it is asked for, characters that systems refuse are in none', () => {
	expect(namesOf([rowOf('A/B:C')], { by: 'number', kinds: ['copies'] })).toEqual([
		['A_B_C-110101199003074514.pdf'],
	]);
	expect(namesOf([rowOf('样本甲')], { by: 'file', kinds: ['copies'] })).toEqual([['照片_1.pdf']]);
	// Systems take 255 bytes, and a Chinese character has three.
	expect(namesOf([rowOf('样'.repeat(80))], { kinds: ['copies'] })).toEqual([
		[`${'样'.repeat(60)}.pdf`],
	]);
});
