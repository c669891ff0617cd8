import { expect, test } from '@jest/globals';

import { withReadingRotated, type Quad } from '../../src/geometry/quad.mts';
import type { LinePosterior } from '../../src/ocr/ctc-decode.mts';
import { directedBatches } from '../../src/ocr/directed-batches.mts';
import { readBatch, type Batch } from '../../src/ocr/directed-lines.mts';
import { lineCost } from '../../src/ocr/line-cost.mts';
import { rectangle } from '../geometry/rectangle.mts';

/** A line ten times wider than high. */
const lineAt = (y: number) => rectangle(0, y, 100, y + 10);
const reversed = (quad: Quad) => withReadingRotated(quad, 2);

/** A reading of a number of different characters with the same probability. */
function posteriorOf(characters: number, probability: number): LinePosterior {
	const steps = Array.from({ length: characters }, (_, index) => index);
	return {
		classes: ['', ...steps.map(String)],
		offsets: Uint32Array.from([...steps, characters]),
		ids: Uint32Array.from(steps, (step) => step + 1),
		probabilities: new Float32Array(characters).fill(probability),
	};
}

/** Recognition that makes sense of a line in one direction; records the quads that it reads. */
function recognitionOf(readings: ReadonlyArray<[Quad, LinePosterior]>) {
	const asked: Quad[] = [];
	const read = async (quad: Quad) => {
		asked.push(quad);
		const [, posterior = posteriorOf(3, 0.6)] =
			readings.find(([known]) => JSON.stringify(known) === JSON.stringify(quad)) ?? [];
		return posterior;
	};
	return { asked, read };
}

/** Reads the lines batch by batch. */
async function readDirected(
	quads: readonly Quad[],
	read: (quad: Quad) => Promise<LinePosterior>,
	onBatch: (batch: Batch) => void = () => {},
) {
	const reading = directedBatches(quads);
	let step = reading.next();
	while (!step.done) {
		onBatch(step.value);
		step = reading.next(await readBatch(step.value, read));
	}
	return step.value;
}

const number = lineAt(0);
const name = lineAt(20);
const SURE = posteriorOf(9, 1);

test('in an image that is upside down, only the first line is read both ways', async () => {
	const { asked, read } = recognitionOf([
		[reversed(number), SURE],
		[reversed(name), SURE],
	]);
	const lines = await readDirected([number, name], read);
	expect(lines.map(({ quad }) => quad)).toEqual([reversed(number), reversed(name)]);
	expect(asked).toEqual([number, reversed(number), reversed(name)]);
});

test('a number read upside down is read again if the others run against it', async () => {
	const digits = posteriorOf(6, 0.9);
	const { read } = recognitionOf([
		[number, digits],
		[reversed(number), SURE],
		[reversed(name), SURE],
		[reversed(lineAt(40)), SURE],
	]);
	const lines = await readDirected([number, name, lineAt(40)], read);
	expect(lines[0]).toMatchObject({ quad: reversed(number), posterior: SURE });
});

test('few confident characters of a long line do not settle its direction', async () => {
	const few = posteriorOf(4, 0.98);
	const { read } = recognitionOf([
		[number, few],
		[reversed(number), posteriorOf(9, 0.8)],
	]);
	const [line] = await readDirected([number], read);
	expect(line.quad).toEqual(reversed(number));
});

test('after two lines that make no sense either way, further ones are read once', async () => {
	const dirt = [0, 20, 40, 60].map(lineAt);
	const { asked, read } = recognitionOf([]);
	await readDirected(dirt, read);
	expect(asked).toEqual([dirt[0], reversed(dirt[0]), dirt[1], reversed(dirt[1]), dirt[2], dirt[3]]);
});

test('a line across those before it keeps its own direction', async () => {
	const across: Quad = [lineAt(0)[3], lineAt(0)[0], lineAt(0)[1], lineAt(0)[2]];
	const { asked, read } = recognitionOf([
		[reversed(number), SURE],
		[across, posteriorOf(1, 1)],
	]);
	await readDirected([number, across], read);
	expect(asked.at(-1)).toEqual(across);
});

test('a line that costs more than a card is alone in its batch', async () => {
	const long: Quad = lineAt(0).map(({ x, y }) => ({ x: 5 * x, y })) as unknown as Quad;
	expect(lineCost(long)).toBeGreaterThan(50);
	const batches: Batch[] = [];
	const { read } = recognitionOf([]);
	await readDirected([long, number, name], read, (batch) => batches.push(batch));
	expect(batches.map(({ quads }) => quads)).toEqual([[long], [number, name]]);
});
