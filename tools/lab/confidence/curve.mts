import { probabilityOf } from '../../../server/src/card/review/model.mts';
import { fitModel } from './fit-model.mts';
import type { Observed } from './observing-thread.mts';

/** Confidences below which a value would need review. */
const LIMITS = [0.5, 0.7, 0.8, 0.9, 0.95, 0.97];

/** For each limit, in Markdown, what it would do to the half of the images that a model was not fitted to. */
export function curveOf(observed: readonly Observed[]): string {
	const judged = [0, 1].flatMap((half) => {
		const [own, others] = [half, 1 - half].map((rest) =>
			observed.filter(({ index }) => index % 2 === rest),
		);
		const model = fitModel(own.flatMap(({ earlier, values }) => [...earlier, ...values]));
		return others.flatMap(({ values }) =>
			values.map(({ field, features, isRight }) => {
				return { isRight, confidence: probabilityOf(model, field, features) };
			}),
		);
	});
	const wrong = judged.filter(({ isRight }) => !isRight);
	const right = judged.filter(({ isRight }) => isRight);
	const rows = LIMITS.map((limit) => {
		const silent = wrong.filter(({ confidence }) => confidence >= limit).length;
		const flagged = right.filter(({ confidence }) => confidence < limit).length;
		return `| ${limit} | ${silent} of ${wrong.length} | ${flagged} of ${right.length} |`;
	});
	const head = ['| limit | wrong, no review | right, review |', '| --- | --- | --- |'];
	return [...head, ...rows].join('\n');
}
