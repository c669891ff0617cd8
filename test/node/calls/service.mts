import { randomUUID } from 'node:crypto';

import type { IdCardOcrReply, IdCardOcrRequest } from '../../../domain/api-contract.ts';
import type { CallSettings } from '../../../nodes/IdCardOcr/calls/connection.ts';
import type { ServiceAnswer } from '../../../nodes/IdCardOcr/calls/connection.ts';
import {
	ImageCalls,
	type ImageCallsOptions,
	type ImageJob,
} from '../../../nodes/IdCardOcr/calls/image-calls.ts';

/** A reply with this code and nothing read. */
export const replyOf = (code: number): IdCardOcrReply => ({ code, msg: '', data: null });

/** Jobs for images that say these words. */
export const jobsFor = (...words: string[]): ImageJob[] =>
	words.map((word) => async () => ({ input_type: 'base64', input_data: word }));

const SETTINGS: CallSettings = {
	perSecond: 0,
	maxTries: 1,
	timeoutMs: 1000,
	skipDuplicates: true,
	stopOnFailure: false,
};

interface ServiceOptions extends Partial<ImageCallsOptions> {
	publishedPerSecond?: number;
}

/**
 * Returns calls to a service that replies with `answer`, with a separate pace. `sent` collects the
 * words of the images that reached it.
 */
export function callsTo(
	answer: (word: string, timeoutMs: number) => ServiceAnswer | Promise<ServiceAnswer>,
	settings: Partial<CallSettings> = {},
	{ publishedPerSecond, ...options }: ServiceOptions = {},
): { calls: ImageCalls; sent: string[] } {
	const sent: string[] = [];
	const paceKey = randomUUID();
	const send = async ({ input_data: word }: IdCardOcrRequest, timeoutMs: number) => {
		sent.push(word);
		return await answer(word, timeoutMs);
	};
	const calls = new ImageCalls({
		connection: { service: 'ownServer', paceKey, publishedPerSecond, send },
		settings: { ...SETTINGS, ...settings },
		...options,
	});
	return { calls, sent };
}
