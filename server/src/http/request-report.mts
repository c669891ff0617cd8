import type { Duplex } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';

import type { Side } from '../../../domain/id-card.ts';
import type { AddressRanges } from '../config/address-ranges.mts';
import type { SentImage } from '../image/source.mts';
import { proxyRequestIdOf } from './request-ids.mts';

/** What may be logged about a request: nothing of the image, the card, the URL or the key. */
export interface RequestReport {
	/** A trusted proxy's id of the request. */
	proxyRequestId?: string;
	/** HTTP status; absent if the client disconnected before the reply. */
	status?: number;
	/** Code of the reply; absent if there is none, or the client disconnected before it. */
	code?: number;
	/** Why the call was refused, where the code does not tell. */
	refusal?: string;
	inputType?: SentImage['inputType'];
	imageBytes?: number;
	side?: Side | null;
	/** Id of the photo link. */
	photoLink?: string;
	/** Time to download the image from its URL. */
	downloadMs?: number;
	/** Time to read the image, including its wait in the queue. */
	readMs?: number;
	passes?: number;
}

export interface FinishedRequest extends RequestReport {
	requestId: string;
	keyId?: string;
	/** Absent, like the time, if the request could not be parsed. */
	method?: string;
	/** Pattern of the route, such as `/healthz`; absent if none matched. */
	route?: string;
	/** Address of the client if it is to be logged, as a trusted proxy gives it. */
	clientAddress?: string;
	/** From the request's headers to the end of the reply. */
	totalMs?: number;
}

type ReportListener = (finished: FinishedRequest, isRoutine: boolean) => void;

/** For routes that monitoring polls every few seconds, and files that a page loads. */
export const ROUTINE = { config: { isRoutine: true } } as const;

/** Gives each request a report to fill in, and emits it once, when the request is finished. */
export class RequestReports {
	readonly #proxies: AddressRanges;
	readonly #listeners: ReportListener[] = [];
	readonly #withAddress: boolean;
	/** The replies of each connection whose reports are not emitted, in the order in which they are sent. */
	readonly #pending = new WeakMap<Duplex, Set<FastifyReply>>();

	/** `proxies` are those whose ids of a request are reported; `withAddress`: whether clients' addresses are. */
	constructor(proxies: AddressRanges, withAddress = false) {
		this.#proxies = proxies;
		this.#withAddress = withAddress;
	}

	/** Passes each report to `listener`, and whether its request is {@link ROUTINE} and was served. */
	watch(listener: ReportListener): void {
		this.#listeners.push(listener);
	}

	/** Call this with every request as soon as its headers are known. */
	open(request: FastifyRequest, reply: FastifyReply): void {
		request.report = { proxyRequestId: proxyRequestIdOf(request.raw, this.#proxies) };
		const { socket } = request.raw;
		const pending = this.pendingOn(socket).add(reply);
		if (!this.#pending.has(socket)) {
			this.#pending.set(socket, pending);
			// At a CONNECT request Node closes the connection and drops the replies before it, which would never close.
			socket.once('close', () => pending.forEach(({ raw }) => raw.emit('close')));
		}
		// Fastify's onResponse hook does not run if the client has disconnected.
		reply.raw.once('close', () => this.finish(reply));
	}

	pendingOn(socket: Duplex): Set<FastifyReply> {
		return this.#pending.get(socket) ?? new Set();
	}

	/** Emits the report as it is now; later additions are lost. */
	finish(reply: FastifyReply): void {
		const { request } = reply;
		if (!this.pendingOn(request.raw.socket).delete(reply)) return;
		const { url: route, config } = request.routeOptions;
		const finished = {
			requestId: request.id,
			keyId: request.apiKey?.id,
			method: request.method,
			route,
			status: reply.raw.writableFinished ? reply.statusCode : undefined,
			...request.report,
			...(this.#withAddress && { clientAddress: request.ip }),
			totalMs: Math.round(reply.elapsedTime),
		};
		this.#emit(finished, config?.isRoutine === true && finished.code === undefined);
	}

	/** Emits the report of what was rejected on a connection before it became a request. */
	reject(rejected: FinishedRequest, socket: Duplex & { remoteAddress?: string }): void {
		const { remoteAddress: clientAddress } = socket;
		this.#emit({ ...rejected, ...(this.#withAddress && { clientAddress }) });
	}

	#emit(finished: FinishedRequest, isRoutine = false): void {
		for (const listener of this.#listeners) listener(finished, isRoutine);
	}
}

/** Runs a step and reports its duration in whole ms, whether it succeeds or fails. */
export async function timed<Result>(
	report: RequestReport,
	name: 'downloadMs' | 'readMs',
	step: () => Promise<Result>,
): Promise<Result> {
	const start = performance.now();
	try {
		return await step();
	} finally {
		report[name] = Math.round(performance.now() - start);
	}
}
