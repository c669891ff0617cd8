import { createHash } from 'crypto';

import { Pace } from './pace.ts';

const paces = new Map<string, Pace>();

/**
 * Gives the pace that all executions of this process share for one key at one address. Only a
 * digest of both is kept.
 */
export function sharedPace(apiKey: string, baseUrl: string): Pace {
	const id = createHash('sha256').update(`${baseUrl}\n${apiKey}`).digest('hex');
	let pace = paces.get(id);
	if (pace === undefined) {
		pace = new Pace();
		paces.set(id, pace);
	}
	return pace;
}
