import { cornersIn } from '../../../../server/src/crops/card-area.mts';
import { REDACTABLE, type Redactable } from '../../../../domain/extra.ts';
import type { PlacedCard } from '../../../../server/src/crops/placed-card.mts';
import { coveredCards, redactedCopy } from '../../../../server/src/crops/card-picture.mts';
import { unprojected } from '../../../../server/src/geometry/projection.mts';
import { decodeImage } from '../../../../server/src/image/decode.mts';
import {
	contains,
	mapCorners,
	type Point,
	type Quad,
} from '../../../../server/src/geometry/quad.mts';
import { CHANNELS, type DecodedImage, type Raster } from '../../../../server/src/image/raster.mts';
import type { TextReader } from '../../../../server/src/ocr/text-reader.mts';
import { linesIn, type RasterReading } from '../../../../server/src/reading/raster-reading.mts';
import { readRaster } from '../../../../server/src/reading/read-raster.mts';
import type { Specimen } from '../../specimens/draw.mts';
import { trueOutline } from '../../../../test/support/corner-errors.mts';

/** A specimen and what was read in it. */
export interface ReadSpecimen {
	specimen: Specimen;
	raster: DecodedImage;
	reading: RasterReading;
	placed: readonly PlacedCard[];
}

/** Sums of a pixel's channels (choices): black is up to 6 where JPEG has white beside it, and white is below 765 beside black. */
const [BLACK, WHITE] = [3 * 16, 3 * 240];

/** So many characters of a value in a row are a part of it; fewer are chance. */
const RUN = { text: 2, digits: 4 };

/**
 * Covers every value and the portrait, reads the result and looks at the pixels where the values were
 * drawn. Returns what is left of a value, in words; `null` where there is no copy.
 */
export async function redactionLeaks(
	reader: TextReader,
	{ specimen, raster, reading, placed }: ReadSpecimen,
): Promise<string[] | null> {
	const covered = coveredCards(placed, raster, linesIn(reading), REDACTABLE);
	const [card] = placed;
	const copy = await redactedCopy(card, raster, { covered, purpose: null });
	if (copy === null) return null;
	const seen = (await decodeImage(Buffer.from(copy, 'base64')))!;
	const { passes } = await readRaster(reader, seen);
	const texts = passes.flatMap(({ lines }) => lines.map(({ text }) => text));
	const outline = trueOutline(specimen, raster);
	const onCard = unprojected(card.outline);
	const onCopy = (point: Point) => {
		const { x, y } = onCard(point);
		return { x: x * seen.width, y: y * seen.height };
	};
	return REDACTABLE.flatMap((name) => {
		if (name === 'portrait') return [];
		const areas = specimen.areas[name] ?? [];
		const bare = areas.reduce((sum, { left, top, width, height }) => {
			const area = { left, right: left + width, top, bottom: top + height };
			return sum + bareIn(seen, mapCorners(cornersIn(outline, area), onCopy));
		}, 0);
		const read = partsOf(name, specimen.fields[name]).filter((run) =>
			texts.some((text) => text.includes(run)),
		);
		return [
			...(bare > 0 ? [`${name}: ${bare} pixels not covered`] : []),
			...read.map((run) => `${name}: ${run} was read`),
		];
	});
}

/** The parts of a value that must not be read. */
function partsOf(name: Redactable, value: string | number | null): string[] {
	if (typeof value !== 'string') return [];
	const length = name === 'identity_code' || /^\d/.test(value) ? RUN.digits : RUN.text;
	return runsOf(value.replaceAll('-', ''), length);
}

/** How many pixels of an image in a quad are neither black, nor the white around a card, nor its edge. */
function bareIn({ data, width, height }: Raster, quad: Quad): number {
	const [xs, ys] = [quad.map(({ x }) => x), quad.map(({ y }) => y)];
	const [right, bottom] = [Math.min(width, Math.max(...xs)), Math.min(height, Math.max(...ys))];
	let bare = 0;
	const lightAt = (at: number) => data[at] + data[at + 1] + data[at + 2];
	for (let y = Math.max(0, Math.floor(Math.min(...ys))); y < bottom; y++) {
		for (let x = Math.max(0, Math.floor(Math.min(...xs))); x < right; x++) {
			if (!contains(quad, { x: x + 0.5, y: y + 0.5 })) continue;
			const at = (y * width + x) * CHANNELS;
			const around = [0, CHANNELS, -CHANNELS, width * CHANNELS, -width * CHANNELS];
			if (lightAt(at) > BLACK && around.every((step) => !(lightAt(at + step) >= WHITE))) bare++;
		}
	}
	return bare;
}

/** Every part of a text that has so many characters. */
function runsOf(text: string, length: number): string[] {
	return Array.from({ length: Math.max(0, text.length - length + 1) }, (_, at) =>
		text.slice(at, at + length),
	);
}
