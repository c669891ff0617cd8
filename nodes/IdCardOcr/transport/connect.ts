import { createHash } from 'crypto';
import type { IExecuteFunctions } from 'n8n-workflow';

import type { Connection } from '../calls/connection.ts';
import { UnusableCredential } from '../failure/input-refusal.ts';
import { failureOf } from '../failure/thrown-failure.ts';
import { callService } from './call-service.ts';
import { serviceAddress, serviceAt } from './service.ts';
import { withStoredImages } from './stored-images.ts';

/**
 * Returns the connection that the node's credential describes. Sends nothing yet.
 * @throws UnusableCredential when the node has no credential, or its address cannot be used.
 */
export async function connect(context: IExecuteFunctions): Promise<Connection> {
	const credential = await context.getCredentials('apiZeroApi').catch((thrown: unknown) => {
		// What n8n says is about no item, so masking need not hide it.
		const { message, facts } = failureOf(thrown);
		throw new UnusableCredential(message, facts.advice ?? "Select an 'ApiZero API' credential.");
	});
	const address = serviceAddress(credential.baseUrl);
	const service = serviceAt(address, credential.service);
	return {
		service,
		paceKey: createHash('sha256')
			.update(`${address}\n${String(credential.apiKey)}`)
			.digest('hex'),
		send: async (request, timeoutMs) =>
			await withStoredImages(context, await callService(context, address, request, timeoutMs)),
	};
}
