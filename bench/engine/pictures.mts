import { emptyIdCardFields, type IdCardFields, type Side } from '../../domain/id-card.ts';
import { drawSpecimen } from '../../specimens/draw.mts';
import { NO_CARD_KINDS, noCardPicture } from '../../specimens/no-card.mts';

/** A picture and the fields a perfect engine gives. */
export interface TruePicture {
	picture: Buffer;
	fields: IdCardFields;
}

/** A set of pictures of one kind, drawn one by one. */
export interface PictureSet {
	name: string;
	pictures: (count: number, seed: string) => AsyncGenerator<TruePicture>;
}

const cards = (
	name: string,
	side: Side,
	options: Omit<Parameters<typeof drawSpecimen>[0], 'seed' | 'index' | 'side'>,
): PictureSet => ({
	name,
	async *pictures(count, seed) {
		for (let index = 0; index < count; index++) {
			yield await drawSpecimen({ seed, index, side, ...options });
		}
	},
});

async function* withoutCard(count: number, seed: string): AsyncGenerator<TruePicture> {
	for (let index = 0; index < count; index++) {
		const kind = NO_CARD_KINDS[index % NO_CARD_KINDS.length];
		const { picture } = await noCardPicture(kind, `${seed}/${index}`);
		yield { picture, fields: emptyIdCardFields() };
	}
}

/** The sets of the benchmark: both sides at every level, rare names overweighted, no card. */
export const PICTURE_SETS: readonly PictureSet[] = [
	...(['clean', 'photo', 'hard'] as const).flatMap((level) => [
		cards(`${level} portrait`, 1, { level }),
		cards(`${level} emblem`, 0, { level }),
	]),
	cards('photo portrait, rare names', 1, { level: 'photo', rare: 'heavy' }),
	{ name: 'no card', pictures: withoutCard },
];
