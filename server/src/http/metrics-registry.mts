import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

const PREFIX = 'idcard_ocr_';

/** A value that is read at each scrape: one, or one for each set of labels. */
export type Reading = number | ReadonlyArray<{ labels: Record<string, string>; value: number }>;

/** The metrics of a process. Each has a name without its prefix, and says what it is and what its labels are. */
export class MetricsRegistry {
	readonly #registry = new Registry();
	readonly contentType: string = this.#registry.contentType;

	constructor() {
		collectDefaultMetrics({ register: this.#registry });
	}

	counter(name: string, help: string, labels: readonly string[]): Counter {
		return new Counter(this.#settings(name, help, labels));
	}

	/** `buckets` are upper bounds. */
	histogram(name: string, help: string, buckets: readonly number[]): Histogram {
		return new Histogram({ ...this.#settings(name, help), buckets: [...buckets] });
	}

	/** Adds a gauge that is read at each scrape. */
	gauge(name: string, help: string, read: () => Reading, labels?: readonly string[]): void {
		new Gauge({
			...this.#settings(name, help, labels),
			collect() {
				this.reset();
				for (const { labels, value } of listed(read())) this.set(labels, value);
			},
		});
	}

	/** Adds a counter whose total another part of the server keeps; it is read at each scrape. */
	total(name: string, help: string, read: () => Reading, labels?: readonly string[]): void {
		new Counter({
			...this.#settings(name, help, labels),
			collect() {
				this.reset();
				for (const { labels, value } of listed(read())) this.inc(labels, value);
			},
		});
	}

	async text(): Promise<string> {
		return await this.#registry.metrics();
	}

	#settings(name: string, help: string, labels: readonly string[] = []) {
		return { name: PREFIX + name, help, labelNames: [...labels], registers: [this.#registry] };
	}
}

function listed(reading: Reading) {
	return typeof reading === 'number' ? [{ labels: {}, value: reading }] : reading;
}
