import { mapFromCrop, sizeOf, type Quad } from '../geometry/quad.mts';
import type { Raster } from '../image/raster.mts';
import { IS_BUILT } from '../process/built.mts';
import { DEFAULT_LONG_SIDE, type DetectionOptions } from './detection.mts';
import { affordable } from './line-budget.mts';
import { LineDecoder, type QuadPosterior } from './line-decoder.mts';
import type { ProbeRequest } from './probe.mts';
import type { Rendering } from './recognition.mts';
import type { TextLine } from './text-line.mts';
import { WorkerPool, type ThreadLoad } from './worker-pool.mts';
import type { DetectionSetup, RecognitionSetup } from './worker-protocol.mts';

/** The networks that detect and recognize text. */
export interface TextNetworks {
	files: DetectionSetup['files'] & RecognitionSetup['files'];
	detection: DetectionOptions;
}

/** Detected lines that have not been recognized yet. */
export interface DetectedLines extends Rendering {
	raster: Raster;
	/** In reading direction but for half a turn. */
	quads: readonly Quad[];
}

/** The part of a line's cost that does not depend on its width, as a multiple of its height. */
const FIXED_COST = 0.6;

const scriptNamed = (name: string) =>
	new URL(`${name}.${IS_BUILT ? 'mjs' : 'mts'}`, import.meta.url);

const SCRIPTS = {
	detection: scriptNamed('detection-worker'),
	recognition: scriptNamed('recognition-worker'),
};

/** Detects and recognizes text in worker threads. Knows nothing of cards. */
export class TextReader {
	/** Long side, in pixels, that the first detection in an image should work on. */
	readonly firstSide: number;
	readonly #detectors: WorkerPool;
	readonly #recognizers: WorkerPool;
	readonly #decoder: LineDecoder;

	private constructor(detectors: WorkerPool, recognizers: WorkerPool, firstSide: number) {
		this.firstSide = firstSide;
		this.#detectors = detectors;
		this.#recognizers = recognizers;
		this.#decoder = new LineDecoder(recognizers.alphabet);
	}

	/**
	 * Starts `threads` recognition threads and one detection thread: its network uses several cores
	 * and, at a large size, much memory, so a second one would gain nothing.
	 * @throws when a network cannot be loaded.
	 */
	static async start(
		{ files, detection }: TextNetworks,
		threads: number,
		scripts = SCRIPTS,
	): Promise<TextReader> {
		const { recognition, dictionary } = files;
		const detectionSetup: DetectionSetup = {
			files: { detection: files.detection },
			detection,
			detectionThreads: threads,
		};
		const recognitionSetup: RecognitionSetup = { files: { recognition, dictionary } };
		const detectors = await WorkerPool.start(scripts.detection, detectionSetup, 1);
		try {
			const { recognition: script } = scripts;
			const recognizers = await WorkerPool.start(script, recognitionSetup, threads);
			return new TextReader(detectors, recognizers, detection.longSide ?? DEFAULT_LONG_SIDE);
		} catch (error) {
			await detectors.close();
			throw error;
		}
	}

	/** The threads of both networks, in numbers. */
	get load(): Record<'detection' | 'recognition', ThreadLoad> {
		return { detection: this.#detectors.load, recognition: this.#recognizers.load };
	}

	/** Terminates the threads immediately; unfinished tasks are rejected. */
	async close(): Promise<void> {
		await Promise.all([this.#detectors.close(), this.#recognizers.close()]);
	}

	/**
	 * Detects lines in the image, resized to `longSide` pixels. `contrastStretch` applies to the
	 * recognition of these lines, too; `bicubic` to recognition only.
	 */
	async detect(
		raster: Raster,
		longSide: number,
		{ first = false, contrastStretch = false, bicubic = false } = {},
	): Promise<DetectedLines> {
		const request = { raster, longSide, contrastStretch };
		const quads = await this.#detectors.run('detect', request, { first });
		return { raster, quads, contrastStretch, bicubic };
	}

	/** Detects lines in a region of the image; their quads are in pixels of the whole image. */
	async detectWithin(
		raster: Raster,
		region: Quad,
		longSide: number,
		{ contrastStretch = false, bicubic = false } = {},
	): Promise<DetectedLines> {
		const crop = await this.rectify(raster, region, Math.max(raster.width, raster.height));
		try {
			const found = await this.detect(crop, longSide, { first: true, contrastStretch });
			const quads = found.quads.map((quad) => mapFromCrop(quad, crop, region));
			return { raster, quads, contrastStretch, bicubic };
		} finally {
			crop.data.fill(0);
		}
	}

	/**
	 * Rectifies a region of the image: crops it upright, at most `longSide` pixels long. The caller
	 * must zero the crop when done with it.
	 */
	async rectify(raster: Raster, region: Quad, longSide: number): Promise<Raster> {
		return this.#detectors.run('crop', { raster, quad: region, longSide }, { first: true });
	}

	/**
	 * Separates black print from marks, in an image of the same size. The caller must zero it when done
	 * with it.
	 */
	async ink(raster: Raster): Promise<Raster> {
		return this.#detectors.run('ink', { raster }, { first: true });
	}

	/**
	 * Recognizes lines, distributed over the threads, each the way round that makes sense. Once it
	 * settles, no thread accesses the image any more.
	 */
	async recognize(found: DetectedLines): Promise<TextLine[]> {
		return this.#decoder.legibleLines(await this.posteriors(found));
	}

	/**
	 * Runs the recognition network on the lines as {@link recognize} does, and returns its outputs: of a
	 * dense page not for all lines.
	 */
	async posteriors({ raster, quads, ...rendering }: DetectedLines): Promise<QuadPosterior[]> {
		const shares = balancedShares(affordable(quads), this.#recognizers.size);
		const lines = shares.map(async (share) => {
			const request = { raster, quads: share, ...rendering };
			return this.#recognizers.run('recognize', request, { first: true });
		});
		const settled = await Promise.allSettled(lines);
		const failed = settled.find((share) => share.status === 'rejected');
		if (failed !== undefined) throw failed.reason;
		return settled.flatMap((share) => (share.status === 'fulfilled' ? share.value : []));
	}

	/** Runs one of the networks in one thread and returns its outputs at the indices. */
	async probe(network: 'detection' | 'recognition', request: ProbeRequest): Promise<number[]> {
		const threads = network === 'detection' ? this.#detectors : this.#recognizers;
		return threads.run('probe', request);
	}
}

/** Splits lines into shares of about equal cost: the costliest first, each to the lightest share. */
function balancedShares(quads: readonly Quad[], count: number): Quad[][] {
	const costOf = (quad: Quad) => {
		const { width, height } = sizeOf(quad);
		return width / Math.max(1, height) + FIXED_COST;
	};
	const shares = Array.from({ length: count }, () => ({ quads: [] as Quad[], cost: 0 }));
	const ordered = quads
		.map((quad) => ({ quad, cost: costOf(quad) }))
		.sort((one, other) => other.cost - one.cost);
	for (const { quad, cost } of ordered) {
		const lightest = shares.reduce((best, share) => (share.cost < best.cost ? share : best));
		lightest.quads.push(quad);
		lightest.cost += cost;
	}
	return shares.map((share) => share.quads).filter((share) => share.length > 0);
}
