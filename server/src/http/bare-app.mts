import { createServer, type IncomingHttpHeaders, type ServerOptions } from 'node:http';
import fastify, { LogController, type FastifyInstance } from 'fastify';

import { AddressRanges } from '../config/address-ranges.mts';
import type {} from './decorations.mts';
import { loggerSettings, type LogOptions } from './log.mts';
import { answerMalformedHttp, answerMalformedUrl } from './malformed-http.mts';
import { closeIdle, withFewPending } from './reply-backlog.mts';
import { newRequestId } from './request-ids.mts';
import { RequestReports } from './request-report.mts';

export interface BareAppOptions {
	log: LogOptions;
	/** Proxies whose `X-Forwarded-For` and ids of requests are trusted. */
	trustedProxies?: readonly string[];
	/** How long, in ms, a client may take to send a request. Default 60,000. */
	requestTimeoutMs?: number;
	/** How long, in ms, a client may pause while reading a reply. Default 30,000. */
	replyIdleTimeoutMs?: number;
}

export type App = FastifyInstance;

/** Returns an app without routes, whose requests all have an id and a report, even those that are not HTTP. */
export function bareApp({
	log,
	trustedProxies = [],
	requestTimeoutMs = 60_000,
	replyIdleTimeoutMs = 30_000,
}: BareAppOptions): App {
	const reports = new RequestReports(new AddressRanges(trustedProxies), log.addresses);
	const app: App = fastify({
		logger: loggerSettings(log),
		// The report of a finished request replaces Fastify's log lines, which may hold private data.
		logController: new LogController({
			disableRequestLogging: true,
			requestIdLogLabel: 'requestId',
		}),
		genReqId: newRequestId,
		requestIdHeader: false,
		trustProxy: trustedProxies.length > 0 && [...trustedProxies],
		// For "localhost", Fastify would open a second server with its own replies to malformed HTTP.
		serverFactory: (handler) =>
			createServer(nodeOptions(requestTimeoutMs), withFewPending(handler, reports)),
		clientErrorHandler: (error, socket) => answerMalformedHttp(error, socket, reports),
		frameworkErrors: (_error, request, reply) => answerMalformedUrl(request, reply, reports),
		// Fastify's own answer would not be in the envelope.
		return503OnClosing: false,
	});
	closeIdle(app.server, replyIdleTimeoutMs, reports);
	// Routes with a body add their own parser, with its own limit.
	app.removeAllContentTypeParsers();
	app.decorate('reports', reports);
	app.decorateRequest('report');
	reports.watch((finished, isRoutine) =>
		app.log[isRoutine ? 'debug' : 'info'](finished, 'request'),
	);
	app.addHook('onRequest', async (request, reply) => reports.open(request, reply));
	app.addHook('onRequest', async ({ headers }) => dropForwardedPorts(headers));
	app.addHook('onSend', async (request, reply) => {
		// A proxy gets its own id back; the server's is in the reply's body in any case.
		const id = request.report?.proxyRequestId ?? request.id;
		reply.headers({ 'cache-control': 'no-store', 'x-request-id': id });
	});
	return app;
}

/** An entry of the header with a port: `203.0.113.7:51234` or `[2001:db8::1]:443`. */
const WITH_PORT = /(?<=^|,)[ \t]*(?:(\d+(?:\.\d+){3})|\[([\da-f:.]+)\]):\d{1,5}(?=[ \t]*(?:,|$))/gi;

/** Drops the ports in `X-Forwarded-For`, which Azure's gateways add: what is left is compared with addresses. */
function dropForwardedPorts(headers: IncomingHttpHeaders): void {
	const addresses = headers['x-forwarded-for'];
	if (typeof addresses !== 'string') return;
	headers['x-forwarded-for'] = addresses.replace(WITH_PORT, '$1$2');
}

/** Limits of time for clients. */
function nodeOptions(requestTimeoutMs: number): ServerOptions {
	return {
		requestTimeout: requestTimeoutMs,
		// Node ignores a request timeout that is shorter than the headers timeout.
		headersTimeout: Math.min(15_000, requestTimeoutMs),
		// How often Node looks for slow clients.
		connectionsCheckingInterval: Math.min(5_000, requestTimeoutMs),
		// Longer than proxies' own, or they would send requests on connections that Node is closing.
		keepAliveTimeout: 72_000,
		requireHostHeader: false,
	};
}
