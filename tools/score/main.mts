// npm run score -- [--save FILE] [--against FILE]
// Reads the cards of the golden lines and prints, by set, what was read right, wrong and not at all.
// --save keeps what was read; --against prints each field that is read otherwise than in such a file.
import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';

import { OtherWeightsError, requireWeights } from './golden/weights.mts';
import { recordedPlan } from './recorded-plan.mts';
import { changesSince, savedScore, type SavedScore } from './saved-score.mts';
import { goldenImages, scoreImages } from './score-images.mts';
import { scoreOf, scoreTable } from './set-score.mts';

const { values } = parseArgs({
	options: { save: { type: 'string' }, against: { type: 'string' } },
});

async function score(): Promise<void> {
	const { weights, images } = await goldenImages();
	const scored = scoreImages(images, recordedPlan);

	const bySet = Map.groupBy(scored, ({ set }) => set);
	const judgements = (of: typeof scored) => of.map(({ judgement }) => judgement);
	const scores = [...bySet].map(([set, ofSet]) => scoreOf(set, judgements(ofSet)));
	console.log(scoreTable([...scores, scoreOf('all', judgements(scored))]));
	console.log('A field has right/wrong/lost; a silent number is wrong with a right check digit.');

	if (values.against !== undefined) {
		const before = JSON.parse(await readFile(values.against, 'utf8')) as SavedScore;
		requireWeights(before.weights, weights);
		const changes = changesSince(before, scored);
		console.log(['', `${changes.length} changes since ${values.against}`, ...changes].join('\n'));
	}
	if (values.save !== undefined) {
		await writeFile(values.save, JSON.stringify(savedScore(weights, scored)));
	}
}

try {
	await score();
} catch (error) {
	if (!(error instanceof OtherWeightsError)) throw error;
	console.error(error.message);
	process.exitCode = 1;
}
