import type { Engine } from '../engine/engine.mts';
import type { AcceptedImages } from '../image/accepted-images.mts';
import type { ImageDownload } from '../image/download.mts';
import type { CallCounter } from '../limits/call-counter.mts';
import type { Admission } from './admission.mts';
import type { ApiKeyRing } from './api-key-ring.mts';
import type { LogOptions } from './log.mts';
import type { MetricsAccess } from './metrics-access.mts';

/** What the server's plugins are made of; each takes what it needs. */
export interface ServerParts {
	engine: Engine;
	keys: ApiKeyRing;
	calls: CallCounter;
	accepted: AcceptedImages;
	downloads: ImageDownload;
	/** Of calls, and of checks of photos. */
	admissions: { calls: Admission; photos: Admission };
	log: LogOptions;
	/** `isDraining`: proxies take a moment to notice a stop: calls may still come, but should be sent elsewhere. */
	lifecycle: { isDraining: boolean };
	/** Who may read the metrics on the port of the API. */
	metricsAccess: MetricsAccess;
	/** Address at which callers reach the server, if it is known. */
	publicUrl?: string;
	/** Whether the pages are there too, not just their files, some of which the page at /photo loads. */
	tryPage?: boolean;
	/** How long, in ms, a client may pause while sending a body. */
	bodyIdleTimeoutMs: number;
	/** How long, in ms, a stop waits for images to be read. Default 20,000. */
	stopGraceMs?: number;
}
