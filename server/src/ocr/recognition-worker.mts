// Worker thread that recognizes lines of text.
import { readFile } from 'node:fs/promises';
import { workerData } from 'node:worker_threads';

import { probe } from './probe.mts';
import { readDirected } from './directed-lines.mts';
import { recognizeLine } from './recognition.mts';
import { serveTasks } from './serve-tasks.mts';
import { loadSession } from './session.mts';
import type { RecognitionSetup, Tasks } from './worker-protocol.mts';

const { files } = workerData as RecognitionSetup;
const session = await loadSession(files.recognition, 1);

async function recognize({ raster, quads, ...rendering }: Tasks['recognize']['request']) {
	return readDirected(quads, (quad) => recognizeLine(raster, quad, session, rendering));
}

/** The CTC blank, then the dictionary, then the space that PP-OCR adds to every dictionary. */
async function readAlphabet(): Promise<string[]> {
	const text = await readFile(files.dictionary, 'utf8');
	return ['', ...text.replace(/\r?\n$/, '').split(/\r?\n/), ' '];
}

serveTasks({ recognize, probe: (request) => probe(session, request) }, await readAlphabet());
