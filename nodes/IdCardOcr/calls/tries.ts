import {
	SUCCESS_CODE,
	type IdCardOcrReply,
	type IdCardOcrRequest,
} from '../../../domain/api-contract.ts';
import { apiErrorKind } from '../../../domain/api-error.ts';
import type { CallSettings } from './call-settings.ts';
import type { Connection, ServiceAnswer } from './connection.ts';
import type { Halt } from './halt.ts';
import { NotSent } from './not-sent.ts';
import type { Pace } from './pace.ts';
import { pause } from './pause.ts';
import { RefusedReply } from './refused-reply.ts';
import { acceptedRetryAfter, mayRetryAnswer, mayRetryThrown, retryDelay } from './retry.ts';
import { sharedPace } from './shared-pace.ts';

/** The shortest pause after a 4029 (ApiZero's documentation: half a second and more). */
const RATE_LIMIT_PAUSE_MS = 500;

/**
 * Sends one picture, in its turn and again where that may help, and returns the reply. A code that
 * every further picture would get too halts all sending.
 * @throws RefusedReply or what `send` threw, as of the last try; NotSent when there was none.
 */
export async function replyTo(
	request: IdCardOcrRequest,
	{ paceKey, send }: Connection,
	{ perSecond, maxTries, timeoutMs }: CallSettings,
	halt: Halt,
): Promise<IdCardOcrReply> {
	const pace = sharedPace(paceKey);
	for (let attempt = 1, last: unknown; ; attempt++) {
		await pace.turn(perSecond, halt.signal);
		if (halt.reason !== undefined) throw last ?? new NotSent(halt.reason);

		const result = await send(request, timeoutMs).catch((thrown: unknown) => ({ thrown }));
		if ('reply' in result) noteCode(result, pace, halt);
		const failure = failureIn(result);
		if (failure === undefined) return (result as ServiceAnswer).reply;
		if (attempt >= maxTries || !mayRetry(result)) throw failure;

		last = failure;
		const asked = 'reply' in result ? result.retryAfterMs : undefined;
		await pause(retryDelay(attempt + 1, asked), halt.signal);
	}
}

/** Outcome of one try. */
type TryResult = ServiceAnswer | { thrown: unknown };

function noteCode({ reply, retryAfterMs }: ServiceAnswer, pace: Pace, halt: Halt): void {
	const cause = apiErrorKind(reply.code)?.cause;
	if (cause === 'rate-limit') {
		pace.slowDown(Math.max(RATE_LIMIT_PAUSE_MS, acceptedRetryAfter(retryAfterMs)));
	} else pace.recover();
	// The key, its quota or its balance: every further picture would be refused too.
	if (cause === 'credential' || cause === 'quota') {
		halt.halt({ kind: 'refused', code: reply.code });
	}
}

function failureIn(result: TryResult): unknown {
	if ('thrown' in result) return result.thrown;
	const { code } = result.reply;
	// A picture without a card is the one code that is an outcome and no refusal.
	const isOutcome = code === SUCCESS_CODE || apiErrorKind(code)?.cause === 'picture';
	return isOutcome ? undefined : new RefusedReply(result.reply);
}

function mayRetry(result: TryResult): boolean {
	return 'thrown' in result ? mayRetryThrown(result.thrown) : mayRetryAnswer(result);
}
