import { describe, expect, test } from '@jest/globals';

import { emptyIdCardFields } from '../../../domain/id-card.ts';
import { sparsePosterior, type LinePosterior } from '../../../server/src/ocr/ctc-decode.mts';
import { logLikelihood } from '../../../server/src/ocr/ctc-score.mts';
import { lineOf, type TextLine } from '../../../server/src/ocr/text-line.mts';
import { packRecording, unpackRecording } from '../../../tools/score/golden/golden-file.mts';
import type { GoldenImage } from '../../../tools/score/golden/golden-image.mts';

const ALPHABET = ['', ...Array.from('王主玉五工土士二一口')];

/** A posterior from the probabilities of the characters at every step; the rest is the blank's. */
function posteriorOf(...steps: Array<Record<string, number>>): LinePosterior {
	const rows = steps.map((step) => {
		const row = ALPHABET.map((character) => step[character] ?? 0);
		row[0] = 1 - row.reduce((sum, probability) => sum + probability, 0);
		return row;
	});
	return sparsePosterior(Float32Array.from(rows.flat()), steps.length, ALPHABET);
}

const BLANK = {};

/** Silence at both ends and between two equal characters; a doubt; a blank that is no silence. */
const POSTERIOR = posteriorOf(
	...[BLANK, BLANK, BLANK, { 王: 0.003 }, { 王: 0.97, 主: 0.02 }, { 王: 0.4 }],
	...[BLANK, BLANK, { 王: 0.5001, 玉: 0.4999 }, { 五: 0.999 }, BLANK],
);

const QUAD = [
	{ x: 10.3, y: 20.7 },
	{ x: 310.1, y: -4.4 },
	{ x: 313.3, y: 30.2 },
	{ x: 13.9, y: 55.5 },
] as const;

function imageOf(...posteriors: LinePosterior[]): GoldenImage {
	const outputs = posteriors.map((posterior) => ({ quad: QUAD, posterior }));
	return {
		...{ set: 'photo', index: 7, truths: [{ ...emptyIdCardFields(), identity_name: '王五' }] },
		...{ size: { width: 800, height: 600 }, passes: [{ name: 'first', outputs }] },
	};
}

const unpacked = (...images: GoldenImage[]) =>
	unpackRecording(packRecording({ weights: 'abc', images }));

function lineAfter(posterior: LinePosterior): TextLine {
	const [{ passes }] = unpacked(imageOf(posterior)).images;
	return lineOf(passes[0].outputs[0]);
}

describe('a recording', () => {
	const line = lineOf({ quad: QUAD, posterior: POSTERIOR });
	const after = lineAfter(POSTERIOR);

	test('keeps what an image is', () => {
		const { weights, images } = unpacked(imageOf(), imageOf(POSTERIOR, POSTERIOR));
		expect(weights).toBe('abc');
		const { passes, ...rest } = imageOf();
		expect(images).toMatchObject([{ ...rest, passes }, rest]);
		expect(images[1].passes[0].outputs).toHaveLength(2);
	});

	test('gives the same text, with the same other characters in the same places', () => {
		const seen = ({ characters }: TextLine) =>
			characters.map(({ text, position, alternatives }) => ({
				...{ text, position },
				others: alternatives.map((other) => other.text),
			}));
		expect(after.text).toBe('王王五');
		expect(seen(after)).toEqual(seen(line));
	});

	test('gives their probabilities and those of texts, nearly', () => {
		for (const [index, { probability, alternatives }] of after.characters.entries()) {
			const before = line.characters[index];
			expect(Math.abs(probability - before.probability)).toBeLessThan(0.01);
			for (const [rank, other] of alternatives.entries()) {
				expect(Math.abs(other.probability - before.alternatives[rank].probability)).toBeLessThan(
					0.01,
				);
			}
		}
		expect(after.score).toBeCloseTo(line.score, 1);
		for (const text of ['王王五', '主玉五', '王五', '']) {
			const [now, before] = [after, line].map(({ posterior }) => logLikelihood(posterior, text));
			expect(Math.abs(now - before)).toBeLessThan(0.2);
		}
	});

	test('tells the lines of a draft', () => {
		expect(after.posterior.isDraft).toBeUndefined();
		expect(lineAfter({ ...POSTERIOR, isDraft: true }).posterior.isDraft).toBe(true);
	});

	test('keeps five classes of a step, and more only if they are probable', () => {
		const faint = { 玉: 4e-4, 五: 5e-4, 工: 6e-4, 土: 2e-4 };
		const others = (step: Record<string, number>) =>
			lineAfter(posteriorOf(step)).characters[0].alternatives.map(({ text }) => text);
		expect(others({ 王: 0.9, 主: 0.02, ...faint })).toEqual(['主', '工', '五']);
		expect(others({ 王: 0.9, 主: 0.02, 士: 0.01, 二: 5e-3, 一: 4e-3, 口: 3e-3 })).toEqual(
			Array.from('主士二一口'),
		);
	});

	test('keeps a line that is nothing but silence, and the one after it', () => {
		const [{ passes }] = unpacked(imageOf(posteriorOf(BLANK, BLANK), POSTERIOR)).images;
		const [silent, next] = passes[0].outputs.map((output) => lineOf(output));
		expect(silent.text).toBe('');
		expect(next.text).toBe('王王五');
	});
});
