import type { Side } from '../../../domain/id-card.ts';
import { ADDRESS_SETS } from '../image-sets/address-sets.mts';
import { IMAGE_SETS, type ImageSet, type TrueImage } from '../image-sets/image-set.mts';
import { drawSpecimen } from '../specimens/draw.mts';

/** Nobody in the benchmark is among the golden images. */
const SEED = 'golden';

/** Images of a set, by its kind. */
const COUNTS: Readonly<Record<ImageSet['kind'], number>> = {
	level: 40,
	rare: 40,
	layout: 20,
	mark: 24,
	condition: 24,
	'no card': 80,
};

const OTHER_FONTS_COUNT = 20;

const ADDRESS_COUNT = 16;

/** A set of golden images. */
export interface GoldenSet {
	name: string;
	count: number;
	draw(index: number): Promise<TrueImage>;
}

/** Every set of the benchmark, cards in the typefaces of Debian's packages, and cards with likely addresses. */
export const GOLDEN_SETS: readonly GoldenSet[] = [
	...IMAGE_SETS.map(({ name, kind, draw }) => ({
		name,
		count: COUNTS[kind],
		draw: (index: number) => draw(index, SEED),
	})),
	{ name: 'photo, other fonts', count: OTHER_FONTS_COUNT, draw: inOtherFonts },
	...ADDRESS_SETS.flatMap(({ name, part, draw }) =>
		part === 'fitting' ? [{ name, count: ADDRESS_COUNT, draw }] : [],
	),
];

async function inOtherFonts(index: number): Promise<TrueImage> {
	const side: Side = index % 4 === 3 ? 0 : 1;
	const request = { seed: SEED, index, side, level: 'photo', fonts: 'debian' } as const;
	const { image, fields } = await drawSpecimen(request);
	return { image, truths: [fields] };
}
