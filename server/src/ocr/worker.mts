import { readFile } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';

import { cropQuad, type Quad, type Raster } from '../image/raster.mts';
import { detectText } from './detection.mts';
import { isUpsideDown } from './direction.mts';
import { onnxMetadata } from './onnx-metadata.mts';
import { alignedTo, upsideDown } from './orientation.mts';
import { sizeOf } from './quad.mts';
import { recognizeLine } from './recognition.mts';
import { cornersOf } from './rotated-box.mts';
import { separated } from './separation.mts';
import { loadSession } from './session.mts';
import { axisGroups } from './text-axes.mts';
import type { Tasks, WorkerMessage, WorkerSetup, WorkerTask } from './worker-protocol.mts';

const setup = workerData as WorkerSetup;
const detection = await loadSession(setup.files.detection, setup.detectionThreads);
const recognition = await loadSession(setup.files.recognition, 1);
const direction = await loadSession(setup.files.direction, 1);

async function detect({ raster, longSide }: Tasks['detect']['request']) {
	const boxes = await detectText(raster, longSide, detection, setup.detection);
	const found: Quad[] = [];
	for (const group of axisGroups(boxes)) {
		const aligned = group.boxes.map(({ box }) => alignedTo(group.axis, box));
		const quads = separated(aligned, group.axis).map(cornersOf);
		const turned = await isUpsideDown(raster, quads, direction);
		found.push(...(turned ? quads.map(upsideDown) : quads));
	}
	return found;
}

function crop({ raster, quad, longSide }: Tasks['crop']['request']): Raster {
	const { width, height } = sizeOf(quad);
	const scale = Math.min(1, longSide / Math.max(width, height));
	const side = (length: number) => Math.max(1, Math.round(length * scale));
	const { data, ...size } = cropQuad(raster, quad, side(width), side(height));
	const shared = new Uint8Array(new SharedArrayBuffer(data.length));
	shared.set(data);
	return { data: shared, ...size };
}

async function recognize({ raster, quads }: Tasks['recognize']['request']) {
	const lines = [];
	for (const quad of quads) lines.push(await recognizeLine(raster, quad, recognition));
	return lines;
}

/** The blank first, then the dictionary, then the space that PP-OCR adds to every dictionary. */
async function readAlphabet(): Promise<string[]> {
	const { dictionary, recognition: network } = setup.files;
	const text =
		dictionary === undefined
			? onnxMetadata(await readFile(network)).get('character')
			: await readFile(dictionary, 'utf8');
	if (text === undefined) throw new Error('The recognition network brings no dictionary');
	return ['', ...text.replace(/\r?\n$/, '').split(/\r?\n/), ' '];
}

async function perform(task: WorkerTask) {
	if (task.kind === 'detect') return detect(task);
	return task.kind === 'crop' ? crop(task) : recognize(task);
}

const post = (message: WorkerMessage) => parentPort?.postMessage(message);

parentPort?.on('message', (task: WorkerTask) => {
	perform(task).then(
		(reply) => post({ kind: 'done', reply }),
		// The cause stays here: a runtime's message may quote its input.
		(error: unknown) =>
			post({ kind: 'failed', message: error instanceof Error ? error.message : 'unknown' }),
	);
});
post({ kind: 'ready', alphabet: await readAlphabet() });
