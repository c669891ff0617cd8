import { ID_CARD_OCR_PATH } from '../../../domain/api-contract.ts';
import type { EngineLoad } from '../engine/card-reader.mts';
import type { Engine } from '../engine/engine.mts';
import type { Admission } from './admission.mts';
import type { Lifecycle } from './lifecycle.mts';
import { MetricsRegistry, type Reading } from './metrics-registry.mts';
import { REFUSAL_BY_CODE } from './refusals.mts';
import type { FinishedRequest } from './request-report.mts';

const SECONDS = [0.05, 0.1, 0.25, 0.5, 1, 2, 4, 8, 16, 32, 64];

type ThreadLoad = EngineLoad['threads']['detection'];

/** What other parts of the server count; read at each scrape. */
export interface CountSources {
	/** Whether the keys could be read the last time. */
	keysAreFresh?: () => boolean;
	/** Calls whose limits the store could not count. */
	limitsStoreFailures?: () => number;
	/** Lines of the log that could not be written. */
	logWriteFailures?: () => number;
}

/** What the metrics are about. */
export interface MeasuredParts {
	engine: Engine;
	/** Of calls, and of checks of photos. */
	admissions: readonly Admission[];
	lifecycle: Lifecycle;
	counts?: CountSources;
}

/**
 * Counts for Prometheus, which `docs/operating.md` lists. No label holds anything that a client can
 * choose.
 */
export class ServerMetrics {
	readonly #registry = new MetricsRegistry();
	readonly #requests = this.#registry.counter({
		name: 'requests_total',
		help: 'Finished requests. code: of the reply; status: HTTP status, 0 if the client disconnected.',
		labels: ['route', 'status', 'code'],
	});
	readonly #refusals = this.#registry.counter({
		name: 'refusals_total',
		help: 'Refused calls. key_id: id of the key, empty if no known one was sent.',
		labels: ['reason', 'key_id'],
	});
	readonly #cards = this.#registry.counter({
		name: 'cards_total',
		help: 'Cards read, by side: 1 portrait, 0 emblem.',
		labels: ['side'],
	});
	readonly #callSeconds = this.#registry.histogram(
		{ name: 'request_duration_seconds', help: 'Duration of calls.' },
		SECONDS,
	);
	readonly #downloadSeconds = this.#registry.histogram(
		{ name: 'download_duration_seconds', help: 'Duration of downloads.' },
		SECONDS,
	);
	readonly #readSeconds = this.#registry.histogram(
		{ name: 'read_duration_seconds', help: 'Duration of reading, with the wait in the queue.' },
		SECONDS,
	);

	constructor(parts: MeasuredParts) {
		watchLoad(this.#registry, parts);
		watchCounts(this.#registry, parts.counts ?? {});
	}

	/** Counts a finished request. */
	observe({ route, status, code, side, ...rest }: FinishedRequest): void {
		this.#requests.inc({ route: route ?? 'none', status: status ?? 0, code: code ?? '' });
		if (route !== ID_CARD_OCR_PATH) return;
		const { totalMs, downloadMs, readMs, keyId, refusal } = rest;
		const reason = refusal ?? REFUSAL_BY_CODE[code ?? 0];
		// A client that left was not refused.
		if (reason !== undefined && status !== undefined) {
			this.#refusals.inc({ reason, key_id: keyId ?? '' });
		}
		if (totalMs !== undefined) this.#callSeconds.observe(totalMs / 1000);
		if (downloadMs !== undefined) this.#downloadSeconds.observe(downloadMs / 1000);
		if (readMs !== undefined) this.#readSeconds.observe(readMs / 1000);
		if (side !== undefined && side !== null) this.#cards.inc({ side });
	}

	/** Media type of {@link text}. */
	get contentType(): string {
		return this.#registry.contentType;
	}

	/** Returns all metrics in Prometheus' text format. */
	async text(): Promise<string> {
		return await this.#registry.text();
	}
}

function watchLoad(registry: MetricsRegistry, { engine, admissions, lifecycle }: MeasuredParts) {
	const threads = (name: keyof ThreadLoad): Reading =>
		Object.entries(engine.load?.threads ?? {}).map(([network, load]) => ({
			...{ labels: { network }, value: load[name] },
		}));
	const labels = ['network'];
	registry.gauge(
		{ name: 'images_in_progress', help: 'Images being received, waiting or being read.' },
		() => admissions.reduce((sum, { held }) => sum + held, 0),
	);
	registry.gauge(
		{ name: 'queue_length', help: 'Images that wait for a thread.' },
		() => engine.load?.waiting ?? 0,
	);
	registry.gauge(
		{ name: 'queue_limit', help: 'Images that may wait.' },
		() => engine.load?.queueLimit ?? 0,
	);
	registry.gauge({ name: 'threads', help: 'Inference threads.', labels }, () => threads('threads'));
	registry.gauge({ name: 'threads_busy', help: 'Inference threads at work.', labels }, () =>
		threads('busy'),
	);
	registry.total({ name: 'threads_lost_total', help: 'Threads that died.', labels }, () =>
		threads('lost'),
	);
	const decoders = () => engine.load?.decoders;
	registry.total(
		{ name: 'decoder_starts_total', help: 'Processes started to decode documents.' },
		() => decoders()?.starts ?? 0,
	);
	registry.total(
		{ name: 'decoder_failures_total', help: 'Those that a page ended.', labels: ['reason'] },
		() =>
			Object.entries(decoders()?.failures ?? {}).map(([reason, value]) => ({
				...{ labels: { reason }, value },
			})),
	);
	registry.total(
		{ name: 'decoder_cpu_seconds_total', help: 'CPU time spent on decoding documents.' },
		() => (decoders()?.cpuMs ?? 0) / 1000,
	);
	registry.gauge(
		{ name: 'decoder_peak_memory_bytes', help: 'The most memory that one of them had.' },
		() => decoders()?.peakBytes ?? 0,
	);
	registry.gauge({ name: 'ready', help: '1 if calls should be sent here.' }, () =>
		Number(engine.state === 'ready' && !lifecycle.isDraining),
	);
}

function watchCounts(
	registry: MetricsRegistry,
	{
		keysAreFresh = () => true,
		limitsStoreFailures = () => 0,
		logWriteFailures = () => 0,
	}: CountSources,
) {
	registry.gauge(
		{ name: 'keys_last_reload_successful', help: '0 if the keys could not be read again.' },
		() => Number(keysAreFresh()),
	);
	registry.total(
		{ name: 'limits_store_failures_total', help: 'Calls that the limits store did not count.' },
		limitsStoreFailures,
	);
	registry.total(
		{ name: 'log_write_failures_total', help: 'Lines of the log that could not be written.' },
		logWriteFailures,
	);
}
