import { expect, test } from '@jest/globals';

import { copyKindsOf } from '../../src/extra/copy-kinds.mts';
import type { Raster } from '../../src/image/raster.mts';
import type { TextLine } from '../../src/ocr/text-line.mts';
import { foundIn } from '../../src/reading/raster-reading.mts';
import { portraitToScale, toScale } from '../card/card-lines.mts';
import { readingOf } from '../reading/made-reading.mts';

const SIZE = { width: 856, height: 540 };

/** A card that fills the image, in stripes of two colours. */
function striped(...colours: ReadonlyArray<readonly [number, number, number]>): Raster {
	const data = new Uint8Array(SIZE.width * SIZE.height * 3);
	for (let pixel = 0; pixel < data.length / 3; pixel++) {
		const stripe = Math.floor((pixel % SIZE.width) / 107);
		data.set(colours[stripe % colours.length], 3 * pixel);
	}
	return { data, ...SIZE };
}

function kindsOf(lines: TextLine[], raster: Raster) {
	const reading = readingOf(SIZE, lines);
	return copyKindsOf(foundIn(reading)[0], reading, raster);
}

const BLUISH = [200, 220, 235] as const;
const REDDISH = [235, 220, 210] as const;
const COLOURED = striped(BLUISH, REDDISH);

test('a coloured card is no copy', () => {
	expect(kindsOf(portraitToScale(), COLOURED)).toEqual({
		'grey-copy': false,
		'marked-copy': false,
		'temporary-card': false,
	});
});

test.each([
	['grey', striped([120, 120, 120], [240, 240, 240])],
	['grey in warm light', striped([132, 120, 100], [264 * 0.95, 228, 190])],
	['black', striped([3, 3, 3], [9, 9, 9])],
])('a %s image is a grey copy unless it is black', (name, raster) => {
	expect(kindsOf(portraitToScale(), raster)['grey-copy']).toBe(name !== 'black');
});

test.each([
	['across the card', '仅供办理入职使用', 20, 40, true],
	['next to the card', '复印件与原件一致', 20, 60, true],
	['far from the card', '仅供办理入职使用', 20, 90, false],
	['that states no purpose', '上海市黄浦区', 20, 60, false],
])(
	'a copy is marked only by a purpose on or near the card: a line %s',
	(_, text, x, y, isMarked) => {
		const lines = [...portraitToScale(), toScale(text, x, y, 3.2)];
		expect(kindsOf(lines, COLOURED)['marked-copy']).toBe(isMarked);
	},
);

test('a temporary card is recognized by its title', () => {
	const emblem = (title: string) => [
		toScale('中华人民共和国', 34.5, 11, 6.1),
		toScale(title, 34.4, 21.2, 37 / (title.length - 1)),
		toScale('签发机关', 21.5, 39.5, 3),
		toScale('上海市公安局黄浦分局', 37, 39.5, 3.6),
		toScale('有效期限', 21.5, 46.7, 3),
		toScale('2017.08.12-2037.08.12', 34, 46.7, 17 / 9),
	];
	expect(kindsOf(emblem('居民身份证'), COLOURED)['temporary-card']).toBe(false);
	expect(kindsOf(emblem('临时居民身份证'), COLOURED)['temporary-card']).toBe(true);
});
