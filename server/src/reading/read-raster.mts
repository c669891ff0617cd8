import { inkContrast, inkCover } from '../image/ink-contrast.mts';
import type { Raster } from '../image/raster.mts';
import { FEW_LINES } from '../ocr/line-evidence.mts';
import type { Rendering } from '../ocr/recognition.mts';
import type { DetectedLines, TextReader } from '../ocr/text-reader.mts';
import type { TextLine } from '../ocr/text-line.mts';
import { isIn, readInPasses, type DetectionPass, type Look } from './passes.mts';
import type { RasterReading } from './raster-reading.mts';
import { readCells, readTurned, RENDERING } from './read-lines.mts';
import { rectify } from './rectify.mts';

/**
 * Reads the cards in an image. Small or skewed text is rectified first; one pass is enough for most images, see
 * {@link readInPasses}. `longSide` is the size, in pixels, that the first detection works on.
 */
export async function readRaster(
	reader: TextReader,
	raster: Raster,
	longSide = reader.firstLongSide,
): Promise<RasterReading> {
	const { found, region } = await rectify(reader, await reader.detect(raster, longSide), longSide);
	const { width, height } = found.raster;
	const reading = readInPasses(found.raster, {
		contrastIn: (quad) => inkContrast(found.raster, quad),
		coverIn: (quad, printed) => inkCover(found.raster, quad, printed),
	});
	try {
		let step = reading.next();
		while (step.done !== true) step = reading.next(await look(reader, found, step.value));
		return { ...step.value, quads: found.quads, workingSize: { width, height }, region };
	} finally {
		if (region !== null) found.raster.data.fill(0);
	}
}

/** Returns the lines that a look at an image shows; `found` are those that were detected in it first. */
async function look(
	reader: TextReader,
	found: DetectedLines,
	pass: Look,
): Promise<readonly TextLine[]> {
	const { raster } = found;
	switch (pass.aim) {
		case 'first':
			return found.quads.length < FEW_LINES ? [] : reader.recognize(found);
		case 'turned':
			return readTurned(reader, found, pass.legible);
		case 'wider':
			return reader.recognize({ raster, quads: pass.quads, ...RENDERING });
		case 'cells':
			return readCells(reader, raster, pass.cells);
		case 'closer':
		case 'contrast':
			return reader.recognize(await detect(reader, raster, pass));
		case 'ink': {
			const ink = await reader.ink(raster);
			try {
				return await reader.recognize(await detect(reader, ink, pass));
			} finally {
				ink.data.fill(0);
			}
		}
	}
}

async function detect(
	reader: TextReader,
	raster: Raster,
	{ region, longSide, aim, rows }: DetectionPass,
): Promise<DetectedLines> {
	const rendering: Rendering = { contrastStretch: aim === 'contrast', careful: true };
	const found = await (region === null
		? reader.detect(raster, longSide, rendering)
		: reader.detectWithin(raster, region, longSide, rendering));
	return rows === null ? found : { ...found, quads: found.quads.filter(isIn(rows)) };
}
