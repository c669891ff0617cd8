import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

const PREFIX = 'idcard_ocr_';

/** A value that is read at each scrape: one, or one for each set of labels. */
export type Reading = number | ReadonlyArray<{ labels: Record<string, string>; value: number }>;

/** A metric's name without its prefix, what it is, and the names of its labels. */
export interface Description {
	name: string;
	help: string;
	labels?: readonly string[];
}

/** All metrics of the server and of its process. */
export class MetricsRegistry {
	readonly #registry = new Registry();

	constructor() {
		collectDefaultMetrics({ register: this.#registry });
	}

	/** Adds a counter that the caller increases. */
	counter(description: Description): Counter {
		return new Counter(this.#settings(description));
	}

	/** Adds a histogram with the upper bounds of its buckets. */
	histogram(description: Description, buckets: readonly number[]): Histogram {
		return new Histogram({ ...this.#settings(description), buckets: [...buckets] });
	}

	/** Adds a gauge that is read at each scrape. */
	gauge(description: Description, read: () => Reading): void {
		new Gauge({
			...this.#settings(description),
			collect() {
				this.reset();
				for (const { labels, value } of listed(read())) this.set(labels, value);
			},
		});
	}

	/** Adds a counter whose total another part of the server keeps; it is read at each scrape. */
	total(description: Description, read: () => Reading): void {
		new Counter({
			...this.#settings(description),
			collect() {
				this.reset();
				for (const { labels, value } of listed(read())) this.inc(labels, value);
			},
		});
	}

	/** Media type of {@link text}. */
	get contentType(): string {
		return this.#registry.contentType;
	}

	/** Returns all metrics in Prometheus' text format. */
	async text(): Promise<string> {
		return await this.#registry.metrics();
	}

	#settings({ name, help, labels = [] }: Description) {
		return {
			...{ name: `${PREFIX}${name}`, help, labelNames: [...labels] },
			registers: [this.#registry],
		};
	}
}

function listed(reading: Reading) {
	return typeof reading === 'number' ? [{ labels: {}, value: reading }] : reading;
}
