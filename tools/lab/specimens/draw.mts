import type { IdCardFields, Side } from '../../../domain/id-card.ts';
import { type CardFace, cardSvg, type CutCorner, type ValueAreas } from './card/card-face.mts';
import type { Condition } from './condition.mts';
import { printFaces } from './faces.mts';
import type { Layout } from './layout.mts';
import { markWords } from './marks/mark.mts';
import { bearerOf, hiddenUnder, markOn, markSheet } from './marks/put-mark.mts';
import { capture, type Image } from './image/capture.mts';
import { illegibleUnder, pickGlareSpot } from './image/glare-spot.mts';
import { rasterOfSharp, rasterOfSvg, sharpOf } from './image/raster.mts';
import { onScreen } from './image/screen.mts';
import { loose, photocopy } from './image/subject.mts';
import { Random } from '../../../test/support/random.mts';
import type { SpecimenRequest } from './specimen-request.mts';

export type { SpecimenRequest };

/** A drawn card with its true fields. */
export interface Specimen extends Image {
	/** A file name for the image, such as `0007-portrait-photo.jpg`. */
	file: string;
	/** If both sides are in one image, the fields of both, with side 1. */
	fields: IdCardFields;
	/** Fields of the second person's card, if there is one. */
	second?: IdCardFields;
	/**
	 * Fields that glare or a seal keeps even a person from reading, if any: `null` is right, and so is the
	 * true value, which may be known from elsewhere.
	 */
	illegible?: ReadonlyArray<keyof IdCardFields>;
	/** Where the first card's values are printed, in millimetres on the card. */
	areas: ValueAreas;
}

/** Width of a card in pixels at scale 1: 300 dots per inch. */
const CARD_PIXELS = 1011;
const SIDE_NAMES: Readonly<Record<Side, string>> = { 1: 'portrait', 0: 'emblem' };
const CORNERS = ['top-left', 'top-right', 'bottom-right', 'bottom-left'] as const;

function cutCorner(random: Random): CutCorner {
	return { corner: random.pick(CORNERS), along: random.between(4, 8), down: random.between(4, 8) };
}

function mergedFields([first, second]: readonly CardFace[]): IdCardFields {
	if (second === undefined) return first.fields;
	const merged: Record<string, unknown> = { ...first.fields };
	for (const [name, value] of Object.entries(second.fields)) merged[name] ??= value;
	return { ...(merged as unknown as IdCardFields), side: 1 };
}

/** Draws one or both sides of an invented person's card. Throws `MissingGlyphError`. */
export async function drawSpecimen(request: SpecimenRequest): Promise<Specimen> {
	const { seed, index, side, level = 'clean', layouts = [], lookalike, scale = 1 } = request;
	const { mark, conditions = [] } = request;
	const has = (layout: Layout) => layouts.includes(layout);
	const suffers = (condition: Condition) => conditions.includes(condition);
	const random = new Random(`${seed}/${index}`);
	const isPair = has('two-people');
	const isBothSides = !isPair && (has('both-sides') || has('beside'));
	const faces = printFaces(random, request);

	const capturing = random.fork(`${level}/${side}`);
	const outOfFrame = has('cut-corner') && level !== 'clean' && capturing.chance(0.5);
	const cut = has('cut-corner') && !outOfFrame ? cutCorner(capturing) : undefined;
	const cards = await Promise.all(
		faces.map((face) => rasterOfSvg(cardSvg(face.printed, CARD_PIXELS * scale, cut), 4)),
	);
	// A finger lies over the first card.
	const turned = capturing.fork('upside down').integer(0, has('finger') ? 0 : cards.length - 1);
	const isTurned = suffers('upside-down');
	if (isTurned) cards[turned] = await rasterOfSharp(sharpOf(cards[turned]).rotate(180), 4);
	const arrangement = has('beside') ? 'beside' : 'below';
	let subject = await (has('photocopy') ? photocopy : loose)(capturing, cards, arrangement);
	const bearer = mark && bearerOf(capturing, mark);
	if (bearer === 'sheet') subject = await markSheet(capturing.fork('mark'), mark!, subject);
	if (has('screen')) subject = await onScreen(capturing, subject);
	const { areas } = faces[0];
	const glare = suffers('glare') ? pickGlareSpot(capturing.fork('spot'), areas) : undefined;
	const taken = await capture(capturing, subject, level, {
		fingerOn: has('finger') ? side : undefined,
		second: cards.length > 1 ? arrangement : undefined,
		outOfFrame,
		scale,
		isUpsideDown: isTurned && turned === 0,
		glare,
		blurred: suffers('blurred'),
		fewPixels: suffers('few-pixels'),
		over:
			bearer === 'image'
				? ({ width, height }, card) =>
						markOn(capturing.fork('mark'), mark!, { width, height, card })
				: undefined,
	});

	const words = [isBothSides ? 'both' : SIDE_NAMES[side], level];
	const variations = [...layouts.filter((layout) => layout !== 'both-sides'), lookalike ?? []];
	const extras = [...markWords(mark), ...conditions];
	const name = [String(index).padStart(4, '0'), ...words, ...variations.flat(), ...extras].join(
		'-',
	);
	const file = `${name}.${taken.format === 'jpeg' ? 'jpg' : 'png'}`;
	const illegible = [
		...(glare ? illegibleUnder(glare, areas) : []),
		...(mark ? hiddenUnder(capturing.fork('mark'), mark, areas) : []),
	];
	const drawn = { ...taken, file, areas, ...(illegible.length > 0 && { illegible }) };
	if (isPair) return { ...drawn, fields: faces[0].fields, second: faces[1].fields };
	return { ...drawn, fields: mergedFields(faces) };
}
