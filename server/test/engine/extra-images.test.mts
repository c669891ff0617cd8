import { expect, test } from '@jest/globals';

import type { AskedCrops } from '../../src/crops/asked-crops.mts';
import { pageImages } from '../../src/engine/extra-images.mts';
import { portraitToScale } from '../card/card-lines.mts';
import { madeCard } from '../crops/made-card.mts';

const NOTHING: AskedCrops = { crops: [], redact: null, watermark: null };
const { signal } = new AbortController();

const { reading, placed: found, image } = madeCard(portraitToScale());
/** Whoever looks at its pixels fails. */
const unseen = {
	...image,
	get data(): Uint8Array {
		throw new Error('The pixels were read.');
	},
};

test('where no image is asked for, no border is sought', async () => {
	const seen = { image: unseen, reading, found };
	expect(await pageImages(seen, { asked: NOTHING, signal })).toEqual({});
	const asked: AskedCrops = { ...NOTHING, crops: ['card'] };
	await expect(pageImages(seen, { asked, signal })).rejects.toThrow('The pixels were read.');
});

test('a watermark alone is written all over the page', async () => {
	const asked: AskedCrops = { ...NOTHING, redact: [], watermark: '样本' };
	const { redacted } = await pageImages({ image, reading, found }, { asked, signal });
	expect(redacted).toEqual({ copy: expect.any(String), unsettled: [] });
});
