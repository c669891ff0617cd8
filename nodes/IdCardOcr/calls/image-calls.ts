import { createHash } from 'crypto';

import type { IdCardOcrReply, IdCardOcrRequest } from '../../../domain/api-contract.ts';
import type { Failure } from '../failure/failure.ts';
import { NotSent } from '../failure/not-sent.ts';
import { isOfImage } from '../failure/thrown-failure.ts';
import type { CallSettings, Connection, ServiceAnswer } from './connection.ts';
import { Sending } from './sending.ts';
import { answerTo } from './tries.ts';

/** Images in memory, and so requests in flight: enough for 2 per second that take 2 s each. */
const MAX_IN_FLIGHT = 5;

/** Reads the request of one image, only when its turn comes. May reject. */
export type ImageJob = () => Promise<IdCardOcrRequest>;

/**
 * What became of one image: a reply, or what was thrown, such as a refusal. `duplicate`: the reply is that of an
 * identical image, which was sent before.
 */
export type ImageResult =
	| { ok: true; reply: IdCardOcrReply; files?: ServiceAnswer['files']; duplicate: boolean }
	| { ok: false; thrown: unknown };

export interface CallsToMake {
	connection: Connection;
	settings: CallSettings;
	stopped?: AbortSignal;
}

interface CallsMade {
	/** In the order of the jobs. */
	results: ImageResult[];
	/** How many requests were sent, repeated ones included. */
	count: number;
	/** The failure that ended all sending, if one did: the quota is used up, the key refused, or the service gone. */
	endedBy?: Failure;
}

/** Makes the calls of one execution: paced, a few at a time, tried again where that may help. Never throws. */
export async function makeCalls(
	jobs: readonly ImageJob[],
	{ connection, settings, stopped }: CallsToMake,
): Promise<CallsMade> {
	const sending = new Sending(stopped);
	const sent = new Map<string, Promise<ServiceAnswer>>();
	let count = 0;
	const send: Connection['send'] = async (...request) => {
		count++;
		return await connection.send(...request);
	};
	const resultOf = async (job: ImageJob): Promise<ImageResult> => {
		try {
			// Even after a refusal the image is read: an identical one may have its reply already.
			if (sending.endReason?.kind === 'stopped' || sent.size === 0) sending.throwIfEnded();
			const request = await job();
			const digest = digestOf(request);
			const earlier = sent.get(digest);
			if (earlier !== undefined) return { ok: true, ...(await earlier), duplicate: true };
			sending.throwIfEnded();
			const answer = answerTo(request, { ...connection, send }, settings, sending);
			sent.set(digest, answer);
			return { ok: true, ...(await answer), duplicate: false };
		} catch (thrown) {
			if (settings.stopOnFailure && !isOfImage(thrown)) sending.end({ kind: 'failed' });
			return { ok: false, thrown };
		}
	};
	const results: ImageResult[] = [];
	let next = 0;
	const lane = async () => {
		while (next < jobs.length) {
			const index = next++;
			results[index] = await resultOf(jobs[index]);
		}
	};
	await Promise.all(Array.from({ length: MAX_IN_FLIGHT }, lane));
	const reason = sending.endReason;
	// A failure that concerns every image may have followed the first one: it is the reason for all that were not sent.
	const final = results.map((result) =>
		reason && !result.ok && result.thrown instanceof NotSent
			? { ...result, thrown: new NotSent(reason) }
			: result,
	);
	return { results: final, count, endedBy: reason?.kind === 'ended' ? reason.by : undefined };
}

/** The same image with another `extra` is another call. */
function digestOf({ input_type, input_data, extra }: IdCardOcrRequest): string {
	const hash = createHash('sha256').update(`${input_type} ${JSON.stringify(extra ?? null)}\n`);
	return hash.update(input_data).digest('base64');
}
