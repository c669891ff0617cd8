/** In a file of tests that imports this, the node tries again at once. */
import { afterEach, beforeEach, jest } from '@jest/globals';

import { until } from '../support/until.mts';
import { workflow } from '../../tools/n8n/in-process/engine.mts';

/** A wait before another try is shorter, and a call's deadline, which is a wait as well, as long or longer. */
const SHORTEST_MS = 1000;
const LONG_MS = 60_000;

/** For calls, so that their deadline is none of {@link longWaits}. */
export const SHORT_TIMEOUT = { timeout: LONG_MS / 2 };

const { sleep } = workflow;
let begun: number;
beforeEach(() => {
	begun = 0;
	const watched: typeof sleep = async (ms, signal) => {
		if (ms >= LONG_MS) begun++;
		if (ms >= SHORTEST_MS) await sleep(ms, signal);
	};
	// Its type has no getter, but its code does.
	jest.spyOn(workflow, 'sleep' as never, 'get').mockReturnValue(watched as never);
});
afterEach(() => void jest.restoreAllMocks());

/** Resolves when the node has begun to wait for a minute or more so many times in this test: until then it sends nothing. */
export const longWaits = async (count: number) => await until(() => begun >= count);
