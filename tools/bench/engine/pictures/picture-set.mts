import { emptyIdCardFields, type IdCardFields, type Side } from '../../../../domain/id-card.ts';
import { drawSpecimen, type SpecimenRequest } from '../../../specimens/draw.mts';
import { LAYOUTS, LOOKALIKES, type Layout } from '../../../specimens/layout.mts';
import { NO_CARD_KINDS, noCardPicture } from '../../../specimens/no-card.mts';
import { LAYOUT_PICTURES, LEVEL_PICTURES } from '../sample-sizes.mts';

/** Difficulty levels of the plain sets, easiest first. */
export const LEVELS = ['clean', 'photo', 'hard'] as const;
export type Level = (typeof LEVELS)[number];

/** An image and the ground truth. */
export interface TruePicture {
	picture: Buffer;
	/** The correct results; all fields are `null` if there is no card. */
	truths: IdCardFields[];
}

/** A set of images of one kind. */
export interface PictureSet {
	name: string;
	kind: 'level' | 'rare' | 'layout' | 'no card';
	/** Only for plain cards. */
	level?: Level;
	side?: Side;
	count: number;
	/** Another `seed` than the benchmark's draws other people and other pictures. */
	draw(index: number, seed?: string): Promise<TruePicture>;
}

type CardOptions = Omit<SpecimenRequest, 'seed' | 'index' | 'side'>;

const SEED = 'bench';

/** Additional combinations of layouts. */
const PAIRS: ReadonlyArray<{ name: string; layouts: Layout[] }> = [
	{ name: 'two people beside each other', layouts: ['two-people', 'beside'] },
];

/** Layouts that show both sides of a card. */
const BOTH_SIDES: readonly Layout[] = ['both-sides', 'beside'];

async function card(
	[seed, index, side]: [seed: string, index: number, side: Side],
	options: CardOptions,
): Promise<TruePicture> {
	const { picture, fields, second } = await drawSpecimen({ seed, index, side, ...options });
	if (second) return { picture, truths: [fields, second] };
	const showsBoth = options.layouts?.some((layout) => BOTH_SIDES.includes(layout));
	return { picture, truths: [showsBoth ? baseReply(fields) : fields] };
}

/** For both sides in one image, a reply contains the fields of only one. */
function baseReply(fields: IdCardFields): IdCardFields {
	if (fields.side === 0) return fields;
	return { ...fields, issued_by: null, valid_date_start: null, valid_date_end: null };
}

const variation = (name: string, options: CardOptions): PictureSet => ({
	name,
	kind: 'layout',
	count: LAYOUT_PICTURES,
	draw: (index, seed = SEED) =>
		card([seed, index, index % 2 === 0 ? 1 : 0], { level: 'photo', ...options }),
});

/** Every set of the benchmark. Rare characters are as frequent as among people unless stated. */
export const PICTURE_SETS: readonly PictureSet[] = [
	...LEVELS.flatMap((level) =>
		([1, 0] as const).map(
			(side): PictureSet => ({
				name: `${level} ${side === 1 ? 'portrait' : 'emblem'}`,
				kind: 'level',
				level,
				side,
				count: LEVEL_PICTURES,
				draw: (index, seed = SEED) => card([seed, index, side], { level }),
			}),
		),
	),
	{
		name: 'photo portrait, rare names',
		kind: 'rare',
		count: LEVEL_PICTURES,
		draw: (index, seed = SEED) => card([seed, index, 1], { level: 'photo', rare: 'heavy' }),
	},
	...LAYOUTS.map((layout) => variation(layout, { layouts: [layout] })),
	...PAIRS.map(({ name, layouts }) => variation(name, { layouts })),
	...LOOKALIKES.map((lookalike) => variation(lookalike, { lookalike })),
	{
		name: 'no card',
		kind: 'no card',
		count: LEVEL_PICTURES,
		async draw(index, seed = SEED) {
			const kind = NO_CARD_KINDS[index % NO_CARD_KINDS.length];
			const { picture } = await noCardPicture(kind, `${seed}/${index}`);
			return { picture, truths: [emptyIdCardFields()] };
		},
	},
];
