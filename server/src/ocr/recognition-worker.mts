// Worker thread that recognizes lines of text.
import { readFile } from 'node:fs/promises';
import { workerData } from 'node:worker_threads';

import { onnxMetadata } from './onnx-metadata.mts';
import { recognizeLine } from './recognition.mts';
import { serveTasks } from './serve-tasks.mts';
import { loadSession } from './session.mts';
import type { RecognitionSetup, Tasks } from './worker-protocol.mts';

const { files } = workerData as RecognitionSetup;
const { alphabet, session } = await load();

async function recognize({ raster, quads, ...rendering }: Tasks['recognize']['request']) {
	const lines = [];
	for (const quad of quads) lines.push(await recognizeLine(raster, quad, session, rendering));
	return lines;
}

async function load() {
	const network = await readFile(files.recognition);
	return { alphabet: await readAlphabet(network), session: await loadSession(network, 1) };
}

/** The CTC blank, then the dictionary, then the space that PP-OCR adds to every dictionary. */
async function readAlphabet(network: Uint8Array): Promise<string[]> {
	const text =
		files.dictionary === undefined
			? onnxMetadata(network).get('character')
			: await readFile(files.dictionary, 'utf8');
	if (text === undefined) throw new Error('The recognition network has no dictionary');
	return ['', ...text.replace(/\r?\n$/, '').split(/\r?\n/), ' '];
}

serveTasks({ recognize }, alphabet);
