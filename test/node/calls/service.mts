import { randomUUID } from 'node:crypto';

import type { IdCardOcrReply, IdCardOcrRequest } from '../../../domain/api-contract.ts';
import type { ExtraRequest } from '../../../domain/extra.ts';
import type { CallSettings, ServiceAnswer } from '../../../nodes/IdCardOcr/calls/connection.ts';
import {
	type CallsToMake,
	type ImageJob,
	makeCalls,
} from '../../../nodes/IdCardOcr/calls/image-calls.ts';

/** A reply with this code and nothing read. */
export const replyOf = (code: number): IdCardOcrReply => ({ code, msg: '', data: null });

/** Jobs for images that say these words. */
export const jobsFor = (...words: string[]): ImageJob[] => words.map((word) => jobFor(word));

/** A job for an image that says a word, with what is asked for beside its fields. */
export const jobFor =
	(word: string, extra?: ExtraRequest): ImageJob =>
	async () => ({ input_type: 'base64', input_data: word, ...(extra && { extra }) });

const SETTINGS: CallSettings = {
	perSecond: 0,
	maxTries: 1,
	timeoutMs: 1000,
	stopOnFailure: false,
};

interface ServiceOptions extends Partial<CallsToMake> {
	service?: 'cloud' | 'ownServer';
}

/**
 * Returns what makes calls to a service that replies with `answer`, with a separate pace. `sent` collects the
 * words of the images that reached it.
 */
export function callsTo(
	answer: (
		word: string,
		asked: { timeoutMs: number; extra?: ExtraRequest },
	) => ServiceAnswer | Promise<ServiceAnswer>,
	settings: Partial<CallSettings> = {},
	{ service = 'ownServer', ...options }: ServiceOptions = {},
) {
	const sent: string[] = [];
	const paceKey = randomUUID();
	const send = async ({ input_data: word, extra }: IdCardOcrRequest, timeoutMs: number) => {
		sent.push(word);
		return await answer(word, { timeoutMs, extra });
	};
	const toMake = {
		connection: { service, paceKey, send },
		settings: { ...SETTINGS, ...settings },
		...options,
	};
	return { run: async (jobs: ImageJob[]) => await makeCalls(jobs, toMake), sent };
}
