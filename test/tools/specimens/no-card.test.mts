import { describe, expect, test } from '@jest/globals';
import sharp from 'sharp';
import { landscapePhoto, NO_CARD_KINDS, noCardPicture } from '../../../tools/specimens/no-card.mts';

describe('images without a card', () => {
	test('cover what is most often sent by mistake', () => {
		expect(NO_CARD_KINDS).toEqual(
			expect.arrayContaining(['landscape', 'text-page', 'bank-card', 'receipt', 'blank-paper']),
		);
	});

	test.each(NO_CARD_KINDS)(
		'%s is a valid image and the same only for the same seed',
		async (kind) => {
			const first = await noCardPicture(kind, 'a');
			const again = await noCardPicture(kind, 'a');
			const other = await noCardPicture(kind, 'b');
			expect(again.picture.equals(first.picture)).toBe(true);
			expect(other.picture.equals(first.picture)).toBe(false);
			const { format, width } = await sharp(first.picture).metadata();
			expect(format).toBe('jpeg');
			expect(width).toBeGreaterThan(500);
		},
	);

	test('the landscape is one of them', async () => {
		const { picture } = await noCardPicture('landscape', 7);
		expect((await landscapePhoto(7)).picture.equals(picture)).toBe(true);
	});
});
