import { createServer, type ServerOptions } from 'node:http';
import fastify, { LogController, type FastifyInstance } from 'fastify';

import { AddressRanges } from './config/address-ranges.mts';
import type { Engine } from './engine/engine.mts';
import { AcceptedImages } from './image/accepted-images.mts';
import { ImageDownload, type DownloadOptions } from './image/download.mts';
import { ImageSource } from './image/source.mts';
import type { CallCounter } from './limits/call-counter.mts';
import { ProcessCallCounter } from './limits/process-counter.mts';
import { Admission } from './http/admission.mts';
import type { ApiKeyRing } from './http/api-key-ring.mts';
import { registerErrorHandler } from './http/error-handler.mts';
import { dropForwardedPorts } from './http/forwarded-for.mts';
import { registerGracefulStop } from './http/graceful-stop.mts';
import {
	HEALTH_PATH,
	LIVENESS_PATH,
	READINESS_PATH,
	registerHealthRoutes,
} from './http/health.route.mts';
import { Lifecycle } from './http/lifecycle.mts';
import { loggerSettings, type LogOptions } from './http/log.mts';
import {
	answerMalformedHttp,
	answerMalformedUrl,
	registerNodeRejections,
} from './http/malformed-http.mts';
import type { MetricsAccess } from './http/metrics-access.mts';
import { METRICS_PATH, metricsRoute } from './http/metrics.route.mts';
import { ServerMetrics, type CountSources } from './http/metrics.mts';
import { registerNotFound } from './http/not-found.mts';
import { ocrIdCardRoute } from './http/ocr-idcard.route.mts';
import { registerOpenApiRoute } from './http/openapi.mts';
import { PageFiles } from './http/page-files.mts';
import { CHECK_SLOTS, photoCheckRoute } from './photo-links/photo-checks.route.mts';
import {
	makePhotoLinkRoute,
	PHOTO_PAGE_FILES_PATH,
	PHOTO_PAGE_PATH,
	showPhotoLinkRoute,
} from './photo-links/photo-links.route.mts';
import { photoOpenApi } from './photo-links/photo-openapi.mts';
import { ReplyBacklog } from './http/reply-backlog.mts';
import { idHeaders, newRequestId } from './http/request-id.mts';
import { RequestReports, type FinishedRequest } from './http/request-report.mts';
import { TRY_PAGE_FILES_PATH, tryPageRoute } from './http/try-page.route.mts';

export interface AppParts {
	engine: Engine;
	keys: ApiKeyRing;
	/** Counts calls against their keys' limits. Default: in this process alone. The caller closes it. */
	calls?: CallCounter;
	/** Accepted files. Default: the formats and the size that the API page names. */
	accepted?: AcceptedImages;
	download?: DownloadOptions;
	log: LogOptions;
	/** Maximum number of images that are held, each from its call's headers to the reply. */
	imageSlots: number;
	/** Proxies whose `X-Forwarded-For` and ids of requests are trusted. */
	trustedProxies?: readonly string[];
	/** Address at which callers reach the server; by default, relative to the OpenAPI document. */
	publicUrl?: string;
	/** Who may read the metrics on this port. Default: everyone. */
	metricsAccess?: MetricsAccess;
	tryPage?: boolean;
	counts?: CountSources;
	lifecycle?: Lifecycle;
	/** How long, in ms, a client may take to send a request. Default 60,000. */
	requestTimeoutMs?: number;
	/** How long, in ms, a client may pause while sending a body. Default 10,000. */
	bodyIdleTimeoutMs?: number;
	/** How long, in ms, a client may pause while reading a reply. Default 30,000. */
	replyIdleTimeoutMs?: number;
	/** How long, in ms, a stop waits for images to be read. Default 20,000. */
	stopGraceMs?: number;
}

declare module 'fastify' {
	interface FastifyInstance {
		readonly metrics: ServerMetrics;
	}
}

export type App = FastifyInstance;

/** Logged at level debug: monitoring polls these every few seconds, and the page loads its files. */
const ROUTINE_PATHS = [
	...[HEALTH_PATH, LIVENESS_PATH, READINESS_PATH, METRICS_PATH],
	...[TRY_PAGE_FILES_PATH, PHOTO_PAGE_FILES_PATH],
];

export async function buildApp({
	engine,
	keys,
	calls = new ProcessCallCounter(),
	accepted = new AcceptedImages(),
	download,
	log,
	imageSlots,
	trustedProxies = [],
	publicUrl,
	metricsAccess = 'open',
	tryPage = false,
	counts,
	requestTimeoutMs = 60_000,
	bodyIdleTimeoutMs = 10_000,
	replyIdleTimeoutMs = 30_000,
	stopGraceMs = 20_000,
	lifecycle = new Lifecycle(),
}: AppParts): Promise<App> {
	const admission = new Admission(imageSlots);
	const checkAdmission = new Admission(CHECK_SLOTS);
	const admissions = [admission, checkAdmission];
	// Where the first origin is only set later, the paths are there after a restart.
	const hasPhotoLinks = publicUrl !== undefined && keys.photoLinkOrigins.length > 0;
	const metrics = new ServerMetrics({ engine, admissions, lifecycle, counts });
	const report = (finished: FinishedRequest) => {
		metrics.observe(finished);
		const isRoutine = ROUTINE_PATHS.includes(finished.route ?? '') && finished.code === undefined;
		app.log[isRoutine ? 'debug' : 'info'](finished, 'request');
	};
	const reports = new RequestReports(new AddressRanges(trustedProxies), report, log.addresses);
	const backlog = new ReplyBacklog();
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
			createServer(nodeOptions(requestTimeoutMs), backlog.limited(handler)),
		clientErrorHandler: (error, socket) => answerMalformedHttp(error, socket, reports),
		frameworkErrors: (_error, request, reply) => answerMalformedUrl(request, reply, reports),
		// Fastify's own answer would not be in the envelope.
		return503OnClosing: false,
	});
	calls.watchStore(({ isUp, ...state }) =>
		isUp
			? app.log.info(state, 'limits store answers')
			: app.log.warn(state, 'limits store unreachable'),
	);
	backlog.watch(app.server, replyIdleTimeoutMs);
	// Routes with a body add their own parser, with its own limit.
	app.removeAllContentTypeParsers();
	app.addHook('onSend', async (request, reply) => {
		reply.headers({ 'cache-control': 'no-store', ...idHeaders(request.id, request.report) });
	});
	app.decorateRequest('report');
	app.addHook('onRequest', async (request, reply) => reports.open(request, reply));
	app.addHook('onRequest', async ({ headers }) => dropForwardedPorts(headers));
	registerGracefulStop(app, admissions, lifecycle, stopGraceMs);
	registerErrorHandler(app);
	registerNodeRejections(app, reports);
	registerNotFound(app);
	app.decorate('metrics', metrics);
	registerHealthRoutes(app, { engine, lifecycle, accepted });
	const more = hasPhotoLinks ? photoOpenApi(accepted) : undefined;
	registerOpenApiRoute(app, { publicUrl, metricsAccess, accepted, more });
	if (metricsAccess !== 'closed') {
		const guard = metricsAccess === 'open' ? undefined : metricsAccess;
		await app.register(metricsRoute, { metrics, keys: guard });
	}
	// The page for photos loads files of the other one, too.
	const tryFiles = new PageFiles('try');
	if (tryPage || hasPhotoLinks) tryFiles.serveFiles(app, TRY_PAGE_FILES_PATH);
	if (tryPage) await app.register(tryPageRoute, { files: tryFiles, accepted });
	const downloads = new ImageDownload({ accepted, ...download });
	const images = new ImageSource(downloads, accepted);
	const reading = { engine, keys, images, accepted, bodyIdleTimeoutMs };
	await app.register(ocrIdCardRoute, { ...reading, admission, calls });
	if (hasPhotoLinks) {
		await app.register(makePhotoLinkRoute, { keys, publicUrl, bodyIdleTimeoutMs });
		await app.register(showPhotoLinkRoute, { keys });
		const { photos } = accepted;
		const checking = { images: new ImageSource(downloads, photos), accepted: photos };
		await app.register(photoCheckRoute, { ...reading, ...checking, admission: checkAdmission });
		const photoFiles = new PageFiles('photo', () => keys.photoLinkOrigins);
		photoFiles.servePage(app, PHOTO_PAGE_PATH);
		photoFiles.serveFiles(app, PHOTO_PAGE_FILES_PATH);
	}
	return app;
}

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
