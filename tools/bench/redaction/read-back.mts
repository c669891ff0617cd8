import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Quad } from '../../../server/src/geometry/quad.mts';
import type { Raster } from '../../../server/src/image/raster.mts';
import { decodeImage } from '../../../server/src/image/decode.mts';
import { sharp } from '../../../server/src/image/sharp.mts';
import type { TextReader } from '../../../server/src/ocr/text-reader.mts';
import type { PeerLine } from '../engine/peers/line-reader.mts';
import { startRapidOcr } from '../engine/peers/peers.mts';

/** A line that was read on a copy, in its pixels. */
export interface SeenLine {
	text: string;
	quad: Quad;
}

/** Engines that read a copy as it is and with its contrast stretched. */
export interface ReadBack {
	/** `byAll`: by RapidOCR as well, which takes seconds. */
	read(image: Buffer, byAll: boolean): Promise<SeenLine[]>;
	close(): Promise<void>;
}

/** Levels of 255 above which everything becomes white when the contrast is stretched: what is left is nearly black. */
const DARK = 40;

/** Long sides of our detection, in pixels: large print, and small. */
const LONG_SIDES = [704, 1280];

/** Starts RapidOCR beside our reader. */
export async function startReadBack(reader: TextReader): Promise<ReadBack> {
	const rapidOcr = await startRapidOcr();
	const folder = await mkdtemp(join(tmpdir(), 'bench-redaction-'));
	const file = join(folder, 'copy.png');
	return {
		async read(jpeg, byAll) {
			const stretched = await sharp(jpeg)
				.linear(255 / DARK, 0)
				.png()
				.toBuffer();
			const lines: SeenLine[] = [];
			for (const image of [jpeg, stretched]) {
				lines.push(...(await ownLines(reader, image)));
				if (!byAll) continue;
				await writeFile(file, await sharp(image).png({ compressionLevel: 1 }).toBuffer());
				lines.push(...(await rapidOcr.linesOf(file)).lines.map(seen));
			}
			return lines;
		},
		async close() {
			await rapidOcr.close();
			await rm(folder, { recursive: true });
		},
	};
}

async function ownLines(reader: TextReader, image: Buffer): Promise<SeenLine[]> {
	const raster = (await decodeImage(image)) as Raster;
	const found = [];
	for (const side of LONG_SIDES) {
		found.push(...(await reader.recognize(await reader.detect(raster, side, { careful: true }))));
	}
	return found.map(({ text, quad }) => ({ text, quad }));
}

function seen({ text, quad }: PeerLine): SeenLine {
	return { text, quad: quad.map(([x, y]) => ({ x, y })) as unknown as Quad };
}
