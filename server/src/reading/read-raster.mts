import { readCards, withProven } from '../card/read-cards.mts';
import { inkContrast, inkCover } from '../image/ink-contrast.mts';
import type { Raster } from '../image/raster.mts';
import { FEW_LINES } from '../ocr/line-evidence.mts';
import type { Rendering } from '../ocr/recognition.mts';
import type { DetectedLines, TextReader } from '../ocr/text-reader.mts';
import type { TextLine } from '../ocr/text-line.mts';
import { nextPass, type DetectionPass, type MadePass, type PlannedPass } from './passes.mts';
import type { RasterReading } from './raster-reading.mts';
import { readCells, readRotated, RENDERING } from './read-lines.mts';
import { rectify } from './rectify.mts';

/**
 * Reads the cards in an image. One pass is enough for most images. Small or skewed text is rectified first;
 * if a doubt remains, further passes follow: see {@link nextPass}. `longSide` is the size, in pixels, that the
 * first detection works on.
 */
export async function readRaster(
	reader: TextReader,
	raster: Raster,
	longSide = reader.firstSide,
): Promise<RasterReading> {
	const { found, region } = await rectify(reader, await reader.detect(raster, longSide), longSide);
	const { width, height } = found.raster;
	try {
		return { ...(await readFound(reader, found)), workingSize: { width, height }, region };
	} finally {
		if (region !== null) found.raster.data.fill(0);
	}
}

async function readFound(
	reader: TextReader,
	found: DetectedLines,
): Promise<Omit<RasterReading, 'workingSize' | 'region'>> {
	const { raster } = found;
	const cardsIn = (passes: readonly MadePass[]) =>
		readCards(passes, {
			contrastIn: (quad) => inkContrast(raster, quad),
			coverIn: (quad, printed) => inkCover(raster, quad, printed),
		});
	const lines = await linesOf(reader, found);
	const passes: MadePass[] = [{ aim: 'first', isInk: false, lines }];
	let cards = cardsIn(passes);
	if (cards.length === 0) {
		passes[0].lines = [...lines, ...(await readRotated(reader, found, lines))];
		cards = cardsIn(passes);
	}
	const history = [cards];
	for (;;) {
		const next = nextPass({ cards, passes, image: raster });
		if (next === null) return { cards, history, passes, quads: found.quads };
		const lines = await runPass(reader, raster, next);
		passes.push({ aim: next.aim, isInk: next.aim === 'ink', lines });
		cards = withProven(cardsIn(passes), cards);
		history.push(cards);
	}
}

async function runPass(
	reader: TextReader,
	raster: Raster,
	pass: PlannedPass,
): Promise<readonly TextLine[]> {
	if (pass.aim === 'wider') {
		return reader.recognize({ raster, quads: pass.quads, ...RENDERING });
	}
	if (pass.aim === 'cells') return readCells(reader, raster, pass.cells);
	if (pass.aim !== 'ink') return linesOf(reader, await detect(reader, raster, pass));
	const ink = await reader.ink(raster);
	try {
		return await linesOf(reader, await detect(reader, ink, pass));
	} finally {
		ink.data.fill(0);
	}
}

async function detect(
	reader: TextReader,
	raster: Raster,
	pass: DetectionPass,
): Promise<DetectedLines> {
	const { region, longSide, aim } = pass;
	const rendering: Rendering = { contrastStretch: aim === 'contrast', careful: true };
	if (region === null) return reader.detect(raster, longSide, rendering);
	return reader.detectWithin(raster, region, longSide, rendering);
}

async function linesOf(reader: TextReader, found: DetectedLines): Promise<readonly TextLine[]> {
	return found.quads.length < FEW_LINES ? [] : reader.recognize(found);
}
