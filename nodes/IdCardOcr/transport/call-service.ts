import type { IExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';

import { ID_CARD_OCR_PATH, type IdCardOcrRequest } from '../../../domain/api-contract.ts';
import type { ServiceAnswer } from '../calls/connection.ts';
import { checkedAnswer, type HttpReply } from './checked-answer.ts';
import { withinDeadline } from './deadline.ts';

/**
 * Sends one image to `baseUrl` and returns the service's checked reply, whatever its code.
 * One call, no retry, `timeoutMs` for all of it. HTTP statuses are ignored: n8n would send a 401
 * twice, and only `code` distinguishes refusals. Redirects are not followed, since n8n would send
 * the key along. The body comes as a stream, since n8n bounds neither its size nor its time.
 * @throws UntrustedReply when the reply is not a valid one of this API.
 * @throws PassingStatus when it is a proxy's, and may pass by itself.
 * @throws LostConnection or NodeApiError (by n8n) when there is no whole reply.
 */
export async function callService(
	context: IExecuteFunctions,
	baseUrl: string,
	request: IdCardOcrRequest,
	timeoutMs: number,
): Promise<ServiceAnswer> {
	const options: IHttpRequestOptions = {
		method: 'POST',
		url: `${baseUrl}${ID_CARD_OCR_PATH}`,
		body: request,
		json: true,
		encoding: 'stream',
		timeout: timeoutMs,
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
	};
	return await withinDeadline(timeoutMs, async (abandoned) => {
		const reply = (await context.helpers.httpRequestWithAuthentication.call(
			cancelledBy(context, abandoned),
			'apiZeroApi',
			options,
		)) as HttpReply;
		return await checkedAnswer(reply, request.extra, context.getExecutionCancelSignal());
	});
}

/**
 * Returns the context with one more reason to cancel. n8n replaces `abortSignal` of the options
 * with the context's signal, which aborts only when the execution is stopped.
 */
function cancelledBy(context: IExecuteFunctions, abandoned: AbortSignal): IExecuteFunctions {
	const stopped = context.getExecutionCancelSignal();
	const signal = stopped ? AbortSignal.any([stopped, abandoned]) : abandoned;
	return Object.create(context, {
		getExecutionCancelSignal: { value: () => signal },
	}) as IExecuteFunctions;
}
