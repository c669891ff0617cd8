import { readFile } from 'node:fs/promises';

import { expect, test } from '@jest/globals';

import { confidencesOf } from '../../../server/src/card/review/confidences.mts';
import { reviewOf } from '../../../server/src/card/review/review.mts';
import type { Placement } from '../../../server/src/card/placing/placement.mts';
import type { ReadCard } from '../../../server/src/card/read-cards.mts';
import { pointBetween, type Point } from '../../../server/src/geometry/quad.mts';
import { BLANK } from '../../../server/src/ocr/ctc-decode.mts';
import { isLegible, lineOf, type QuadPosterior } from '../../../server/src/ocr/text-line.mts';
import { closestTruth } from '../../../tools/score/closest-truth.mts';
import { GOLDEN_FILE, unpackRecording } from '../../../tools/score/golden/golden-file.mts';
import type { GoldenImage } from '../../../tools/score/golden/golden-image.mts';
import { recordedCards } from '../../../tools/score/recorded-plan.mts';
import { Random } from '../../support/random.mts';

const { images } = unpackRecording(await readFile(GOLDEN_FILE));

/** Sets without marks: those are told by their ink, which was not recorded. */
const PLAIN = /portrait|emblem|photocopy|screen|cut-corner|finger|faded|fitting, (?:photo|hard)/;

const TEXTS = ['identity_name', 'address', 'issued_by'] as const;

/** Characters under the patch, at most. */
const MOST = 5;

/** Half the height of the patch, in millimetres: it stays within a row. */
const HALF_HEIGHT = 2;

/** A patch on a card, in millimetres. */
interface Patch {
	placement: Placement;
	left: number;
	right: number;
	y: number;
}

/** The output with nothing seen under the patch. */
function patched({ quad, posterior }: QuadPosterior, patch: Patch): QuadPosterior {
	const { offsets, ids, probabilities } = posterior;
	const steps = offsets.length - 1;
	const [start, end] = [pointBetween(quad[0], quad[3], 0.5), pointBetween(quad[1], quad[2], 0.5)];
	const isHidden = (point: Point) => {
		const { x, y } = patch.placement.toCard(point);
		return x > patch.left && x < patch.right && Math.abs(y - patch.y) < HALF_HEIGHT;
	};
	const kept = { offsets: [0], ids: [] as number[], probabilities: [] as number[] };
	for (let step = 0; step < steps; step++) {
		const range = [offsets[step], offsets[step + 1]] as const;
		if (isHidden(pointBetween(start, end, (step + 0.5) / steps))) {
			kept.ids.push(BLANK);
			kept.probabilities.push(1);
		} else {
			kept.ids.push(...ids.slice(...range));
			kept.probabilities.push(...probabilities.slice(...range));
		}
		kept.offsets.push(kept.ids.length);
	}
	return {
		quad,
		posterior: {
			...posterior,
			offsets: Uint32Array.from(kept.offsets),
			ids: Uint32Array.from(kept.ids),
			probabilities: Float32Array.from(kept.probabilities),
		},
	};
}

function cardIn({ passes, size }: GoldenImage, patch?: Patch): ReadCard | undefined {
	const lined = passes.map(({ name, outputs }) => ({
		name,
		lines: outputs
			.map((output) => lineOf(patch ? patched(output, patch) : output))
			.filter(isLegible),
	}));
	return recordedCards(lined, size)[0];
}

/** A patch over Chinese characters of a text, with some of its row left behind them; `undefined` without room for one. */
function patchOn(card: ReadCard, random: Random): Patch | undefined {
	const sources = TEXTS.flatMap((name) => card.sources[name] ?? []);
	if (sources.length === 0) return undefined;
	const { placement } = card;
	const glyphs = random.pick(sources).glyphs.filter(({ text }) => /\p{Script=Han}/u.test(text));
	const from = random.integer(0, Math.max(0, glyphs.length - 2));
	const { line } = glyphs[from];
	const row = glyphs.slice(from).filter((glyph) => glyph.line === line);
	if (row.length < 2) return undefined;
	const last = row[random.integer(0, Math.min(MOST, row.length - 1) - 1)];
	const [first, end] = [row[0], last].map(({ at }) => placement.toCard(at));
	const half = placement.template.character / 2;
	return { placement, left: first.x - half, right: end.x + half, y: first.y };
}

/** A name of two characters is spread, to nearly where the first and the last one of three are. */
const isNameOfTwo = ({ fields }: ReadCard) => Array.from(fields.identity_name ?? '').length === 2;

test('whatever is hidden before the end of a row, what is left of the text asks for review', () => {
	const silent: string[] = [];
	let [hidden, namesOfTwo] = [0, 0];
	for (const image of images.filter(({ set }) => PLAIN.test(set))) {
		const whole = cardIn(image);
		if (!whole || closestTruth(image.truths, whole.fields).wrong.length > 0) continue;
		const patch = patchOn(whole, new Random(`${image.set}/${image.index}`));
		const card = patch && cardIn(image, patch);
		const { wrong = [] } = card ? closestTruth(image.truths, card.fields) : {};
		if (!card || wrong.length === 0) continue;
		hidden++;
		const reviewed = new Set(reviewOf(card, confidencesOf(card)).map(({ field }) => field));
		if (wrong.every((name) => reviewed.has(name))) continue;
		if (wrong.every((name) => name === 'identity_name') && isNameOfTwo(card)) namesOfTwo++;
		else silent.push(`${image.set} ${image.index}: ${wrong.join()}`);
	}
	expect(hidden).toBeGreaterThan(400);
	expect(silent).toEqual([]);
	expect(namesOfTwo).toBeLessThan(hidden / 40);
});
