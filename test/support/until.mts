import { setTimeout as delay } from 'node:timers/promises';

/** Counted, since some tests stop the clock. */
const TRIES = 6_000;

/** Waits until a condition holds; fails after half a minute or more. */
export async function until(holds: () => unknown): Promise<void> {
	for (let tries = 0; !(await holds()); tries++) {
		if (tries === TRIES) throw new Error(`Waited in vain until ${holds}`);
		await delay(5);
	}
}
