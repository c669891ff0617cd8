// Worker thread that recognizes lines of text.
import { workerData } from 'node:worker_threads';

import { readAlphabet } from './alphabet.mts';
import { MOST_MISSES, readBatch } from './directed-lines.mts';
import { draftRule } from './draft.mts';
import type { ThreadSetup } from './network-threads.mts';
import { lineInput, neededOutputs, posteriorOf } from './recognition.mts';
import { serveTasks } from './serve-tasks.mts';
import { loadSession } from './session.mts';
import type { Tasks } from './worker-protocol.mts';

const { files, draft } = workerData as ThreadSetup;
const alphabet = await readAlphabet(files.dictionary);
const session = await loadSession(files.recognition, 1);
const drafts = await draftNetwork();

/** The network that drafts lines and whether its drafts stand; `undefined` for a pack without one. */
async function draftNetwork() {
	if (files.draft === undefined || draft === undefined) return undefined;
	const session = await loadSession(files.draft, 1);
	// Without that output, its classes would not be numbered like the full network's.
	if (neededOutputs(session).length === 1) throw new Error('The draft network has no classes.');
	return { session, stands: draftRule(draft) };
}

async function recognize({ raster, batch, ...rendering }: Tasks['recognize']['request']) {
	let patience = rendering.careful ? 0 : MOST_MISSES;
	return readBatch(batch, async (quad) => {
		const line = lineInput(raster, quad, rendering);
		if (drafts !== undefined && patience > 0) {
			const posterior = await posteriorOf(drafts.session, line, alphabet);
			const stands = drafts.stands(posterior);
			patience += stands ? 1 : -1;
			if (stands) return { ...posterior, isDraft: true };
		}
		return posteriorOf(session, line, alphabet);
	});
}

serveTasks(session, { recognize });
