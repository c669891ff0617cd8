import type { Side } from '../../../domain/id-card.ts';
import {
	PICTURE_SETS,
	type PictureSet,
	type TruePicture,
} from '../../bench/engine/pictures/picture-set.mts';
import { drawSpecimen } from '../../specimens/draw.mts';

/** Nobody in the benchmark is among the golden pictures. */
export const SEED = 'golden';

/** Pictures of a set, by its kind. */
const COUNTS: Partial<Record<PictureSet['kind'], number>> = { level: 80, rare: 60, 'no card': 120 };

/** Pictures of a set of any other kind. */
const COUNT = 40;

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
		count: COUNTS[kind] ?? COUNT,
		draw: (index: number) => draw(index, SEED),
	})),
	{ name: 'photo, other fonts', count: COUNT, draw: inOtherFonts },
];

async function inOtherFonts(index: number): Promise<TruePicture> {
	const side: Side = index % 4 === 3 ? 0 : 1;
	const request = { seed: SEED, index, side, level: 'photo', fonts: 'debian' } as const;
	const { picture, fields } = await drawSpecimen(request);
	return { picture, truths: [fields] };
}
