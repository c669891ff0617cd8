import process from 'node:process';
import { getSystemErrorMessage } from 'node:util';

import type { Config } from './config/config.mts';
import { whyUndecodable } from './engine/why-undecodable.mts';
import { AcceptedImages } from './image/accepted-images.mts';
import { DOCUMENT_FORMATS } from './image/source-formats.mts';

/**
 * Returns the images that are read. Says which of the formats in the configuration this machine cannot read, and
 * exits with 2 if no other is left.
 */
export async function imagesOrExit(
	{ formats, maxBody }: Config,
	say: (sentence: string) => void,
): Promise<AcceptedImages> {
	const documents = formats.filter((format) => DOCUMENT_FORMATS.some((one) => one === format));
	const reason = documents.length === 0 ? undefined : await whyUndecodable();
	if (reason === undefined) return new AcceptedImages(formats, maxBody);
	say(`This machine cannot read ${documents.join(',')}. ${reason}`);
	const others = formats.filter((format) => !documents.includes(format));
	if (others.length === 0) process.exit(2);
	return new AcceptedImages(others, maxBody);
}

/** The result of a step that can fail only by what a command was given; else says why, after `what`, and exits with 2. */
export async function orExit<Result>(
	step: () => Result | Promise<Result>,
	what = '',
): Promise<Result> {
	try {
		return await step();
	} catch (error) {
		const { errno, path = '', message } = error as NodeJS.ErrnoException;
		// The system's words, without its code.
		const why = errno === undefined ? message : `${getSystemErrorMessage(errno)}.`;
		console.error((what || (errno === undefined ? '' : `${path}: `)) + why);
		process.exit(2);
	}
}
