import { emptyIdCardFields, type IdCardFields, type Side } from '../../../domain/id-card.ts';
import { birthOfIdNumber, genderOfIdNumber } from '../../../domain/id-number.ts';
import { drawSpecimen, type SpecimenRequest } from '../specimens/draw.mts';
import { type Condition, CONDITIONS } from '../specimens/condition.mts';
import { LAYOUTS, LOOKALIKES, type Layout } from '../specimens/layout.mts';
import {
	isSeal,
	MARK_KINDS,
	type MarkKind,
	type MarkWeight,
	type SealKind,
} from '../specimens/marks/mark.mts';
import { NO_CARD_KINDS, noCardImage } from '../specimens/no-card.mts';
import { LAYOUT_IMAGES, LEVEL_IMAGES } from './sample-sizes.mts';

/** Difficulty levels of the plain sets, easiest first. */
export const LEVELS = ['clean', 'photo', 'hard'] as const;
export type Level = (typeof LEVELS)[number];

/** An image and the ground truth. */
export interface TrueImage {
	image: Buffer;
	/**
	 * The correct results, any of which is right; all fields are `null` if there is no card. A value that
	 * glare has wiped out or a seal covers may be missing or right. One under a bar must be missing, except that birth and
	 * gender may also be what the number proves.
	 */
	truths: IdCardFields[];
}

/** A set of images of one kind. */
export interface ImageSet {
	name: string;
	kind: 'level' | 'rare' | 'layout' | 'mark' | 'condition' | 'no card';
	/** Only for plain cards. */
	level?: Level;
	side?: Side;
	count: number;
	/** Another `seed` than the benchmark's draws other people and other images. */
	draw(index: number, seed?: string): Promise<TrueImage>;
}

export type CardOptions = Omit<SpecimenRequest, 'seed' | 'index' | 'side'>;

const SEED = 'bench';

/** Additional combinations of layouts. */
const PAIRS: ReadonlyArray<{ name: string; layouts: Layout[] }> = [
	{ name: 'two people beside each other', layouts: ['two-people', 'beside'] },
];

/** Layouts that show both sides of a card. */
const BOTH_SIDES: readonly Layout[] = ['both-sides', 'beside'];

/** Draws a card with these options, and what may be read on it. */
export async function drawCard(
	[seed, index, side]: [seed: string, index: number, side: Side],
	options: CardOptions,
): Promise<TrueImage> {
	const specimen = await drawSpecimen({ seed, index, side, ...options });
	const { image, fields, second, illegible = [] } = specimen;
	if (second) return { image, truths: [fields, second] };
	const showsBoth = options.layouts?.some((layout) => BOTH_SIDES.includes(layout));
	const wiped = Object.fromEntries(illegible.map((name) => [name, null]));
	const proven = options.conditions?.includes('blacked-out') ? provenUnderBars(fields) : {};
	return {
		image,
		truths: withEither(showsBoth ? baseReply(fields) : fields, { ...wiped, ...proven }),
	};
}

/** For both sides in one image, a reply contains the fields of only one. */
function baseReply(fields: IdCardFields): IdCardFields {
	if (fields.side === 0) return fields;
	return { ...fields, issued_by: null, valid_date_start: null, valid_date_end: null };
}

/** Birth and gender as the number has them, where bars hide them but not the number. */
function provenUnderBars(fields: IdCardFields): Partial<IdCardFields> {
	const { identity_code: number, birth, gender } = fields;
	if (number === null) return {};
	return {
		...(birth === null && { birth: birthOfIdNumber(number) }),
		...(gender === null && { gender: genderOfIdNumber(number) }),
	};
}

/** Returns the fields with either value of each that has another one, their own values first. */
function withEither(fields: IdCardFields, others: Partial<IdCardFields>): IdCardFields[] {
	return Object.entries(others).reduce(
		(truths, [name, value]) => truths.flatMap((truth) => [truth, { ...truth, [name]: value }]),
		[fields],
	);
}

const variation = (
	kind: ImageSet['kind'],
	name: string,
	options: CardOptions,
	sides: readonly Side[] = [1, 0],
): ImageSet => ({
	name,
	kind,
	count: LAYOUT_IMAGES,
	draw: (index, seed = SEED) =>
		drawCard([seed, index, sides[index % sides.length]], { level: 'photo', ...options }),
});

/** Purposes hide the more, the heavier they are. */
const HEAVY_MARKS: readonly MarkKind[] = ['tiled', 'level', 'row', 'diagonal'];

const CONDITION_NAMES: Readonly<Record<Condition, string>> = {
	blurred: 'blurred',
	'few-pixels': 'few pixels',
	faded: 'faded',
	'blacked-out': 'blacked out',
	glare: 'glare',
	'upside-down': 'both sides, one upside down',
	patched: 'patched',
};

function markSet(kind: MarkKind, weight: MarkWeight): ImageSet {
	const name = `mark ${kind.replace('-', ' ')}${weight === 'heavy' ? ' heavy' : ''}`;
	// Only portrait sides have the hologram.
	return variation('mark', name, { mark: { kind, weight } }, kind === 'hologram' ? [1] : [1, 0]);
}

/** Kept out of the sets, so that rules for seals can be judged by one that they were not made with. */
const UNSEEN: MarkKind = 'dark-ring';

/** Seals on photos and on black-and-white copies, alternating, two sides of each. */
function sealSet(kind: SealKind): ImageSet {
	const [onPhoto, onCopy] = (['light', 'heavy'] as const).map((weight) =>
		variation('mark', `mark ${kind.replace('-', ' ')}`, {
			mark: { kind, weight },
			...(weight === 'heavy' && { layouts: ['photocopy'] as const }),
		}),
	);
	return {
		...onPhoto,
		draw: (index, seed) => (index % 4 < 2 ? onPhoto : onCopy).draw(index, seed),
	};
}

/** Kept out of the sets: a text with a patch over it is never read as printed, only reviewed or not. */
export const PATCHED_SET = variation(
	'condition',
	'patched',
	{ conditions: ['patched'] },
	[1, 1, 0],
);

/** Every set of the benchmark. Rare characters are as frequent as among people unless stated. */
export const IMAGE_SETS: readonly ImageSet[] = [
	...LEVELS.flatMap((level) =>
		([1, 0] as const).map(
			(side): ImageSet => ({
				name: `${level} ${side === 1 ? 'portrait' : 'emblem'}`,
				kind: 'level',
				level,
				side,
				count: LEVEL_IMAGES,
				draw: (index, seed = SEED) => drawCard([seed, index, side], { level }),
			}),
		),
	),
	{
		name: 'photo portrait, rare names',
		kind: 'rare',
		count: LEVEL_IMAGES,
		draw: (index, seed = SEED) => drawCard([seed, index, 1], { level: 'photo', rare: 'heavy' }),
	},
	...LAYOUTS.map((layout) => variation('layout', layout, { layouts: [layout] })),
	...PAIRS.map(({ name, layouts }) => variation('layout', name, { layouts })),
	...LOOKALIKES.map((lookalike) => variation('layout', lookalike, { lookalike })),
	...MARK_KINDS.filter((kind) => kind !== UNSEEN).map((kind) =>
		isSeal(kind) ? sealSet(kind) : markSet(kind, 'light'),
	),
	...HEAVY_MARKS.map((kind) => markSet(kind, 'heavy')),
	...CONDITIONS.filter((condition) => condition !== 'patched').map((condition) =>
		variation('condition', CONDITION_NAMES[condition], {
			conditions: [condition],
			...(condition === 'upside-down' && { layouts: ['both-sides'] as const }),
		}),
	),
	{
		name: 'no card',
		kind: 'no card',
		count: LEVEL_IMAGES,
		async draw(index, seed = SEED) {
			const kind = NO_CARD_KINDS[index % NO_CARD_KINDS.length];
			const { image } = await noCardImage(kind, `${seed}/${index}`);
			return { image, truths: [emptyIdCardFields()] };
		},
	},
];
