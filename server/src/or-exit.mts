import process from 'node:process';

import type { Config } from './config/config.mts';
import { formatsHere } from './engine/formats-here.mts';
import { AcceptedImages } from './image/accepted-images.mts';

/**
 * Returns the images that are read. Says which of the formats in the configuration this machine cannot read, and
 * exits with 2 if no other is left.
 */
export async function imagesOrExit(
	{ formats: wanted, maxBody }: Config,
	say: (sentence: string) => void,
): Promise<AcceptedImages> {
	const { formats, reason } = await formatsHere(wanted);
	if (reason !== undefined) {
		const missing = wanted.filter((format) => !formats.includes(format)).join(',');
		say(`This machine cannot read ${missing}. ${reason}`);
		if (formats.length === 0) process.exit(2);
	}
	return new AcceptedImages(formats, maxBody);
}

/** The result of a step that can fail only by what a command was given; else says why, after `what`, and exits with 2. */
export async function orExit<Result>(
	step: () => Result | Promise<Result>,
	what = '',
): Promise<Result> {
	try {
		return await step();
	} catch (error) {
		console.error(what + (error as Error).message);
		process.exit(2);
	}
}
