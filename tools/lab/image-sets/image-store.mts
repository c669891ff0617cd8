import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

import type { IdCardFields } from '../../../domain/id-card.ts';
import { SHARED_IMAGES } from './sample-sizes.mts';
import { IMAGE_SETS, type ImageSet } from './image-set.mts';

/** A drawn image on disk. */
export interface StoredImage {
	set: string;
	index: number;
	file: string;
	/** The correct results. */
	truths: IdCardFields[];
}

/** Data for starting a drawing thread, which draws every `parts`th image, starting with `part`. */
export interface DrawingShare {
	folder: string;
	/** How many to draw of each set, in the order of `IMAGE_SETS`. */
	counts: readonly number[];
	part: number;
	parts: number;
}

/** All images of the run, each drawn once, in a temporary folder. */
export class ImageStore {
	readonly #folder: string;
	readonly images: readonly StoredImage[];

	private constructor(folder: string, images: StoredImage[]) {
		this.#folder = folder;
		this.images = images;
	}

	/** Draws the images of all sets, with one thread per core. */
	static async draw(): Promise<ImageStore> {
		return this.#draw(IMAGE_SETS.map(({ count }) => count));
	}

	/** Draws only those that every engine reads. */
	static async drawShared(): Promise<ImageStore> {
		const ofEachSide = Math.ceil(SHARED_IMAGES / 2);
		return this.#draw(IMAGE_SETS.map(({ level }) => (level === undefined ? 0 : ofEachSide)));
	}

	static async #draw(counts: readonly number[]): Promise<ImageStore> {
		const folder = await mkdtemp(join(tmpdir(), 'bench-images-'));
		const parts = availableParallelism();
		try {
			const drawn = await Promise.all(
				Array.from({ length: parts }, (_, part) => drawShare({ folder, counts, part, parts })),
			);
			return new ImageStore(folder, interleave(drawn.flat()));
		} catch (error) {
			await rm(folder, { recursive: true });
			throw error;
		}
	}

	inSet(set: ImageSet): StoredImage[] {
		return this.images
			.filter((image) => image.set === set.name)
			.sort((one, other) => one.index - other.index);
	}

	/** The images of a level that every engine reads, alternating sides. */
	shared(level: ImageSet['level']): StoredImage[] {
		const sides = IMAGE_SETS.filter((set) => set.level === level).map((set) => this.inSet(set));
		return Array.from({ length: SHARED_IMAGES }, (_, index) => sides[index % 2][index >> 1]);
	}

	/** Deletes the images. */
	async delete(): Promise<void> {
		await rm(this.#folder, { recursive: true });
	}
}

/** Spreads each set evenly, so that early and late memory are comparable. */
function interleave(images: readonly StoredImage[]): StoredImage[] {
	const counts = new Map(IMAGE_SETS.map(({ name, count }) => [name, count]));
	const place = ({ set, index }: StoredImage) => (index + 0.5) / (counts.get(set) ?? 1);
	return [...images].sort((one, other) => place(one) - place(other));
}

async function drawShare(share: DrawingShare): Promise<StoredImage[]> {
	const worker = new Worker(new URL('drawing-thread.mts', import.meta.url), { workerData: share });
	const [images] = (await once(worker, 'message')) as [StoredImage[]];
	return images;
}
