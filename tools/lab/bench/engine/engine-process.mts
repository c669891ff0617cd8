import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

import { withSteadyMemory } from '../../../../server/src/process/steady-memory.mts';
import type { ReadingAnswer, ReadingTask } from './reading-process.mts';

/** The module with this checkout's engine. */
export const OWN_ENGINE = fileURLToPath(
	new URL('../../../../server/src/engine/create-card-reader.mts', import.meta.url),
);

/** An engine in a process of its own. */
export interface EngineProcess {
	process: ChildProcess;
	/** Name of its model pack. */
	pack: string;
}

/**
 * Starts the engine that a module exports.
 * @throws when the process ends before it is ready.
 */
export async function startEngine(engine: string): Promise<EngineProcess> {
	const script = fileURLToPath(new URL('reading-process.mts', import.meta.url));
	const env = withSteadyMemory(globalThis.process.env);
	const process = fork(script, [engine], { env });
	const ended = once(process, 'exit').then(([code]) => {
		throw new Error(`The engine in ${engine} ended with code ${code}.`);
	});
	ended.catch(() => {});
	const [pack] = (await Promise.race([once(process, 'message'), ended])) as [string];
	return { process, pack };
}

/** Has an engine read files. */
export async function ask(process: ChildProcess, task: ReadingTask): Promise<ReadingAnswer> {
	process.send(task);
	const [answer] = (await once(process, 'message')) as [ReadingAnswer];
	return answer;
}
