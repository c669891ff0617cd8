import type { Duplex } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';

import type { InputType } from '../../../domain/api-contract.ts';
import type { Side } from '../../../domain/id-card.ts';

/** What may be told about a request: nothing of the picture, the card, the URL or the key. */
export interface RequestReport {
	/** HTTP status; absent when the client left before the reply. */
	status?: number;
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
	/** Absent when it could not be made out, as is the time. */
	method?: string;
	/** Pattern of the route, such as `/healthz`; absent when there is none. */
	route?: string;
	/** From the request's headers to the reply's end. */
	totalMs?: number;
}

declare module 'fastify' {
	interface FastifyRequest {
		report: RequestReport;
	}
}

/** Gives requests a report to fill in, and hands each on once, when it is over. */
export class RequestReports {
	readonly #onFinish: (finished: FinishedRequest) => void;
	readonly #open = new Set<FastifyReply>();
	readonly #latest = new WeakMap<Duplex, FastifyReply>();

	constructor(onFinish: (finished: FinishedRequest) => void) {
		this.#onFinish = onFinish;
	}

	/** To be called with every request as soon as its headers are there. */
	open(request: FastifyRequest, reply: FastifyReply): void {
		request.report = {};
		this.#open.add(reply);
		this.#latest.set(request.raw.socket, reply);
		// Fastify's own hook after the reply does not run when the client has left.
		reply.raw.once('close', () => this.finish(reply));
	}

	/** Gives the reply to the latest request on a connection, unless that request is over. */
	owed(socket: Duplex): FastifyReply | undefined {
		const reply = this.#latest.get(socket);
		return reply !== undefined && this.#open.has(reply) ? reply : undefined;
	}

	/** Hands on what the report says by now; what is added to it later is not told. */
	finish(reply: FastifyReply): void {
		if (!this.#open.delete(reply)) return;
		const { request } = reply;
		this.#onFinish({
			requestId: request.id,
			keyId: request.apiKey?.id,
			method: request.method,
			route: request.routeOptions.url,
			status: reply.raw.writableFinished ? reply.statusCode : undefined,
			...request.report,
			totalMs: Math.round(reply.elapsedTime),
		});
	}

	/** Hands on what was refused before it became a request. */
	add(refused: FinishedRequest): void {
		this.#onFinish(refused);
	}
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
