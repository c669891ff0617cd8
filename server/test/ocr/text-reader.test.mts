import { afterEach, expect, test } from '@jest/globals';

import { NetworkThreads, type TextNetworks } from '../../src/ocr/network-threads.mts';
import { TextReader } from '../../src/ocr/text-reader.mts';
import { rectangle } from '../geometry/rectangle.mts';

const UNEVEN_WORKER = new URL('./uneven-worker.mjs', import.meta.url);

const NETWORKS = { files: {}, detection: {} } as TextNetworks;

let reader: TextReader;
afterEach(() => reader.close());

test('a failed recognition settles only when no thread accesses the image any more', async () => {
	const scripts = { detection: UNEVEN_WORKER, recognition: UNEVEN_WORKER };
	reader = new TextReader(await NetworkThreads.start(NETWORKS, 2, { scripts }));
	const raster = { data: new Uint8Array(new SharedArrayBuffer(3)), width: 1, height: 1 };
	await expect(
		reader.recognize({
			raster,
			quads: [rectangle(0, 0, 100, 20), rectangle(200, 0, 300, 20)],
			contrastStretch: false,
			careful: false,
		}),
	).rejects.toThrow('unreadable');
	expect(raster.data[0]).toBe(1);
});
