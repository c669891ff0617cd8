// Worker thread that recognizes lines of text.
import { workerData } from 'node:worker_threads';

import { readAlphabet } from './alphabet.mts';
import { probe } from './probe.mts';
import { readBatch } from './directed-lines.mts';
import { recognizeLine } from './recognition.mts';
import { serveTasks } from './serve-tasks.mts';
import { loadSession } from './session.mts';
import type { RecognitionSetup, Tasks } from './worker-protocol.mts';

const { files } = workerData as RecognitionSetup;
const session = await loadSession(files.recognition, 1);

async function recognize({ raster, batch, ...rendering }: Tasks['recognize']['request']) {
	return readBatch(batch, (quad) => recognizeLine(raster, quad, session, rendering));
}

serveTasks(
	{ recognize, probe: (request) => probe(session, request) },
	await readAlphabet(files.dictionary),
);
