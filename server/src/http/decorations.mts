import type { Slot } from './admission.mts';
import type { KnownApiKey } from './api-key-ring.mts';
import type { ServerMetrics } from './metrics.mts';
import type { RequestReport, RequestReports } from './request-report.mts';

// What plugins give the app, its requests and its routes. A room above this one uses `getDecorator` for its own.
declare module 'fastify' {
	interface FastifyInstance {
		readonly reports: RequestReports;
		readonly metrics: ServerMetrics;
		/** Aborted when a stop no longer waits for bodies. */
		readonly bodiesOver: AbortSignal;
	}
	interface FastifyRequest {
		report: RequestReport;
		/** The request's key, if it is known. Handlers run only for keys that may be used. */
		apiKey: KnownApiKey | null;
		/** Held by the request from its headers to its reply. */
		slot: Slot | null;
	}
	interface FastifyContextConfig {
		isRoutine?: boolean;
		/** What the body may be, as in the header `Content-Type`; absent if there is none. */
		bodyTypes?: readonly string[];
	}
}
