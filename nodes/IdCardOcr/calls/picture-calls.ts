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
import { mayRetryAnswer, mayRetryThrown, retryDelay } from './retry.ts';
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

	private readonly context: IExecuteFunctions;

	private readonly settings: CallSettings;

	constructor(context: IExecuteFunctions, settings: CallSettings) {
		this.context = context;
		this.settings = settings;
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
			this.throwIfHalted();
			const request = await job();
			const digest = this.settings.skipDuplicates ? digestOf(request) : '';
			const earlier = this.sent.get(digest);
			if (earlier !== undefined) return { ok: true, reply: await earlier, duplicate: true };
			const reply = this.replyTo(request);
			if (digest !== '') this.sent.set(digest, reply);
			return { ok: true, reply: await reply, duplicate: false };
		} catch (thrown) {
			const tolerated = this.settings.toleratesAbsent === true && thrown instanceof AbsentPicture;
			if (this.settings.stopOnFailure && !tolerated) this.halted ??= { kind: 'failed' };
			return { ok: false, thrown };
		}
	}

	private async replyTo(request: IdCardOcrRequest): Promise<IdCardOcrReply> {
		const credential = await this.context.getCredentials('apiZeroApi');
		const baseUrl = String(credential.baseUrl).trim().replace(/\/+$/, '');
		const pace = sharedPace(String(credential.apiKey), baseUrl);

		for (let attempt = 1; ; attempt++) {
			await pace.turn(this.settings.perSecond, this.signal);
			this.throwIfHalted();
			const answer = await this.attempt(baseUrl, request, pace, attempt);
			if (answer === undefined) continue;
			const { code } = answer.reply;
			if (isHalting(code)) this.halted ??= { kind: 'refused', code };
			if (isRefusal(code)) throw new RefusedReply(answer.reply);
			return answer.reply;
		}
	}

	/** Makes one try. Gives `undefined` after a wait when another should follow. */
	private async attempt(
		baseUrl: string,
		request: IdCardOcrRequest,
		pace: Pace,
		attempt: number,
	): Promise<ServiceAnswer | undefined> {
		const isLast = attempt >= this.settings.maxTries;
		const result = await this.call(baseUrl, request);
		if ('thrown' in result) {
			if (isLast || !mayRetryThrown(result.thrown)) throw result.thrown;
			await pause(retryDelay(attempt + 1), this.signal);
			return undefined;
		}
		if (apiErrorKind(result.reply.code)?.cause === 'rate-limit') {
			pace.slowDown(Math.max(RATE_LIMIT_PAUSE_MS, result.retryAfterMs ?? 0));
		} else pace.recover();
		if (isLast || !mayRetryAnswer(result)) return result;
		await pause(retryDelay(attempt + 1, result.retryAfterMs), this.signal);
		return undefined;
	}

	private async call(
		baseUrl: string,
		request: IdCardOcrRequest,
	): Promise<ServiceAnswer | { thrown: unknown }> {
		try {
			return await callService(this.context, baseUrl, request, this.settings.timeoutMs);
		} catch (thrown) {
			return { thrown };
		}
	}

	private throwIfHalted(): void {
		if (this.signal?.aborted) this.halted ??= { kind: 'stopped' };
		if (this.halted !== undefined) throw new NotSent(this.halted);
	}

	private get signal(): AbortSignal | undefined {
		return this.context.getExecutionCancelSignal();
	}
}

/** Codes that every further picture would meet too: the key, its quota or its balance. */
function isHalting(code: number): boolean {
	const cause = apiErrorKind(code)?.cause;
	return cause === 'credential' || cause === 'quota';
}

/** A picture without a card is the one code that is an outcome and no refusal. */
function isRefusal(code: number): boolean {
	return code !== SUCCESS_CODE && apiErrorKind(code)?.cause !== 'picture';
}

function digestOf({ input_type, input_data }: IdCardOcrRequest): string {
	return createHash('sha256').update(input_type).update(input_data).digest('base64');
}
