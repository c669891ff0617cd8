import { readFile } from 'node:fs/promises';

import { createCardReader } from '../../../../server/src/engine/create-card-reader.mts';
import type { ImageStore } from '../../image-sets/image-store.mts';
import { median } from '../../image-sets/tally.mts';

const IN_FLIGHT = [1, 2, 4];
const ROUNDS = 5;
const IMAGES = 30;

/** Cards per second with `inFlight` images in flight. */
export interface Throughput {
	inFlight: number;
	cardsPerSecond: number;
}

/** Reads the same photos with 1, 2 and 4 in flight, alternating. Returns the medians. */
export async function measureConcurrency(store: ImageStore): Promise<Throughput[]> {
	const shared = store.shared('photo').slice(0, IMAGES);
	const images = await Promise.all(shared.map(({ file }) => readFile(file)));
	const reader = await createCardReader();

	async function cardsPerSecond(inFlight: number): Promise<number> {
		const start = performance.now();
		let next = 0;
		const readNext = async () => {
			while (next < images.length) await reader.read(images[next++]);
		};
		await Promise.all(Array.from({ length: inFlight }, readNext));
		return (1000 * images.length) / (performance.now() - start);
	}

	try {
		await cardsPerSecond(IN_FLIGHT[1]);
		const rates = IN_FLIGHT.map((inFlight) => ({ inFlight, each: [] as number[] }));
		for (let round = 0; round < ROUNDS; round++) {
			// Reversed every second round, so that none always comes first.
			for (const rate of round % 2 === 0 ? rates : rates.toReversed()) {
				rate.each.push(await cardsPerSecond(rate.inFlight));
			}
		}
		return rates.map(({ inFlight, each }) => ({ inFlight, cardsPerSecond: median(each) }));
	} finally {
		await reader.close();
	}
}
