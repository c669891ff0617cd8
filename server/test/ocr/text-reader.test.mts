import { afterEach, expect, test } from '@jest/globals';

import type { Quad } from '../../src/geometry/quad.mts';
import { TextReader, type TextNetworks } from '../../src/ocr/pipeline.mts';

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

test('a reading that failed is over when no thread looks at the picture any more', async () => {
	const scripts = { finding: UNEVEN_WORKER, reading: UNEVEN_WORKER };
	reader = await TextReader.start(NETWORKS, 2, scripts);
	const raster = { data: new Uint8Array(new SharedArrayBuffer(3)), width: 1, height: 1 };
	await expect(
		reader.read({ raster, quads: [lineAt(0), lineAt(200)], stretch: false, fine: false }),
	).rejects.toThrow('unreadable');
	expect(raster.data[0]).toBe(1);
});
