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
	/** The open replies of each connection, in the order in which they go out. */
	readonly #pending = new WeakMap<Duplex, Set<FastifyReply>>();

	constructor(onFinish: (finished: FinishedRequest) => void) {
		this.#onFinish = onFinish;
	}

	/** To be called with every request as soon as its headers are there. */
	open(request: FastifyRequest, reply: FastifyReply): void {
		request.report = {};
		this.#open.add(reply);
		const pending = this.#pending.get(request.raw.socket) ?? new Set();
		this.#pending.set(request.raw.socket, pending.add(reply));
		// Fastify's own hook after the reply does not run when the client has left.
		reply.raw.once('close', () => {
			pending.delete(reply);
			this.finish(reply);
		});
	}

	/** Gives the reply that a connection's client gets next, if it still waits for one. */
	nextPending(socket: Duplex): FastifyReply | undefined {
		return [...(this.#pending.get(socket) ?? [])].find((reply) => this.#open.has(reply));
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
