import { SUCCESS_CODE, type IdCardOcrRequest } from '../../../domain/api-contract.ts';
import { apiErrorKind } from '../../../domain/api-error.ts';
import { failureOf } from '../failure/thrown-failure.ts';
import { Failure } from '../failure/failure.ts';
import { NotSent } from '../failure/not-sent.ts';
import { RefusedReply } from '../failure/refused-reply.ts';
import type { CallSettings, Connection, ServiceAnswer } from './connection.ts';
import { paceLimit, sharedPace } from './pace.ts';
import { pause } from './pause.ts';
import { acceptedRetryAfter, retryDelay } from './retry.ts';
import type { Sending } from './sending.ts';

/** The shortest pause after a 4029 (ApiZero's documentation: at least half a second). */
const RATE_LIMIT_PAUSE_MS = 500;

/**
 * Sends one image when its turn comes, repeats that where it may help, and returns the answer. A failure that every
 * further image would share ends all sending.
 * @throws RefusedReply or what `send` threw, as of the last try; NotSent when there was none.
 */
export async function answerTo(
	request: IdCardOcrRequest,
	connection: Connection,
	settings: CallSettings,
	sending: Sending,
): Promise<ServiceAnswer> {
	const { perSecond, maxTries, timeoutMs } = settings;
	const limit = paceLimit(perSecond, connection.service);
	const pace = sharedPace(connection.paceKey);
	for (let attempt = 1, last: unknown; ; attempt++) {
		await pace.turn(limit, sending.signal);
		if (sending.endReason !== undefined) throw last ?? new NotSent(sending.endReason);

		const answer = await tryOnce(request, connection, timeoutMs);
		if (!(answer instanceof Failure)) {
			pace.recover();
			return answer;
		}
		const { endsRun, mayPass, retryAfterMs, serviceError } = answer.facts;
		// A request refused for its pace cost nothing, and counts as not sent.
		const isRateLimited = serviceError?.cause === 'rate-limited';
		if (isRateLimited) {
			pace.slowDown(Math.max(RATE_LIMIT_PAUSE_MS, acceptedRetryAfter(retryAfterMs)));
		} else if (answer instanceof RefusedReply) pace.recover();
		if (attempt >= maxTries || mayPass !== true) {
			if (endsRun === true) sending.end({ kind: 'ended', by: answer });
			throw answer;
		}
		last = isRateLimited ? last : answer;
		await pause(retryDelay(attempt + 1, retryAfterMs), sending.signal);
	}
}

async function tryOnce(
	request: IdCardOcrRequest,
	connection: Connection,
	timeoutMs: number,
): Promise<ServiceAnswer | Failure> {
	const answer = await connection.send(request, timeoutMs).catch(failureOf);
	if (answer instanceof Failure) return answer;
	const { reply, retryAfterMs, reason } = answer;
	// No card in the image: the one error code that is an outcome, not a refusal.
	const isOutcome = reply.code === SUCCESS_CODE || apiErrorKind(reply.code)?.cause === 'image';
	return isOutcome ? answer : new RefusedReply(reply, retryAfterMs, reason);
}
