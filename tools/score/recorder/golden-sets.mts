import type { Side } from '../../../domain/id-card.ts';
import { PICTURE_SETS, type PictureSet, type TruePicture } from '../../image-sets/image-set.mts';
import { drawSpecimen } from '../../specimens/draw.mts';

/** Nobody in the benchmark is among the golden pictures. */
const SEED = 'golden';

/** Pictures of a set, by its kind. */
const COUNTS: Readonly<Record<PictureSet['kind'], number>> = {
	level: 40,
	rare: 40,
	layout: 20,
	mark: 24,
	condition: 24,
	'no card': 80,
};

const OTHER_FONTS_COUNT = 20;

/** A set of golden pictures. */
export interface GoldenSet {
	name: string;
	count: number;
	draw(index: number): Promise<TruePicture>;
}

/** Every set of the benchmark, and cards in the typefaces of Debian's packages. */
export const GOLDEN_SETS: readonly GoldenSet[] = [
	...PICTURE_SETS.map(({ name, kind, draw }) => ({
		name,
		count: COUNTS[kind],
		draw: (index: number) => draw(index, SEED),
	})),
	{ name: 'photo, other fonts', count: OTHER_FONTS_COUNT, draw: inOtherFonts },
];

async function inOtherFonts(index: number): Promise<TruePicture> {
	const side: Side = index % 4 === 3 ? 0 : 1;
	const request = { seed: SEED, index, side, level: 'photo', fonts: 'debian' } as const;
	const { picture, fields } = await drawSpecimen(request);
	return { picture, truths: [fields] };
}
