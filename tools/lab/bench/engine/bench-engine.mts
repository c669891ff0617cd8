import { readFile } from 'node:fs/promises';

import type { IdCardFields } from '../../../../domain/id-card.ts';
import { createCardReader } from '../../../../server/src/engine/create-card-reader.mts';

/** Our engine's name in tables. */
export const OWN_NAME = 'own';

/** An engine's result for one image, and the time it took. */
export interface TimedReading {
	fields: IdCardFields | null;
	milliseconds: number;
}

/** An engine under test. */
export interface BenchEngine {
	name: string;
	read(file: string): Promise<TimedReading>;
	close(): Promise<void>;
}

/** Our own engine. */
export async function ownEngine(): Promise<BenchEngine> {
	const reader = await createCardReader();
	return {
		name: OWN_NAME,
		async read(file) {
			const image = await readFile(file);
			const start = performance.now();
			const reading = await reader.read(image);
			return { fields: reading?.fields ?? null, milliseconds: performance.now() - start };
		},
		close: () => reader.close(),
	};
}
