import { afterEach, beforeAll, describe, expect, test } from '@jest/globals';

import { readCard } from '../../../test/cards/read-card.mts';
import { decodeImage } from '../../src/image/decode.mts';
import type { Raster } from '../../src/image/raster.mts';
import { readPack, type ModelPack } from '../../src/models/model-pack.mts';
import { startReader } from '../../src/models/start-reader.mts';
import type { TextReader } from '../../src/ocr/text-reader.mts';
import { EXACT_INT8 } from '../models/exact-int8.mts';

let raster: Raster;
let reader: TextReader | undefined;
beforeAll(async () => {
	raster = (await decodeImage(readCard('portrait.jpg').image))!;
});
afterEach(() => reader?.close());

/** The lines of a card, each with `*` if it is a draft. */
async function linesOf(pack: ModelPack, precision: 'int8' | 'fp32', careful: boolean) {
	({ reader } = await startReader(pack, precision, 1, EXACT_INT8));
	const lines = await reader.recognize(await reader.detect(raster, 512, { careful }));
	return lines
		.map(({ text, posterior }) => `${posterior.isDraft ? '*' : ''}${text.replace(/\s/g, '')}`)
		.sort();
}

const isDraft = (line: string) => line.startsWith('*');

describe.each(['int8', 'fp32'] as const)('in %s', (precision) => {
	test('labels, numbers and dates are drafts, the name and the address are none', async () => {
		const lines = await linesOf(await readPack(), precision, false);
		const drafts = lines.filter(isDraft);
		// What is printed close together is one line.
		for (const part of [/公民身份号码/, /\d{17}[\dX]$/, /^\*出生\d{4}年/, /性别[男女]/, /民族/]) {
			expect(drafts).toContainEqual(expect.stringMatching(part));
		}
		expect(drafts.join('')).not.toMatch(/姓名|住址/);
		expect(lines.length).toBeGreaterThan(6);
	});

	test('no line that is read carefully is one, and they say the same', async () => {
		const pack = await readPack();
		const lines = await linesOf(pack, precision, true);
		expect(lines.filter(isDraft)).toEqual([]);
		await reader?.close();
		const drafted = await linesOf(pack, precision, false);
		expect(drafted.map((line) => line.replace('*', '')).sort()).toEqual(lines);
	});

	test('without the network for them, there are none', async () => {
		const pack = await readPack();
		delete pack.files[precision === 'int8' ? 'draft' : 'draftFp32'];
		expect((await linesOf(pack, precision, false)).filter(isDraft)).toEqual([]);
	});
});

test('a draft network without its classes is refused', async () => {
	const pack = await readPack();
	pack.files.draft = pack.files.detection;
	await expect(startReader(pack, 'int8', 1)).rejects.toThrow('The draft network has no classes.');
});
