import { afterEach, expect, test } from '@jest/globals';

import { readCard } from '../../../test/cards/read-card.mts';
import { sizeOf } from '../../src/geometry/quad.mts';
import { cropBilinear } from '../../src/image/bilinear-crop.mts';
import { decodeImage } from '../../src/image/decode.mts';
import { readPack } from '../../src/models/model-pack.mts';
import { startReader } from '../../src/models/start-reader.mts';
import { readFileSync } from 'node:fs';

import { alphabetOf } from '../../src/ocr/alphabet.mts';
import { sparsePosterior } from '../../src/ocr/ctc-decode.mts';
import { tensorOf } from '../../src/ocr/tensor.mts';
import type { TextReader } from '../../src/ocr/text-reader.mts';
import { EXACT_INT8 } from '../models/exact-int8.mts';

const HEIGHT = 48;
const STEP = 8;
const HALF = [0.5, 0.5, 0.5] as const;

let reader: TextReader | undefined;
afterEach(() => reader?.close());

test.each(['int8', 'fp32'] as const)(
	'the probable classes give the same posterior as all classes: %s',
	async (precision) => {
		const pack = await readPack();
		const plain = { ...pack, draft: undefined };
		({ reader } = await startReader(plain, precision, 1, EXACT_INT8));
		const { image } = readCard('portrait-hard.jpg');
		const raster = (await decodeImage(image))!;
		const { quads } = await reader.detect(raster, 512);
		const [{ quad, posterior }] = await reader.posteriors({
			raster,
			quads: quads.slice(1, 2),
			contrastStretch: false,
			careful: false,
		});

		const { width, height } = sizeOf(quad);
		const cropWidth = Math.round((HEIGHT * width) / height);
		const crop = cropBilinear(raster, quad, cropWidth, HEIGHT);
		const line = tensorOf(
			crop,
			{ mean: HALF, deviation: HALF },
			Math.ceil(cropWidth / STEP) * STEP,
		);
		const steps = line.shape[3] / STEP;
		const alphabet = alphabetOf(readFileSync(pack.files.dictionary, 'utf8'));
		const at = Array.from({ length: steps * alphabet.length }, (_, index) => index);
		const every = Float32Array.from(await reader.probe('recognition', { input: line, at }));
		expect(posterior).toEqual(sparsePosterior(every, steps, alphabet));
		expect(new Set(posterior.ids).size).toBeGreaterThan(3);
	},
);
