import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

import { ID_CARD_OCR_PATH } from '../../../domain/api-contract.ts';
import { REFUSAL_BY_CODE } from './refusals.mts';
import type { FinishedRequest } from './request-report.mts';
import type { ServerParts } from './server-parts.mts';

const PREFIX = 'idcard_ocr_';

/** Bounds of the histograms: calls may take up to the sum of their time limits, 60 s by default. */
const SECONDS = [0.05, 0.1, 0.25, 0.5, 1, 2, 4, 8, 16, 32, 64];

/** What is read at each scrape: a value, or with a label one for each of that. */
type ReadMetric = [
	name: string,
	help: string,
	read: () => number | Readonly<Record<string, number>>,
	label?: string,
];

/** What other parts of the server keep; where a name ends in `_total`, they only ever add to it. */
function keptElsewhere({
	engine,
	keys,
	calls,
	log,
	admissions,
	lifecycle,
}: ServerParts): ReadMetric[] {
	const load = () => engine.loaded?.load;
	const decoders = (name: 'starts' | 'cpuMs' | 'peakBytes') => load()?.decoders[name] ?? 0;
	const threads = (name: 'threads' | 'busy' | 'lost') => () =>
		Object.fromEntries(
			Object.entries(load()?.threads ?? {}).map(([network, one]) => [network, one[name]]),
		);
	return [
		[
			'images_in_progress',
			'Images being received, waiting or being read.',
			() => admissions.calls.held + admissions.photos.held,
		],
		['queue_length', 'Images that wait for a thread.', () => load()?.waiting ?? 0],
		['queue_limit', 'Images that may wait.', () => load()?.queueLimit ?? 0],
		['threads', 'Inference threads.', threads('threads'), 'network'],
		['threads_busy', 'Inference threads at work.', threads('busy'), 'network'],
		['threads_lost_total', 'Threads that died.', threads('lost'), 'network'],
		['decoder_starts_total', 'Processes started to decode documents.', () => decoders('starts')],
		[
			'decoder_failures_total',
			'Those that a page ended.',
			() => load()?.decoders.failures ?? {},
			'reason',
		],
		[
			'decoder_cpu_seconds_total',
			'CPU time spent on decoding documents.',
			() => decoders('cpuMs') / 1000,
		],
		[
			'decoder_peak_memory_bytes',
			'The most memory that one of them had, with some 60 MB that all share (on Linux alone).',
			() => decoders('peakBytes'),
		],
		[
			'ready',
			'1 if calls should be sent here.',
			() => Number(engine.state === 'ready' && !lifecycle.isDraining),
		],
		[
			'keys_last_reload_successful',
			'0 if the keys could not be read again.',
			() => Number(keys.isFresh),
		],
		[
			'limits_store_failures_total',
			'Calls that the limits store did not count.',
			() => calls.storeFailures,
		],
		[
			'log_write_failures_total',
			'Lines of the log that could not be written.',
			() => log.stream.lostLines ?? 0,
		],
	];
}

/** Counts for Prometheus. No label holds anything that a client can choose. */
export class ServerMetrics {
	readonly #registry = new Registry();
	readonly contentType: string = this.#registry.contentType;
	readonly #requests = this.#counter(
		'requests_total',
		'Finished requests. code: of the reply; status: HTTP status, 0 if the client disconnected.',
		['route', 'status', 'code'],
	);
	readonly #refusals = this.#counter(
		'refusals_total',
		'Refused calls. key_id: id of the key, empty if no known one was sent.',
		['reason', 'key_id'],
	);
	readonly #ofKeys = this.#counter(
		'key_requests_total',
		'Finished requests with a known key, or a link that it made. code: of the reply.',
		['key_id', 'method', 'route', 'code'],
	);
	readonly #cards = this.#counter('cards_total', 'Cards read, by side: 1 portrait, 0 emblem.', [
		'side',
	]);
	readonly #callSeconds = this.#histogram('request_duration_seconds', 'Duration of calls.');
	readonly #downloadSeconds = this.#histogram(
		'download_duration_seconds',
		'Duration of downloads.',
	);
	readonly #readSeconds = this.#histogram(
		'read_duration_seconds',
		'Duration of reading, with the wait in the queue.',
	);

	constructor(parts: ServerParts) {
		collectDefaultMetrics({ register: this.#registry });
		for (const metric of keptElsewhere(parts)) this.#readAtScrape(metric);
	}

	observe({ method, route, status, code, side, ...rest }: FinishedRequest): void {
		this.#requests.inc({ route: route ?? 'none', status: status ?? 0, code: code ?? '' });
		const { totalMs, downloadMs, readMs, keyId, refusal } = rest;
		if (keyId !== undefined) {
			const what = { method: method ?? '', route: route ?? 'none', code: code ?? '' };
			this.#ofKeys.inc({ key_id: keyId, ...what });
		}
		if (route !== ID_CARD_OCR_PATH) return;
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

	async text(): Promise<string> {
		return await this.#registry.metrics();
	}

	#counter(name: string, help: string, labels: string[]): Counter {
		return new Counter(this.#settings(name, help, labels));
	}

	#histogram(name: string, help: string): Histogram {
		return new Histogram({ ...this.#settings(name, help), buckets: SECONDS });
	}

	#readAtScrape([name, help, read, label]: ReadMetric): void {
		const Kind = name.endsWith('_total') ? Counter : Gauge;
		new Kind({
			...this.#settings(name, help, label === undefined ? [] : [label]),
			collect() {
				this.reset();
				const reading = read();
				if (typeof reading === 'number') this.inc(reading);
				else for (const [of, value] of Object.entries(reading)) this.inc({ [label!]: of }, value);
			},
		});
	}

	#settings(name: string, help: string, labelNames: string[] = []) {
		return { name: PREFIX + name, help, labelNames, registers: [this.#registry] };
	}
}
