import { createHash } from 'crypto';

import type { IdCardOcrReply, IdCardOcrRequest } from '../../../domain/api-contract.ts';
import type { Failure } from '../failure/failure.ts';
import { NotSent } from '../failure/not-sent.ts';
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

export interface ImageCallsOptions {
	connection: Connection;
	settings: CallSettings;
	stopped?: AbortSignal;
}

/** Makes the calls of one execution: paced, a few at a time, tried again where that may help. */
export class ImageCalls {
	private readonly sent = new Map<string, Promise<ServiceAnswer>>();

	private readonly options: ImageCallsOptions;

	private readonly sending: Sending;

	/** How many requests were sent, repeated ones included. */
	count = 0;

	constructor(options: ImageCallsOptions) {
		const { connection } = options;
		const send: Connection['send'] = async (...request) => {
			this.count++;
			return await connection.send(...request);
		};
		this.options = { ...options, connection: { ...connection, send } };
		this.sending = new Sending(options.stopped);
	}

	/** The failure that ended all sending, if one did: the quota is used up, the key refused, or the service gone. */
	get endedBy(): Failure | undefined {
		const reason = this.sending.endReason;
		return reason?.kind === 'ended' ? reason.by : undefined;
	}

	/** In the order of the jobs. Never throws. */
	async run(jobs: readonly ImageJob[]): Promise<ImageResult[]> {
		const results: ImageResult[] = [];
		let next = 0;
		const lane = async () => {
			while (next < jobs.length) {
				const index = next++;
				results[index] = await this.resultOf(jobs[index]);
			}
		};
		await Promise.all(Array.from({ length: MAX_IN_FLIGHT }, lane));
		return results.map((result) => this.withFinalReason(result));
	}

	/**
	 * Gives an image that was not sent the final reason: a failure that concerns every image may have followed the
	 * first one.
	 */
	private withFinalReason(result: ImageResult): ImageResult {
		const reason = this.sending.endReason;
		const isNotSent = !result.ok && result.thrown instanceof NotSent;
		return isNotSent && reason !== undefined ? { ok: false, thrown: new NotSent(reason) } : result;
	}

	private async resultOf(job: ImageJob): Promise<ImageResult> {
		try {
			// Even after a refusal the image is read: an identical one may have its reply already.
			const stopped = this.sending.endReason?.kind === 'stopped';
			if (stopped || this.sent.size === 0) this.sending.throwIfEnded();
			const request = await job();
			const digest = digestOf(request);
			const earlier = this.sent.get(digest);
			if (earlier !== undefined) return { ok: true, ...(await earlier), duplicate: true };
			this.sending.throwIfEnded();
			const { connection, settings } = this.options;
			const answer = answerTo(request, connection, settings, this.sending);
			this.sent.set(digest, answer);
			return { ok: true, ...(await answer), duplicate: false };
		} catch (thrown) {
			if (this.options.settings.stopOnFailure) this.sending.end({ kind: 'failed' });
			return { ok: false, thrown };
		}
	}
}

/** The same image with another `extra` is another call. */
function digestOf({ input_type, input_data, extra }: IdCardOcrRequest): string {
	const hash = createHash('sha256').update(`${input_type} ${JSON.stringify(extra ?? null)}\n`);
	return hash.update(input_data).digest('base64');
}
