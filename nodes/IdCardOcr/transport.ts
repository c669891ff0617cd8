import type { IExecuteFunctions, IHttpRequestOptions, IN8nHttpFullResponse } from 'n8n-workflow';

import {
	ID_CARD_OCR_PATH,
	type IdCardOcrReply,
	type IdCardOcrRequest,
} from '../../domain/api-contract.ts';
import { checkReply } from '../../domain/api-reply.ts';
import { UntrustedReply } from './untrusted-reply.ts';

const TIMEOUT_MS = 60_000;

/**
 * Sends one picture and gives the service's checked reply, whatever its code.
 * One call, no retry. HTTP statuses are not acted on: n8n would send a 401 twice, and only `code`
 * tells refusals apart. Redirects are not followed, since n8n would take the key along.
 * @throws UntrustedReply when what came back is not a reply of this API.
 * @throws NodeApiError (by n8n) when no reply came at all.
 */
export async function callService(
	context: IExecuteFunctions,
	request: IdCardOcrRequest,
	itemIndex: number,
): Promise<IdCardOcrReply> {
	const credential = await context.getCredentials('apiZeroApi', itemIndex);
	const options: IHttpRequestOptions = {
		method: 'POST',
		url: `${String(credential.baseUrl).trim().replace(/\/+$/, '')}${ID_CARD_OCR_PATH}`,
		body: request,
		json: true,
		timeout: TIMEOUT_MS,
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
	};
	const response = (await context.helpers.httpRequestWithAuthentication.call(
		context,
		'apiZeroApi',
		options,
	)) as IN8nHttpFullResponse;

	const checked = checkReply(response.body);
	if (!checked.ok) throw new UntrustedReply(checked.fault, response.statusCode, checked.field);
	// The vendor's own client falls back to this header where the body names no request.
	const headerId = response.headers['x-request-id'];
	if (checked.reply.request_id === undefined && typeof headerId === 'string') {
		checked.reply.request_id = headerId;
	}
	return checked.reply;
}
