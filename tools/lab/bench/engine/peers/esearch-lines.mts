// node esearch-lines.mts FOLDER DETECTION RECOGNITION DICTIONARY
// esearch-ocr as documented for Node, with the given models. Its documentation requires a canvas, and
// `space: false` for models newer than v4.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';

import { answerFiles } from './answer-files.mts';

interface Canvas {
	getContext(kind: '2d'): {
		drawImage(image: object, x: number, y: number): void;
		getImageData(x: number, y: number, width: number, height: number): object;
	};
}

interface CanvasLibrary {
	createCanvas(width: number, height: number): Canvas;
	loadImage(file: string): Promise<{ width: number; height: number }>;
	ImageData: new (...args: unknown[]) => object;
}

interface EsearchOcr {
	setOCREnv(environment: object): void;
	init(options: object): Promise<{
		ocr(image: object): Promise<{
			src: Array<{ text: string; mean: number; box: Array<[number, number]> }>;
		}>;
	}>;
}

const [folder, detection, recognition, dictionary] = process.argv.slice(2);
const require = createRequire(join(folder, 'package.json'));
const { createCanvas, loadImage, ImageData } = require('@napi-rs/canvas') as CanvasLibrary;
const library = require('esearch-ocr') as EsearchOcr;
library.setOCREnv({
	canvas: createCanvas,
	imageData: (...args: unknown[]) => new ImageData(...args),
});
const engine = await library.init({
	det: { input: detection },
	rec: {
		input: recognition,
		decodeDic: await readFile(dictionary, 'utf8'),
		optimize: { space: false },
	},
	ort: require('onnxruntime-node'),
});
await answerFiles(async (file) => {
	const image = await loadImage(file);
	const context = createCanvas(image.width, image.height).getContext('2d');
	context.drawImage(image, 0, 0);
	const { src } = await engine.ocr(context.getImageData(0, 0, image.width, image.height));
	return src.map(({ text, mean, box }) => ({ quad: box, text, score: mean }));
});
