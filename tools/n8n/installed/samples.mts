import { copyFile, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import type { IdCardFields } from '../../../domain/id-card.ts';
import { readCard } from '../../../test/cards/read-card.mts';

const CARDS = fileURLToPath(new URL('../../../test/cards/', import.meta.url));

/** Both sides of a card that is valid until 2039, and no card. */
const FILES = { front: 'third-portrait.jpg', back: 'third-emblem.jpg', landscape: 'landscape.jpg' };

/** Three images for a form: both sides of a card, and a landscape. */
export interface Samples {
	/** Absolute paths of the images. */
	front: string;
	back: string;
	landscape: string;
	/** The true fields of both sides. */
	fields: { front: IdCardFields; back: IdCardFields };
}

/** Copies the images into `folder`, under the names that people see. */
export async function copySamples(folder: string): Promise<Samples> {
	await mkdir(folder, { recursive: true });
	const copied = await Promise.all(
		Object.entries(FILES).map(async ([name, file]) => {
			const copy = path.join(folder, `${name}.jpg`);
			await copyFile(path.join(CARDS, file), copy);
			return [name, copy] as const;
		}),
	);
	const fields = { front: readCard(FILES.front).fields, back: readCard(FILES.back).fields };
	return { ...(Object.fromEntries(copied) as Record<keyof typeof FILES, string>), fields };
}
