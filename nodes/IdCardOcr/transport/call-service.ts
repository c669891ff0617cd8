import type { IExecuteFunctions, IHttpRequestOptions, IN8nHttpFullResponse } from 'n8n-workflow';

import { ID_CARD_OCR_PATH, type IdCardOcrRequest } from '../../../domain/api-contract.ts';
import { checkReply } from '../../../domain/api-reply.ts';
import type { ServiceAnswer } from '../calls/connection.ts';
import { UntrustedReply } from '../failure/untrusted-reply.ts';
import { retryAfterMs } from './retry-after.ts';

/**
 * Sends one picture to `baseUrl` and returns the service's checked reply, whatever its code.
 * One call, no retry. HTTP statuses are ignored: n8n would send a 401 twice, and only `code`
 * distinguishes refusals. Redirects are not followed, since n8n would send the key along.
 * @throws UntrustedReply when the reply is not a valid one of this API.
 * @throws NodeApiError (by n8n) when there is no reply.
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
		timeout: timeoutMs,
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
	};
	const { body, statusCode, headers } = (await context.helpers.httpRequestWithAuthentication.call(
		context,
		'apiZeroApi',
		options,
	)) as IN8nHttpFullResponse;

	if (statusCode >= 300 && statusCode < 400) throw new UntrustedReply('redirect', statusCode);
	const checked = checkReply(body);
	if (!checked.ok) throw new UntrustedReply(checked.fault, statusCode, checked.field);
	const { reply } = checked;
	// As the vendor's own client does when the body has no request ID.
	const headerId = headers['x-request-id'];
	if (reply.request_id === undefined && typeof headerId === 'string') reply.request_id = headerId;
	return { reply, retryAfterMs: retryAfterMs(headers['retry-after'], Date.now()) };
}
