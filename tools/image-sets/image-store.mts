import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

import type { IdCardFields } from '../../domain/id-card.ts';
import { SHARED_PICTURES } from './sample-sizes.mts';
import { PICTURE_SETS, type PictureSet } from './image-set.mts';

/** A drawn image on disk. */
export interface StoredPicture {
	set: string;
	index: number;
	file: string;
	/** The correct results. */
	truths: IdCardFields[];
}

/** Data for starting a drawing thread, which draws every `parts`th image, starting with `part`. */
export interface DrawingShare {
	folder: string;
	/** How many to draw of each set, in the order of `PICTURE_SETS`. */
	counts: readonly number[];
	part: number;
	parts: number;
}

/** All images of the run, each drawn once, in a temporary folder. */
export class PictureStore {
	readonly #folder: string;
	readonly pictures: readonly StoredPicture[];

	private constructor(folder: string, pictures: StoredPicture[]) {
		this.#folder = folder;
		this.pictures = pictures;
	}

	/** Draws the pictures of all sets, with one thread per core. */
	static async draw(): Promise<PictureStore> {
		return this.#draw(PICTURE_SETS.map(({ count }) => count));
	}

	/** Draws only those that every engine reads. */
	static async drawShared(): Promise<PictureStore> {
		const ofEachSide = Math.ceil(SHARED_PICTURES / 2);
		return this.#draw(PICTURE_SETS.map(({ level }) => (level === undefined ? 0 : ofEachSide)));
	}

	static async #draw(counts: readonly number[]): Promise<PictureStore> {
		const folder = await mkdtemp(join(tmpdir(), 'bench-pictures-'));
		const parts = availableParallelism();
		try {
			const drawn = await Promise.all(
				Array.from({ length: parts }, (_, part) => drawShare({ folder, counts, part, parts })),
			);
			return new PictureStore(folder, interleave(drawn.flat()));
		} catch (error) {
			await rm(folder, { recursive: true });
			throw error;
		}
	}

	inSet(set: PictureSet): StoredPicture[] {
		return this.pictures
			.filter((picture) => picture.set === set.name)
			.sort((one, other) => one.index - other.index);
	}

	/** The images of a level that every engine reads, alternating sides. */
	shared(level: PictureSet['level']): StoredPicture[] {
		const sides = PICTURE_SETS.filter((set) => set.level === level).map((set) => this.inSet(set));
		return Array.from({ length: SHARED_PICTURES }, (_, index) => sides[index % 2][index >> 1]);
	}

	/** Deletes the images. */
	async delete(): Promise<void> {
		await rm(this.#folder, { recursive: true });
	}
}

/** Spreads each set evenly, so that early and late memory are comparable. */
function interleave(pictures: readonly StoredPicture[]): StoredPicture[] {
	const counts = new Map(PICTURE_SETS.map(({ name, count }) => [name, count]));
	const place = ({ set, index }: StoredPicture) => (index + 0.5) / (counts.get(set) ?? 1);
	return [...pictures].sort((one, other) => place(one) - place(other));
}

async function drawShare(share: DrawingShare): Promise<StoredPicture[]> {
	const worker = new Worker(new URL('drawing-thread.mts', import.meta.url), { workerData: share });
	const [pictures] = (await once(worker, 'message')) as [StoredPicture[]];
	return pictures;
}
