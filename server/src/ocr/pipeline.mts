import { IS_BUILT } from '../process/built.mts';
import { mapFromCrop, sizeOf, withReadingRotated, type Quad } from '../geometry/quad.mts';
import type { Raster } from '../image/raster.mts';
import { decodeBestPath, type LinePosterior } from './ctc-decode.mts';
import { logLikelihood } from './ctc-score.mts';
import type { DetectionOptions } from './detection.mts';
import type { Rendering } from './recognition.mts';
import type { TextLine } from './text-line.mts';
import { WorkerPool } from './worker-pool.mts';
import type { FindingSetup, ReadingSetup } from './worker-protocol.mts';

/** The networks that text is found and read with. */
export interface TextNetworks {
	files: FindingSetup['files'] & ReadingSetup['files'];
	detection: DetectionOptions;
}

/** Where lines are, before they are read. */
export interface FoundLines extends Rendering {
	raster: Raster;
	/** In reading direction, unless the whole picture was taken for the wrong way up. */
	quads: readonly Quad[];
}

/** Lines whose characters are less sure than this on average are dirt or another script. */
const MIN_SCORE = 0.5;

/** Cost of a line that does not grow with its width, as a multiple of its height. */
const FIXED_COST = 0.6;

const scriptNamed = (name: string) =>
	new URL(`${name}.${IS_BUILT ? 'mjs' : 'mts'}`, import.meta.url);

const SCRIPTS = { finding: scriptNamed('finding-worker'), reading: scriptNamed('reading-worker') };

/** The stages of reading text, in their order. Knows nothing of cards. */
export class TextReader {
	readonly #finders: WorkerPool;
	readonly #readers: WorkerPool;
	readonly #classOf: ReadonlyMap<string, number>;

	private constructor(finders: WorkerPool, readers: WorkerPool) {
		this.#finders = finders;
		this.#readers = readers;
		this.#classOf = new Map(readers.alphabet.map((character, index) => [character, index]));
	}

	/**
	 * Starts `threads` threads that read and one that finds: its network takes several cores and,
	 * for a close look, much memory, so a second one would gain nothing.
	 * @throws when a network cannot be loaded.
	 */
	static async start(
		{ files, detection }: TextNetworks,
		threads: number,
		{ finding, reading } = SCRIPTS,
	): Promise<TextReader> {
		const { recognition, dictionary, ...found } = files;
		const findingSetup: FindingSetup = { files: found, detection, detectionThreads: threads };
		const readingSetup: ReadingSetup = { files: { recognition, dictionary } };
		const finders = await WorkerPool.start(finding, findingSetup, 1);
		try {
			return new TextReader(finders, await WorkerPool.start(reading, readingSetup, threads));
		} catch (error) {
			await finders.close();
			throw error;
		}
	}

	/** Ends the threads at once. What was not finished is rejected. */
	async close(): Promise<void> {
		await Promise.all([this.#finders.close(), this.#readers.close()]);
	}

	/**
	 * Finds lines in the picture, brought to `longSide` pixels. What is stretched to find them is to
	 * read them, too; `fine` is for reading alone.
	 */
	async find(
		raster: Raster,
		longSide: number,
		{ first = false, stretch = false, fine = false } = {},
	): Promise<FoundLines> {
		const request = { raster, longSide, stretch };
		const quads = await this.#finders.run('detect', request, { first });
		return { raster, quads, stretch, fine };
	}

	/** Finds lines in a part of the picture; their places are those in the whole. */
	async findWithin(
		raster: Raster,
		part: Quad,
		longSide: number,
		{ stretch = false, fine = false } = {},
	): Promise<FoundLines> {
		const cut = await this.crop(raster, part, Math.max(raster.width, raster.height));
		try {
			const { quads } = await this.find(cut, longSide, { first: true, stretch });
			return { raster, quads: quads.map((quad) => mapFromCrop(quad, cut, part)), stretch, fine };
		} finally {
			cut.data.fill(0);
		}
	}

	/**
	 * Cuts the quad out of the picture, upright and at most `longSide` pixels long. Whoever is done
	 * with what was cut out clears it.
	 */
	async crop(raster: Raster, quad: Quad, longSide: number): Promise<Raster> {
		return this.#finders.run('crop', { raster, quad, longSide }, { first: true });
	}

	/** Reads lines, shared out among the threads. When it settles, none looks at the picture any more. */
	async read({ raster, quads, stretch, fine }: FoundLines): Promise<TextLine[]> {
		const shares = sharedOut(quads, this.#readers.size);
		const lines = shares.map(async (share) => {
			const request = { raster, quads: share, stretch, fine };
			const posteriors = await this.#readers.run('recognize', request, { first: true });
			return posteriors.map((posterior, index) => this.#lineOf(share[index], posterior));
		});
		const settled = await Promise.allSettled(lines);
		const failed = settled.find((share) => share.status === 'rejected');
		if (failed !== undefined) throw failed.reason;
		const read = settled.flatMap((share) => (share.status === 'fulfilled' ? share.value : []));
		return read.filter(({ score }) => score >= MIN_SCORE);
	}

	#lineOf(quad: Quad, posterior: LinePosterior): TextLine {
		const characters = decodeBestPath(posterior, this.#readers.alphabet);
		const sum = characters.reduce((total, { probability }) => total + probability, 0);
		return {
			quad,
			text: characters.map(({ text }) => text).join(''),
			characters,
			score: characters.length === 0 ? 0 : sum / characters.length,
			logLikelihood: (text) => {
				const ids = Array.from(text, (character) => this.#classOf.get(character));
				if (ids.some((id) => id === undefined)) return -Infinity;
				return logLikelihood(posterior, ids as number[]);
			},
		};
	}
}

/** The same lines, for a picture that stands on its head. */
export function turnedOver(found: FoundLines): FoundLines {
	return { ...found, quads: found.quads.map((quad) => withReadingRotated(quad, 2)) };
}

/** Splits lines into shares of about equal cost: each, the costliest first, to the least laden. */
function sharedOut(quads: readonly Quad[], count: number): Quad[][] {
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
