import { emptyIdCardFields, type IdCardFields, type Side } from '../../../../domain/id-card.ts';
import { drawSpecimen, type SpecimenRequest } from '../../../specimens/draw.mts';
import { LAYOUTS, LOOKALIKES, type Layout } from '../../../specimens/layout.mts';
import { NO_CARD_KINDS, noCardPicture } from '../../../specimens/no-card.mts';
import { LAYOUT_PICTURES, LEVEL_PICTURES } from '../sample-sizes.mts';

/** How hard the plain sets are, the easiest first. */
export const LEVELS = ['clean', 'photo', 'hard'] as const;
export type Level = (typeof LEVELS)[number];

/** A picture and what a perfect engine gives for it. */
export interface TruePicture {
	picture: Buffer;
	/** The answers that are right; `null` fields throughout when there is no card. */
	truths: IdCardFields[];
}

/** A set of pictures of one kind. */
export interface PictureSet {
	name: string;
	kind: 'level' | 'rare' | 'layout' | 'no card';
	/** There for plain cards. */
	level?: Level;
	side?: Side;
	count: number;
	draw(index: number): Promise<TruePicture>;
}

type CardOptions = Omit<SpecimenRequest, 'seed' | 'index' | 'side'>;

const SEED = 'bench';

/** Layouts that only make sense with another: on their own they would be drawn twice. */
const PAIRS: ReadonlyArray<{ name: string; layouts: Layout[] }> = [
	{ name: 'two people beside each other', layouts: ['two-people', 'beside'] },
];

/** Layouts with both sides of a card; a foreigner's has all fields on one side. */
const BOTH_SIDES: readonly Layout[] = ['both-sides', 'beside'];

async function card(index: number, side: Side, options: CardOptions): Promise<TruePicture> {
	const { picture, fields, second } = await drawSpecimen({ seed: SEED, index, side, ...options });
	if (second) return { picture, truths: [fields, second] };
	const showsBoth = options.layouts?.some((layout) => BOTH_SIDES.includes(layout));
	return { picture, truths: [showsBoth ? baseReply(fields) : fields] };
}

/** Of both sides in one picture, the reply has a place for one. */
function baseReply(fields: IdCardFields): IdCardFields {
	if (fields.side === 0) return fields;
	return { ...fields, issued_by: null, valid_date_start: null, valid_date_end: null };
}

const variation = (name: string, options: CardOptions): PictureSet => ({
	name,
	kind: 'layout',
	count: LAYOUT_PICTURES,
	draw: (index) => card(index, index % 2 === 0 ? 1 : 0, { level: 'photo', ...options }),
});

/** Every set of the benchmark. Rare characters are as frequent as among people where not said. */
export const PICTURE_SETS: readonly PictureSet[] = [
	...LEVELS.flatMap((level) =>
		([1, 0] as const).map(
			(side): PictureSet => ({
				name: `${level} ${side === 1 ? 'portrait' : 'emblem'}`,
				kind: 'level',
				level,
				side,
				count: LEVEL_PICTURES,
				draw: (index) => card(index, side, { level }),
			}),
		),
	),
	{
		name: 'photo portrait, rare names',
		kind: 'rare',
		count: LEVEL_PICTURES,
		draw: (index) => card(index, 1, { level: 'photo', rare: 'heavy' }),
	},
	...LAYOUTS.map((layout) => variation(layout, { layouts: [layout] })),
	...PAIRS.map(({ name, layouts }) => variation(name, { layouts })),
	...LOOKALIKES.map((lookalike) => variation(lookalike, { lookalike })),
	{
		name: 'no card',
		kind: 'no card',
		count: LEVEL_PICTURES,
		async draw(index) {
			const kind = NO_CARD_KINDS[index % NO_CARD_KINDS.length];
			const { picture } = await noCardPicture(kind, `${SEED}/${index}`);
			return { picture, truths: [emptyIdCardFields()] };
		},
	},
];
