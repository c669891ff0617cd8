// node tesseract-lines.mts FOLDER
// tesseract.js with its defaults and chi_sim from npm; boxes must be requested explicitly.
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

import { answerFiles, cornersOf } from './answer-files.mts';

interface Line {
	text: string;
	confidence: number;
	bbox: { x0: number; y0: number; x1: number; y1: number };
}

interface Tesseract {
	createWorker(
		language: string,
		mode: number,
		options: object,
	): Promise<{
		recognize(
			file: string,
			options: object,
			output: object,
		): Promise<{ data: { blocks: Array<{ paragraphs: Array<{ lines: Line[] }> }> | null } }>;
	}>;
}

/** The neural networks, which are tesseract's default, and their data in tesseract.js. */
const LSTM_ONLY = 1;
const LSTM_DATA = '4.0.0_best_int';

const [folder] = process.argv.slice(2);
const require = createRequire(join(folder, 'package.json'));
const { createWorker } = require('tesseract.js') as Tesseract;
const data = dirname(require.resolve('@tesseract.js-data/chi_sim/package.json'));
const worker = await createWorker('chi_sim', LSTM_ONLY, {
	langPath: join(data, LSTM_DATA),
	cacheMethod: 'none',
});
await answerFiles(async (file) => {
	const { blocks } = (await worker.recognize(file, {}, { blocks: true })).data;
	const lines = (blocks ?? []).flatMap(({ paragraphs }) =>
		paragraphs.flatMap((part) => part.lines),
	);
	return lines.map(({ text, confidence, bbox: { x0, y0, x1, y1 } }) => ({
		quad: cornersOf(x0, y0, x1, y1),
		// Removes the spaces that it inserts between Chinese characters.
		text: text.replaceAll(/\s/g, ''),
		score: confidence / 100,
	}));
});
