import { afterEach, expect, test } from '@jest/globals';

import type { Quad } from '../../src/geometry/quad.mts';
import type { TextNetworks } from '../../src/ocr/network-threads.mts';
import { TextReader } from '../../src/ocr/text-reader.mts';

const UNEVEN_WORKER = new URL('./uneven-worker.mjs', import.meta.url);

const NETWORKS = { files: {}, detection: {} } as TextNetworks;

const lineAt = (x: number): Quad => [
	{ x, y: 0 },
	{ x: x + 100, y: 0 },
	{ x: x + 100, y: 20 },
	{ x, y: 20 },
];

let reader: TextReader;
afterEach(() => reader.close());

test('a failed recognition settles only when no thread accesses the image any more', async () => {
	const scripts = { detection: UNEVEN_WORKER, recognition: UNEVEN_WORKER };
	reader = await TextReader.start(NETWORKS, 2, { scripts });
	const raster = { data: new Uint8Array(new SharedArrayBuffer(3)), width: 1, height: 1 };
	await expect(
		reader.recognize({
			raster,
			quads: [lineAt(0), lineAt(200)],
			contrastStretch: false,
			careful: false,
		}),
	).rejects.toThrow('unreadable');
	expect(raster.data[0]).toBe(1);
});
