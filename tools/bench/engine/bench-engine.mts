import { readFile } from 'node:fs/promises';

import type { IdCardFields } from '../../../domain/id-card.ts';
import { createCardReader } from '../../../server/src/engine/create-card-reader.mts';

/** Our packs, the default one first. */
export const PACKS = ['pp-ocrv6-small', 'pp-ocrv4-mobile'] as const;
export type Pack = (typeof PACKS)[number];

/** Our engine's name in tables. */
export const ownName = (pack: Pack): string => `own, ${pack}`;

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

/** Our own engine with the named pack. */
export async function ownEngine(pack: Pack): Promise<BenchEngine> {
	const reader = await createCardReader({ models: pack });
	return {
		name: ownName(pack),
		async read(file) {
			const picture = await readFile(file);
			const start = performance.now();
			const reading = await reader.read(picture);
			return { fields: reading?.fields ?? null, milliseconds: performance.now() - start };
		},
		close: () => reader.close(),
	};
}
