import { detectionTasks } from '../src/ocr/detection-tasks.mts';
import { DEFAULT_LONG_SIDE } from '../src/ocr/detection.mts';
import { alphabetOf } from '../src/ocr/alphabet.mts';
import type { NetworkThreads, TextNetworks } from '../src/ocr/network-threads.mts';
import { recognitionTasks } from '../src/ocr/recognition-tasks.mts';
import { loadSession } from '../src/ocr/session.mts';
import { TextReader } from '../src/ocr/text-reader.mts';
import type { Handlers, TaskKind, Tasks } from '../src/ocr/worker-protocol.mts';
import packList from '../models/pack.json';
import { fileNamed } from './given.mts';

/** What the pack says of its networks. */
const pack: Required<Pick<TextNetworks, 'detection' | 'draft'>> = packList as never;

/** Loads the networks and returns what reads text with them, on this thread. */
export async function startLocalReader(): Promise<TextReader> {
	const detection = await loadSession(fileNamed('detection'), 1);
	const recognition = await loadSession(fileNamed('recognition'), 1);
	const draft = { session: await loadSession(fileNamed('draft'), 1), options: pack.draft };
	const alphabet = alphabetOf(new TextDecoder().decode(fileNamed('dictionary')));
	const threads = {
		firstLongSide: pack.detection.longSide ?? DEFAULT_LONG_SIDE,
		pools: {
			detection: poolOf(detectionTasks(detection, pack.detection)),
			recognition: poolOf(recognitionTasks(recognition, alphabet, draft)),
		},
	};
	return new TextReader(threads as unknown as NetworkThreads);
}

/** A pool of one thread: this one. */
function poolOf(handlers: Handlers) {
	const run = async <Kind extends TaskKind>(kind: Kind, request: Tasks[Kind]['request']) => {
		const handle = handlers[kind] as (given: typeof request) => Promise<Tasks[Kind]['reply']>;
		return await handle(request);
	};
	return {
		threads: { size: 1 },
		run,
		async runAll<Kind extends TaskKind>(kind: Kind, requests: Array<Tasks[Kind]['request']>) {
			const replies = [];
			for (const request of requests) replies.push(await run(kind, request));
			return replies;
		},
	};
}
