import { quadAround } from '../card/print/glyph-quad.mts';
import { placeLine, type Glyph } from '../card/print/glyph.mts';
import { boxOf } from '../card/layout/template.mts';
import { projected } from '../geometry/projection.mts';
import { sizeOf, type Quad } from '../geometry/quad.mts';
import { quadOf, widened, type Bounds } from '../geometry/rotated-bounds.mts';
import type { TextLine } from '../ocr/text-line.mts';
import type { Redactable } from '../../../domain/extra.ts';
import { cornersIn } from './card-area.mts';
import type { PlacedCard } from './placed-card.mts';
import { writtenAgain } from './written-again.mts';

/** Margins around a value's box and around a portrait, in millimetres: cards differ from their template. */
const MARGIN = { value: 1.2, portrait: 2 };

/** Margin around characters, as a share of their height. */
const PRINT_MARGIN = 0.25;

/**
 * The places to cover on a card, in pixels of the image: the boxes of its template, placed both by its words
 * and by its outline, so that unread values are covered as well, and all characters that any pass read as the
 * value or a part of it, anywhere in the image. `printed` has all lines in the image, in its pixels.
 */
export function coveredPlaces(
	{ card, outline, inImage }: PlacedCard,
	printed: readonly TextLine[],
	covered: readonly Redactable[],
): Quad[] {
	const { template, toImage } = card.placement;
	const lines = printed.map(placeLine);
	const onCard = (area: Bounds): Quad[] => [
		inImage(quadOf(area, toImage)),
		cornersIn(outline, area),
	];
	return covered.flatMap((what): Quad[] => {
		if (what === 'portrait') {
			return template.portrait ? onCard(widened(template.portrait, MARGIN.portrait)) : [];
		}
		const box = boxOf(template, what);
		// Birth date and gender may come from the number, which is elsewhere.
		const read = (card.readings[what] ?? []).filter(({ isFromNumber }) => !isFromNumber);
		const repeated = lines.flatMap(({ glyphs }) => writtenAgain(what, card.fields[what], glyphs));
		return [
			...(box ? onCard(widened(box, MARGIN.value)) : []),
			...quadsAround(read.map(({ glyphs }) => glyphs)).map(inImage),
			...quadsAround(repeated),
		];
	});
}

function quadsAround(parts: ReadonlyArray<readonly Glyph[]>): Quad[] {
	const quads = parts.map(quadAround).filter((quad) => quad !== null);
	return quads.map(withMargin);
}

function withMargin(quad: Quad): Quad {
	const { width, height } = sizeOf(quad);
	const across = (PRINT_MARGIN * height) / Math.max(1, width);
	const down = PRINT_MARGIN;
	const grownUnit = { left: -across, right: 1 + across, top: -down, bottom: 1 + down };
	return quadOf(grownUnit, projected(quad));
}
