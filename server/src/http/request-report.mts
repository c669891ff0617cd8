import type { FastifyInstance } from 'fastify';

import type { InputType } from '../../../domain/api-contract.ts';
import type { Side } from '../../../domain/id-card.ts';

/** What may be told about a request: nothing of the picture, the card, the URL or the key. */
export interface RequestReport {
	/** Code of the reply; absent when the reply has none, or the client left before it. */
	code?: number;
	inputType?: InputType;
	pictureBytes?: number;
	/** Side of the card that was read. */
	side?: Side | null;
	/** Time to get the picture from its URL. */
	downloadMs?: number;
	/** Time to read the picture, with its wait in the queue. */
	readMs?: number;
}

/** A request that is over. */
export interface FinishedRequest extends RequestReport {
	requestId: string;
	/** Id of the key, once it was accepted. */
	keyId?: string;
	method: string;
	/** Pattern of the route, such as `/healthz`; absent when there is none. */
	route?: string;
	/** HTTP status; absent when the client left before the reply. */
	status?: number;
	/** From the request's headers to the reply's end. */
	totalMs: number;
}

declare module 'fastify' {
	interface FastifyRequest {
		report: RequestReport;
	}
}

/** Gives every request a report to fill in, and hands it on when the connection is done with it. */
export function registerRequestReport(
	app: FastifyInstance,
	onFinish: (finished: FinishedRequest) => void,
): void {
	app.decorateRequest('report');
	app.addHook('onRequest', async (request, reply) => {
		request.report = {};
		// Fastify's own hook after the reply does not run when the client has left.
		reply.raw.once('close', () => {
			const finished: FinishedRequest = {
				requestId: request.id,
				keyId: request.apiKey?.id,
				method: request.method,
				route: request.routeOptions.url,
				status: reply.raw.writableFinished ? reply.statusCode : undefined,
				...request.report,
				totalMs: Math.round(reply.elapsedTime),
			};
			onFinish(finished);
		});
	});
}

/** Runs a step and gives its duration in whole ms to `note`, whether it succeeds or fails. */
export async function timed<Result>(
	step: () => Promise<Result>,
	note: (milliseconds: number) => void,
): Promise<Result> {
	const start = performance.now();
	try {
		return await step();
	} finally {
		note(Math.round(performance.now() - start));
	}
}
