import { createHash } from 'crypto';

import type { IdCardOcrReply, IdCardOcrRequest } from '../../../domain/api-contract.ts';
import type { CallSettings } from './call-settings.ts';
import type { Connection } from './connection.ts';
import { Halt } from './halt.ts';
import { replyTo } from './tries.ts';

/** Pictures in memory at once, and so requests in flight: enough for 2 a second at 2 s each. */
const MAX_IN_FLIGHT = 5;

/** Reads the request of one picture, only when its turn comes. May reject. */
export type PictureJob = () => Promise<IdCardOcrRequest>;

/**
 * Outcome of one picture: a reply that is no refusal, or what was thrown, a refusal included.
 * `duplicate`: an identical picture was sent in its place.
 */
export type PictureResult =
	| { ok: true; reply: IdCardOcrReply; duplicate: boolean }
	| { ok: false; thrown: unknown };

/** What the calls of one execution need from outside. */
export interface PictureCallsOptions {
	/** Called for every picture that is sent; a rejection fails that picture alone. */
	connect: () => Promise<Connection>;
	settings: CallSettings;
	/** Aborts when the execution is stopped. */
	stopped?: AbortSignal;
	/** Failures that stop nothing, even with `stopOnFailure`. None by default. */
	isTolerated?: (thrown: unknown) => boolean;
}

/** Makes the calls of one execution: paced, a few at a time, tried again where that may help. */
export class PictureCalls {
	private readonly sent = new Map<string, Promise<IdCardOcrReply>>();

	private readonly options: PictureCallsOptions;

	private readonly halt: Halt;

	constructor(options: PictureCallsOptions) {
		this.options = options;
		this.halt = new Halt(options.stopped);
	}

	/** The code that ended all sending, if one did: the quota is used up, or the key refused. */
	get haltingCode(): number | undefined {
		return this.halt.reason?.kind === 'refused' ? this.halt.reason.code : undefined;
	}

	/** Returns the result of every job, in their order. Never throws. */
	async run(jobs: readonly PictureJob[]): Promise<PictureResult[]> {
		const results: PictureResult[] = [];
		let next = 0;
		const lane = async () => {
			while (next < jobs.length) {
				const index = next++;
				results[index] = await this.resultOf(jobs[index]);
			}
		};
		await Promise.all(Array.from({ length: MAX_IN_FLIGHT }, lane));
		return results;
	}

	private async resultOf(job: PictureJob): Promise<PictureResult> {
		const { settings, isTolerated } = this.options;
		try {
			// After a refusal a picture is still read: its reply may be there already.
			if (this.halt.reason?.kind === 'stopped' || this.sent.size === 0) this.halt.throwIfHalted();
			const request = await job();
			const digest = settings.skipDuplicates ? digestOf(request) : '';
			const earlier = this.sent.get(digest);
			if (earlier !== undefined) return { ok: true, reply: await earlier, duplicate: true };
			this.halt.throwIfHalted();
			const reply = this.replyTo(request);
			if (digest !== '') this.sent.set(digest, reply);
			return { ok: true, reply: await reply, duplicate: false };
		} catch (thrown) {
			if (settings.stopOnFailure && isTolerated?.(thrown) !== true) {
				this.halt.halt({ kind: 'failed' });
			}
			return { ok: false, thrown };
		}
	}

	private async replyTo(request: IdCardOcrRequest): Promise<IdCardOcrReply> {
		const { connect, settings } = this.options;
		return await replyTo(request, await connect(), settings, this.halt);
	}
}

function digestOf({ input_type, input_data }: IdCardOcrRequest): string {
	return createHash('sha256').update(input_type).update(input_data).digest('base64');
}
