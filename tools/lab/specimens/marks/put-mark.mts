import type { IdCardFields } from '../../../../domain/id-card.ts';
import type { ValueAreas } from '../card/card-face.mts';
import type { Quad } from '../image/perspective.mts';
import { type Raster, rasterOfSvg } from '../image/raster.mts';
import type { Subject } from '../image/subject.mts';
import type { Random } from '../../../../test/support/random.mts';
import { type Ground, groundSvg } from './ground.mts';
import {
	isSeal,
	type Mark,
	MARK_COLOURS,
	type MarkColour,
	type MarkKind,
	type MarkWeight,
} from './mark.mts';
import { fieldsUnderSeals, seals } from './seal.mts';
import { siteWatermark } from './site.mts';
import { boxedStamp, roundStamp } from './stamp.mts';
import { diagonalWatermark, levelWatermark, rowWatermark, tiledWatermark } from './watermark.mts';

/** What a mark is part of: the card's film, the sheet that is captured, or the finished image. */
export type Bearer = 'film' | 'sheet' | 'image';

const BEARERS: Readonly<Record<MarkKind, readonly Bearer[]>> = {
	tiled: ['sheet', 'image'],
	level: ['sheet', 'image'],
	row: ['sheet', 'image'],
	diagonal: ['sheet', 'image'],
	'boxed-stamp': ['sheet'],
	'round-stamp': ['sheet'],
	hologram: ['film'],
	site: ['image'],
	'dark-band': ['sheet', 'image'],
	'framed-words': ['sheet', 'image'],
	'dark-box': ['sheet', 'image'],
	'dark-ring': ['sheet', 'image'],
};

type Draw = (random: Random, ground: Ground, colour: MarkColour, weight: MarkWeight) => string;

const DRAWINGS: Readonly<Record<Exclude<MarkKind, 'hologram'>, Draw>> = {
	tiled: tiledWatermark,
	level: levelWatermark,
	row: rowWatermark,
	diagonal: diagonalWatermark,
	'boxed-stamp': boxedStamp,
	'round-stamp': roundStamp,
	site: (random, ground, _, weight) => siteWatermark(random, ground, weight),
	'dark-band': seals('dark-band'),
	'framed-words': seals('framed-words'),
	'dark-box': seals('dark-box'),
	'dark-ring': seals('dark-ring'),
};

/** Stamps and seals are red, or grey on a copy; hardly any are blue. */
const STAMP_COLOURS: readonly MarkColour[] = ['red', 'red', 'grey'];

/** Returns what a mark is part of, which for some kinds depends on the seed. */
export function bearerOf(random: Random, { kind }: Mark): Bearer {
	return random.fork('bearer').pick(BEARERS[kind]);
}

/** Returns the SVG of a mark on a sheet or an image. Throws `RangeError` for the film's. */
export function markOn(random: Random, mark: Mark, ground: Ground): Buffer {
	const { kind, weight = 'light' } = mark;
	if (kind === 'hologram') throw new RangeError('The hologram is part of the card.');
	const colours = kind.endsWith('stamp') || isSeal(kind) ? STAMP_COLOURS : MARK_COLOURS;
	const colour = mark.colour ?? random.fork('colour').pick(colours);
	return groundSvg(ground, DRAWINGS[kind](random.fork('drawing'), ground, colour, weight));
}

/** Returns the fields whose values a mark that {@link markOn} draws from the same numbers may hide. */
export function hiddenUnder(
	random: Random,
	{ kind }: Mark,
	areas: ValueAreas,
): ReadonlyArray<keyof IdCardFields> {
	return isSeal(kind) ? fieldsUnderSeals(random.fork('drawing'), kind, areas) : [];
}

/** Prints or stamps a mark on what is captured; black print stays black under translucent ink. */
export async function markSheet(random: Random, mark: Mark, subject: Subject): Promise<Subject> {
	const { raster, card } = subject;
	const [right, bottom] = [card.left + card.width, card.top + card.height];
	const corners: Quad = [
		[card.left, card.top],
		[right, card.top],
		[right, bottom],
		[card.left, bottom],
	];
	const svg = markOn(random, mark, { width: raster.width, height: raster.height, card: corners });
	return { ...subject, raster: inked(raster, await rasterOfSvg(svg, 4)) };
}

/** Returns paper with ink on it; its transparent parts stay so, since ink falls beside a card. */
function inked(paper: Raster, { data: ink }: Raster): Raster {
	const data = Uint8Array.from(paper.data);
	for (let at = 0; at < data.length; at += 4) {
		const cover = ink[at + 3] / 255;
		if (cover === 0) continue;
		for (let channel = at; channel < at + 3; channel++) {
			data[channel] *= 1 - cover + (cover * ink[channel]) / 255;
		}
	}
	return { ...paper, data };
}
