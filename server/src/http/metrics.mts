import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

import { ID_CARD_OCR_PATH } from '../../../domain/api-contract.ts';
import type { Engine } from '../engine/engine.mts';
import type { Admission } from './admission.mts';
import type { FinishedRequest } from './request-report.mts';

const SECONDS = [0.05, 0.1, 0.25, 0.5, 1, 2, 4, 8, 16, 32, 64];
const BYTES = [50e3, 100e3, 250e3, 500e3, 1e6, 2e6, 4e6, 8e6];

/** Counts for Prometheus. No label holds anything that a client can choose. */
export class ServerMetrics {
	readonly #registry = new Registry();
	readonly #requests: Counter;
	readonly #cards: Counter;
	readonly #seconds: Histogram;
	readonly #pictureBytes: Histogram;

	constructor(engine: Engine, admission: Admission) {
		const registers = [this.#registry];
		collectDefaultMetrics({ register: this.#registry });
		this.#requests = new Counter({
			...{ registers, name: 'idcard_ocr_requests_total' },
			help: 'Finished requests. code: of the reply; status: HTTP status, 0 if the client disconnected.',
			labelNames: ['route', 'status', 'code'],
		});
		this.#cards = new Counter({
			...{ registers, name: 'idcard_ocr_cards_total' },
			help: 'Cards read, by side: 1 portrait, 0 emblem.',
			labelNames: ['side'],
		});
		this.#seconds = new Histogram({
			...{ registers, name: 'idcard_ocr_seconds', buckets: SECONDS },
			help: 'Duration of calls: total, download, and reading including the wait in the queue.',
			labelNames: ['part'],
		});
		this.#pictureBytes = new Histogram({
			...{ registers, name: 'idcard_ocr_picture_bytes', buckets: BYTES },
			help: 'Size of the images read.',
		});
		new Gauge({
			...{ registers, name: 'idcard_ocr_pictures_in_hand' },
			help: 'Images being received, waiting or being read.',
			collect() {
				this.set(admission.held);
			},
		});
		new Gauge({
			...{ registers, name: 'idcard_ocr_ready' },
			help: '1 if the models are loaded.',
			collect() {
				this.set(engine.state === 'ready' ? 1 : 0);
			},
		});
	}

	/** Counts a finished request. */
	observe({ route, status, code, side, ...rest }: FinishedRequest): void {
		this.#requests.inc({ route: route ?? 'none', status: status ?? 0, code: code ?? '' });
		if (route !== ID_CARD_OCR_PATH) return;
		const { totalMs, downloadMs, readMs, pictureBytes } = rest;
		if (totalMs !== undefined) this.#seconds.observe({ part: 'total' }, totalMs / 1000);
		if (downloadMs !== undefined) this.#seconds.observe({ part: 'download' }, downloadMs / 1000);
		if (readMs !== undefined) this.#seconds.observe({ part: 'read' }, readMs / 1000);
		if (pictureBytes !== undefined) this.#pictureBytes.observe(pictureBytes);
		if (side !== undefined && side !== null) this.#cards.inc({ side });
	}

	/** Media type of {@link text}. */
	get contentType(): string {
		return this.#registry.contentType;
	}

	/** Returns all metrics in Prometheus' text format. */
	async text(): Promise<string> {
		return await this.#registry.metrics();
	}
}
