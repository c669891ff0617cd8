import type { Raster } from '../../../server/src/image/raster.mts';
import { isLegible, lineOf } from '../../../server/src/ocr/text-line.mts';
import type { DetectedLines, TextReader } from '../../../server/src/ocr/text-reader.mts';
import { CLOSER_SIDE, higher } from '../../../server/src/reading/passes.mts';
import { rectify } from '../../../server/src/reading/rectify.mts';
import type { GoldenImage, RecordedPass } from '../../score/golden/golden-image.mts';

/**
 * Makes the passes that a reader of cards may want, whatever it would make of them: `first` as the
 * engine begins, `wider` its lines in wider crops, `closer` over the whole image, and `ink` the same over black print alone.
 */
export async function recordPasses(
	reader: TextReader,
	raster: Raster,
): Promise<Pick<GoldenImage, 'size' | 'passes'>> {
	const record = async (name: string, found: DetectedLines): Promise<RecordedPass> => {
		const outputs = await reader.posteriors(found);
		return { name, outputs: outputs.filter((output) => isLegible(lineOf(output))) };
	};
	const detected = await reader.detect(raster, reader.firstLongSide);
	const { found } = await rectify(reader, detected, reader.firstLongSide);
	const passes = [await record('first', found)];
	passes.push(await record('wider', { ...found, quads: found.quads.map(higher), careful: true }));
	const closer = await reader.detect(found.raster, CLOSER_SIDE.one, { careful: true });
	passes.push(await record('closer', closer));
	const black = await reader.ink(found.raster);
	const ink = await reader.detect(black, CLOSER_SIDE.one, { careful: true });
	passes.push(await record('ink', ink));
	return { size: { width: found.raster.width, height: found.raster.height }, passes };
}
