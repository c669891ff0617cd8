import type { IdCardFields } from '../../../../domain/id-card.ts';
import { IMAGE_SETS } from '../../image-sets/image-set.mts';
import { drawSpecimen, type SpecimenRequest } from '../../specimens/draw.mts';

/** A set of images that a pack must read as well as its FP32 source. */
export interface GateSet {
	name: string;
	draw(index: number): Promise<{ image: Uint8Array; truths: IdCardFields[] }>;
}

const OTHER_FONTS: ReadonlyArray<Pick<SpecimenRequest, 'level' | 'rare'>> = [
	{ level: 'photo', rare: 'heavy' },
	{ level: 'hard', rare: 'real' },
];

/** The benchmark's sets, and other typefaces than it draws with: those of Debian's packages. */
export const GATE_SETS: readonly GateSet[] = [
	...IMAGE_SETS,
	...OTHER_FONTS.map(({ level, rare }) => ({
		name: `${level}, other fonts${rare === 'heavy' ? ', rare names' : ''}`,
		async draw(index: number) {
			const side = index % 4 === 3 ? 0 : 1;
			const request = { seed: 'gate', index, side, level, rare, fonts: 'debian' } as const;
			const { image, fields } = await drawSpecimen(request);
			return { image, truths: [fields] };
		},
	})),
];

/** Where rounded weights lose first: rare characters in other fonts, blur, and marks across the print. */
export const DECISIVE_SETS = ['photo, other fonts, rare names', 'blurred', 'mark tiled heavy'];
