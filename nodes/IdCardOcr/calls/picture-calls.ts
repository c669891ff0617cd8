import { createHash } from 'crypto';
import type { IExecuteFunctions } from 'n8n-workflow';

import {
	SUCCESS_CODE,
	type IdCardOcrReply,
	type IdCardOcrRequest,
} from '../../../domain/api-contract.ts';
import { apiErrorKind } from '../../../domain/api-error.ts';
import { AbsentPicture } from '../input/input-refusal.ts';
import { NotSent, type NotSentReason } from './not-sent.ts';
import { pause, type Pace } from './pace.ts';
import { RefusedReply } from './refused-reply.ts';
import { acceptedRetryAfter, mayRetryAnswer, mayRetryThrown, retryDelay } from './retry.ts';
import { serviceAddress } from './service-address.ts';
import { sharedPace } from './shared-pace.ts';
import { callService, type ServiceAnswer } from './transport.ts';

/** Pictures in memory at once, and so requests in flight: enough for 2 a second at 2 s each. */
const MAX_IN_FLIGHT = 5;

/** The least pause after a 4029 (ApiZero's documentation: half a second and more). */
const RATE_LIMIT_PAUSE_MS = 500;

/** How the calls of one execution are made. */
export interface CallSettings {
	/** Request starts a second; 0 for no limit. */
	perSecond: number;
	/** Tries a picture, the first included. */
	maxTries: number;
	timeoutMs: number;
	/** Whether identical pictures are sent once. */
	skipDuplicates: boolean;
	/** Whether the first failure ends the sending of further pictures. */
	stopOnFailure: boolean;
	/** Whether a picture that is not there counts as no failure. */
	toleratesAbsent?: boolean;
}

/** Gives the request of one picture, read only when its turn comes. May throw InputRefusal. */
export type PictureJob = () => Promise<IdCardOcrRequest>;

/**
 * What one picture came to: a reply that is an outcome, or what was thrown, a refusal among it.
 * `duplicate` tells that an identical picture was sent in its place.
 */
export type PictureResult =
	| { ok: true; reply: IdCardOcrReply; duplicate: boolean }
	| { ok: false; thrown: unknown };

/** Makes the calls of one execution: paced, a few at a time, tried again where that may help. */
export class PictureCalls {
	private readonly sent = new Map<string, Promise<IdCardOcrReply>>();

	private halted: NotSentReason | undefined;

	/** Wakes whoever waits when sending ends. */
	private readonly halting = new AbortController();

	/** Aborts when sending ends or the execution is stopped. */
	private readonly signal: AbortSignal;

	private readonly context: IExecuteFunctions;

	private readonly settings: CallSettings;

	constructor(context: IExecuteFunctions, settings: CallSettings) {
		this.context = context;
		this.settings = settings;
		const stopped = context.getExecutionCancelSignal();
		this.signal = stopped ? AbortSignal.any([this.halting.signal, stopped]) : this.halting.signal;
		stopped?.addEventListener('abort', () => this.halt({ kind: 'stopped' }), { once: true });
	}

	/** The code that ended all sending, when one did: the quota is used up, or the key refused. */
	get haltingCode(): number | undefined {
		return this.halted?.kind === 'refused' ? this.halted.code : undefined;
	}

	/** Gives the result of every job, in their order. Never throws. */
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
		try {
			// After a refusal a picture is still looked at: its reply may be there already.
			if (this.halted?.kind === 'stopped' || this.sent.size === 0) this.throwIfHalted();
			const request = await job();
			const digest = this.settings.skipDuplicates ? digestOf(request) : '';
			const earlier = this.sent.get(digest);
			if (earlier !== undefined) return { ok: true, reply: await earlier, duplicate: true };
			this.throwIfHalted();
			const reply = this.replyTo(request);
			if (digest !== '') this.sent.set(digest, reply);
			return { ok: true, reply: await reply, duplicate: false };
		} catch (thrown) {
			const tolerated = this.settings.toleratesAbsent === true && thrown instanceof AbsentPicture;
			if (this.settings.stopOnFailure && !tolerated) this.halt({ kind: 'failed' });
			return { ok: false, thrown };
		}
	}

	/** Gives the reply to one picture. Throws what its last try came to, or NotSent without one. */
	private async replyTo(request: IdCardOcrRequest): Promise<IdCardOcrReply> {
		const credential = await this.context.getCredentials('apiZeroApi');
		const address = serviceAddress(credential.baseUrl);
		const pace = sharedPace(String(credential.apiKey), address);

		for (let attempt = 1, last: unknown; ; attempt++) {
			await pace.turn(this.settings.perSecond, this.signal);
			if (this.halted !== undefined) throw last ?? new NotSent(this.halted);

			const result = await this.call(address, request);
			if ('reply' in result) this.noteCode(result, pace);
			const failure = failureIn(result);
			if (failure === undefined) return (result as ServiceAnswer).reply;
			if (attempt >= this.settings.maxTries || !mayRetry(result)) throw failure;

			last = failure;
			const asked = 'reply' in result ? result.retryAfterMs : undefined;
			await pause(retryDelay(attempt + 1, asked), this.signal);
		}
	}

	private async call(address: string, request: IdCardOcrRequest): Promise<CallResult> {
		try {
			return await callService(this.context, address, request, this.settings.timeoutMs);
		} catch (thrown) {
			return { thrown };
		}
	}

	private noteCode({ reply, retryAfterMs }: ServiceAnswer, pace: Pace): void {
		const cause = apiErrorKind(reply.code)?.cause;
		if (cause === 'rate-limit') {
			pace.slowDown(Math.max(RATE_LIMIT_PAUSE_MS, acceptedRetryAfter(retryAfterMs)));
		} else pace.recover();
		// The key, its quota or its balance: every further picture would meet it too.
		if (cause === 'credential' || cause === 'quota') {
			this.halt({ kind: 'refused', code: reply.code });
		}
	}

	private halt(reason: NotSentReason): void {
		this.halted ??= reason;
		this.halting.abort();
	}

	private throwIfHalted(): void {
		if (this.halted !== undefined) throw new NotSent(this.halted);
	}
}

/** What one try came to. */
type CallResult = ServiceAnswer | { thrown: unknown };

function failureIn(result: CallResult): unknown {
	if ('thrown' in result) return result.thrown;
	const { code } = result.reply;
	// A picture without a card is the one code that is an outcome and no refusal.
	const isOutcome = code === SUCCESS_CODE || apiErrorKind(code)?.cause === 'picture';
	return isOutcome ? undefined : new RefusedReply(result.reply);
}

function mayRetry(result: CallResult): boolean {
	return 'thrown' in result ? mayRetryThrown(result.thrown) : mayRetryAnswer(result);
}

function digestOf({ input_type, input_data }: IdCardOcrRequest): string {
	return createHash('sha256').update(input_type).update(input_data).digest('base64');
}
