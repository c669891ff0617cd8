// Worker thread that recognizes lines of text.
import { readFile } from 'node:fs/promises';
import { workerData } from 'node:worker_threads';

import { alphabetOf } from './alphabet.mts';
import type { ThreadSetup } from './network-threads.mts';
import { recognitionTasks } from './recognition-tasks.mts';
import { serveTasks } from './serve-tasks.mts';
import { loadSession } from './session.mts';

const { files, draft } = workerData as ThreadSetup;
const alphabet = alphabetOf(await readFile(files.dictionary, 'utf8'));
const session = await loadSession(files.recognition, 1);
const drafting =
	files.draft === undefined || draft === undefined
		? undefined
		: { session: await loadSession(files.draft, 1), options: draft };
serveTasks(session, recognitionTasks(session, alphabet, drafting));
