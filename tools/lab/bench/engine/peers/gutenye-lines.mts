// node gutenye-lines.mts FOLDER DETECTION RECOGNITION DICTIONARY
// @gutenye/ocr-node as documented, with the given models.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { answerFiles } from './answer-files.mts';

interface Ocr {
	detect(
		file: string,
	): Promise<Array<{ text: string; mean: number; box: Array<[number, number]> }>>;
}

const [folder, detectionPath, recognitionPath, dictionaryPath] = process.argv.slice(2);
const entry = join(folder, 'node_modules/@gutenye/ocr-node/build/index.js');
const library = (await import(pathToFileURL(entry).href)) as {
	default: { create(options: object): Promise<Ocr> };
};
const ocr = await library.default.create({
	models: { detectionPath, recognitionPath, dictionaryPath },
});
await answerFiles(async (file) =>
	(await ocr.detect(file)).map(({ text, mean, box }) => ({ quad: box, text, score: mean })),
);
