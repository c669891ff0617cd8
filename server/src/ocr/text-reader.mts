import { Turn } from '../fairness/turn.mts';
import { mapFromCrop, type Quad } from '../geometry/quad.mts';
import type { Raster } from '../image/raster.mts';
import { directedBatches } from './directed-batches.mts';
import { affordable, balancedShares } from './line-cost.mts';
import type { Network, NetworkThreads } from './network-threads.mts';
import type { Rendering } from './recognition.mts';
import { isLegible, lineOf, type QuadPosterior, type TextLine } from './text-line.mts';
import type { Tasks } from './worker-protocol.mts';

export interface DetectedLines extends Rendering {
	raster: Raster;
	/** In reading direction, up to half a turn. */
	quads: readonly Quad[];
}

/** Detects and recognizes text in worker threads. Knows nothing of cards. */
export class TextReader {
	readonly threads: NetworkThreads;
	readonly #turn: Turn;

	constructor(threads: NetworkThreads, turn = new Turn()) {
		this.threads = threads;
		this.#turn = turn;
	}

	/** A reader for one image, with the same networks: each step waits for its turn; none starts after an abort. */
	forImage(turn: Turn): TextReader {
		return new TextReader(this.threads, turn);
	}

	get firstLongSide(): number {
		return this.threads.firstLongSide;
	}

	async close(): Promise<void> {
		await this.threads.close();
	}

	/**
	 * Detects lines in the image, resized to `longSide` pixels. `contrastStretch` also applies to the recognition of
	 * these lines, `careful` only to that.
	 */
	async detect(
		raster: Raster,
		longSide: number,
		{ contrastStretch = false, careful = false }: Partial<Rendering> = {},
	): Promise<DetectedLines> {
		const request = { raster, longSide, contrastStretch };
		const quads = await this.threads.pools.detection.run('detect', request, this.#turn);
		return { raster, quads, contrastStretch, careful };
	}

	/** Detects lines in a region of the image; their quads are in pixels of the whole image. */
	async detectWithin(
		raster: Raster,
		region: Quad,
		longSide: number,
		rendering: Rendering,
	): Promise<DetectedLines> {
		const crop = await this.rectify(raster, region, Math.max(raster.width, raster.height));
		try {
			const found = await this.detect(crop, longSide, rendering);
			const quads = found.quads.map((quad) => mapFromCrop(quad, crop, region));
			return { ...found, raster, quads };
		} finally {
			crop.data.fill(0);
		}
	}

	/**
	 * Rectifies a region of the image: crops it upright, at most `longSide` pixels long. The caller
	 * must zero the crop when done with it.
	 */
	async rectify(raster: Raster, region: Quad, longSide: number): Promise<Raster> {
		return this.threads.pools.detection.run('crop', { raster, quad: region, longSide }, this.#turn);
	}

	/**
	 * Separates black print from marks, in an image of the same size. The caller must zero it when done
	 * with it.
	 */
	async ink(raster: Raster): Promise<Raster> {
		return this.threads.pools.detection.run('ink', { raster }, this.#turn);
	}

	/**
	 * Recognizes lines, distributed over the threads, each the way round that makes sense. Once it
	 * settles, no thread accesses the image any more.
	 */
	async recognize(found: DetectedLines): Promise<TextLine[]> {
		return (await this.posteriors(found)).map(lineOf).filter(isLegible);
	}

	/**
	 * Runs the recognition network on the lines as {@link recognize} does, and returns its outputs: on a dense
	 * page, not for all lines.
	 */
	async posteriors({ raster, quads, ...rendering }: DetectedLines): Promise<QuadPosterior[]> {
		const { recognition } = this.threads.pools;
		const shares = balancedShares(affordable(quads), recognition.threads.size);
		const readings = shares.map((share) => directedBatches(share));
		const steps = readings.map((reading) => reading.next());
		for (;;) {
			// Between batches, other images get their turn.
			const open = steps.flatMap(({ done, value }, share) => (done ? [] : { share, batch: value }));
			if (open.length === 0) return steps.flatMap(({ done, value }) => (done ? value : []));
			const requests = open.map(({ batch }) => ({ raster, batch, ...rendering }));
			const replies = await recognition.runAll('recognize', requests, this.#turn);
			for (const [at, { share }] of open.entries())
				steps[share] = readings[share].next(replies[at]);
		}
	}

	/** Runs one of the networks in one thread and returns its first output at the indices. */
	async probe(network: Network, request: Tasks['probe']['request']): Promise<number[]> {
		return this.threads.pools[network].run('probe', request);
	}
}
