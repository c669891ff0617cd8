import { Pace } from './pace.ts';

const paces = new Map<string, Pace>();

/** Returns the pace that all executions of this process share for one key at one address. */
export function sharedPace(paceKey: string): Pace {
	let pace = paces.get(paceKey);
	if (pace === undefined) {
		pace = new Pace();
		paces.set(paceKey, pace);
	}
	return pace;
}
