import { createHash } from 'crypto';

import type { IdCardOcrReply, IdCardOcrRequest } from '../../../domain/api-contract.ts';
import { Failure } from '../failure/failure.ts';
import { NotSent } from '../failure/not-sent.ts';
import type { CallSettings, Connection, ReplyFiles, ServiceAnswer } from './connection.ts';
import { Sending } from './sending.ts';
import { answerTo } from './tries.ts';

/** Images in memory, and so requests in flight: enough for 2 per second that take 2 s each. */
const MAX_IN_FLIGHT = 5;

/** Reads the request of one image, only when its turn comes. May reject. */
export type ImageJob = () => Promise<IdCardOcrRequest>;

/**
 * Outcome of one image: a reply that is no refusal, or what was thrown, a refusal included.
 * `duplicate`: an identical image was sent in its place.
 */
export type ImageResult =
	| { ok: true; reply: IdCardOcrReply; files?: ReplyFiles; duplicate: boolean }
	| { ok: false; thrown: unknown };

/** What the calls of one execution need from outside. */
export interface ImageCallsOptions {
	connection: Connection;
	settings: CallSettings;
	/** Aborts when the execution is stopped. */
	stopped?: AbortSignal;
	/** Which failures do not end sending, even with `stopOnFailure`. By default none. */
	isTolerated?: (thrown: unknown) => boolean;
}

/** Makes the calls of one execution: paced, a few at a time, tried again where that may help. */
export class ImageCalls {
	private readonly sent = new Map<string, Promise<ServiceAnswer>>();

	private readonly options: ImageCallsOptions;

	private readonly sending: Sending;

	constructor(options: ImageCallsOptions) {
		this.options = options;
		this.sending = new Sending(options.stopped);
	}

	/** The code that ended all sending, if one did: the quota is used up, or the key refused. */
	get endingCode(): number | undefined {
		const reason = this.sending.endReason;
		return reason?.kind === 'refused' ? reason.code : undefined;
	}

	/** Returns the result of every job, in their order. Never throws. */
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

	/** A later refusal by the service may have become the reason why an image was not sent. */
	private withFinalReason(result: ImageResult): ImageResult {
		const reason = this.sending.endReason;
		const isNotSent = !result.ok && result.thrown instanceof NotSent;
		return isNotSent && reason !== undefined ? { ok: false, thrown: new NotSent(reason) } : result;
	}

	private async resultOf(job: ImageJob): Promise<ImageResult> {
		const { settings, isTolerated } = this.options;
		try {
			// Even after a refusal the image is read: an identical one may have its reply already.
			const stopped = this.sending.endReason?.kind === 'stopped';
			if (stopped || this.sent.size === 0) this.sending.throwIfEnded();
			const request = await job();
			const digest = settings.skipDuplicates ? digestOf(request) : '';
			const earlier = this.sent.get(digest);
			if (earlier !== undefined) return resultOf(await earlier, true);
			this.sending.throwIfEnded();
			const answer = this.answerTo(request);
			if (digest !== '') this.sent.set(digest, answer);
			return resultOf(await answer, false);
		} catch (thrown) {
			const stops = settings.stopOnFailure && isTolerated?.(thrown) !== true;
			if (stops || (thrown instanceof Failure && thrown.hitsEveryImage))
				this.sending.end({ kind: 'failed' });
			return { ok: false, thrown };
		}
	}

	private async answerTo(request: IdCardOcrRequest): Promise<ServiceAnswer> {
		const { connection, settings } = this.options;
		return await answerTo(request, connection, settings, this.sending);
	}
}

function resultOf({ reply, files }: ServiceAnswer, duplicate: boolean): ImageResult {
	return { ok: true, reply, files, duplicate };
}

/** The same image with another `extra` is another call. */
function digestOf({ input_type, input_data, extra }: IdCardOcrRequest): string {
	const hash = createHash('sha256').update(`${input_type} ${JSON.stringify(extra ?? null)}\n`);
	return hash.update(input_data).digest('base64');
}
