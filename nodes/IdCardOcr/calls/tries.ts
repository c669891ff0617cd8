import { SUCCESS_CODE, type IdCardOcrRequest } from '../../../domain/api-contract.ts';
import { apiErrorKind } from '../../../domain/api-error.ts';
import type { Failure } from '../failure/failure.ts';
import { failureOf } from '../failure/node-error.ts';
import { NotSent } from '../failure/not-sent.ts';
import { PassingStatus } from '../failure/passing-status.ts';
import { RefusedReply } from '../failure/refused-reply.ts';
import type { CallSettings, Connection, ServiceAnswer } from './connection.ts';
import { type Pace, paceLimit, sharedPace } from './pace.ts';
import { pause } from './pause.ts';
import { acceptedRetryAfter, mayRetryAnswer, mayRetryThrown, retryDelay } from './retry.ts';
import type { Sending } from './sending.ts';

/** The shortest pause after a 4029 (ApiZero's documentation: at least half a second). */
const RATE_LIMIT_PAUSE_MS = 500;

/**
 * Sends one image, in its turn and again where that may help, and returns the answer. A failure that
 * every further image would have too ends all sending.
 * @throws Failure: that of the last try, NotSent when there was none.
 */
export async function answerTo(
	request: IdCardOcrRequest,
	connection: Connection,
	settings: CallSettings,
	sending: Sending,
): Promise<ServiceAnswer> {
	const { maxTries, timeoutMs } = settings;
	const limit = paceLimit(settings, connection);
	const pace = sharedPace(connection.paceKey);
	for (let attempt = 1, last: unknown; ; attempt++) {
		await pace.turn(limit, sending.signal);
		if (sending.endReason !== undefined) throw last ?? new NotSent(sending.endReason);

		const result = await connection
			.send(request, timeoutMs)
			.catch((thrown: unknown) => ({ thrown }));
		note(result, pace);
		const failure = failureIn(result);
		if (failure === undefined) return result as ServiceAnswer;
		if (attempt >= maxTries || !mayRetry(result)) {
			if (failure.endsRun) sending.end({ kind: 'ended', by: failure });
			throw failure;
		}

		// A request refused for its pace cost nothing, and counts as not sent.
		last = isRateLimited(result) ? undefined : failure;
		await pause(retryDelay(attempt + 1, requestedWait(result)), sending.signal);
	}
}

/** Outcome of one try. */
type TryResult = ServiceAnswer | { thrown: unknown };

function note(result: TryResult, pace: Pace): void {
	if (isRateLimited(result)) {
		pace.slowDown(Math.max(RATE_LIMIT_PAUSE_MS, acceptedRetryAfter(requestedWait(result))));
	} else if ('reply' in result) pace.recover();
}

function isRateLimited(result: TryResult): boolean {
	return 'reply' in result
		? apiErrorKind(result.reply.code)?.cause === 'rate-limit'
		: result.thrown instanceof PassingStatus && result.thrown.isRateLimit;
}

function requestedWait(result: TryResult): number | undefined {
	if ('reply' in result) return result.retryAfterMs;
	return result.thrown instanceof PassingStatus ? result.thrown.retryAfterMs : undefined;
}

function failureIn(result: TryResult): Failure | undefined {
	if ('thrown' in result) return failureOf(result.thrown);
	const { code } = result.reply;
	// No card in the image: the one error code that is an outcome, not a refusal.
	const isOutcome = code === SUCCESS_CODE || apiErrorKind(code)?.cause === 'image';
	return isOutcome ? undefined : new RefusedReply(result.reply);
}

function mayRetry(result: TryResult): boolean {
	return 'thrown' in result ? mayRetryThrown(result.thrown) : mayRetryAnswer(result);
}
