import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

import type { IdCardFields } from '../../../../domain/id-card.ts';
import { SHARED_PICTURES } from '../sample-sizes.mts';
import { PICTURE_SETS, type PictureSet } from './picture-set.mts';

/** A drawn picture on disk. */
export interface StoredPicture {
	set: string;
	index: number;
	file: string;
	/** The answers that are right. */
	truths: IdCardFields[];
}

/** What a drawing thread is started with: it draws every `of`th picture, from `part` on. */
export interface DrawingShare {
	folder: string;
	part: number;
	of: number;
}

/** All pictures of the run, each drawn once, in a folder that goes away with them. */
export class PictureStore {
	readonly #folder: string;
	readonly pictures: readonly StoredPicture[];

	private constructor(folder: string, pictures: StoredPicture[]) {
		this.#folder = folder;
		this.pictures = pictures;
	}

	/** Draws every set, a thread a core. */
	static async draw(): Promise<PictureStore> {
		const folder = await mkdtemp(join(tmpdir(), 'bench-pictures-'));
		const of = availableParallelism();
		try {
			const parts = await Promise.all(
				Array.from({ length: of }, (_, part) => drawShare({ folder, part, of })),
			);
			return new PictureStore(folder, interleave(parts.flat()));
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

	/** The pictures of a level that every engine reads, both sides in turn. */
	shared(level: PictureSet['level']): StoredPicture[] {
		const sides = PICTURE_SETS.filter((set) => set.level === level).map((set) => this.inSet(set));
		return Array.from({ length: SHARED_PICTURES }, (_, index) => sides[index % 2][index >> 1]);
	}

	/** Deletes the pictures. */
	async delete(): Promise<void> {
		await rm(this.#folder, { recursive: true });
	}
}

/** Every stretch of pictures has some of each set, so that memory early and late compares. */
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
