import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { IdCardFields } from '../../../domain/id-card.ts';
import { drawSpecimen } from '../../specimens/draw.mts';
import { landscapePhoto } from '../../specimens/no-card.mts';
import type { Image } from '../../specimens/image/capture.mts';

/** The seed of one invented person with a card that is valid until 2039. */
const SEED = 2026;
const PERSON = 5;

/** Three images for a form: both sides of a card, and a landscape. */
export interface Samples {
	/** Absolute paths of the images. */
	front: string;
	back: string;
	landscape: string;
	/** The true fields of both sides. */
	fields: { front: IdCardFields; back: IdCardFields };
}

/** Returns the three images in `folder`, drawing them if they are missing. */
export async function drawSamples(folder: string): Promise<Samples> {
	const list = path.join(folder, 'samples.json');
	if (!existsSync(list)) await drawFresh(folder, list);
	const samples = JSON.parse(await readFile(list, 'utf8')) as Samples;
	const inFolder = (name: string) => path.join(folder, name);
	return {
		front: inFolder(samples.front),
		back: inFolder(samples.back),
		landscape: inFolder(samples.landscape),
		fields: samples.fields,
	};
}

async function drawFresh(folder: string, list: string): Promise<void> {
	await mkdir(folder, { recursive: true });
	const save = async (name: string, { image, format }: Image) => {
		const file = `${name}.${format === 'jpeg' ? 'jpg' : format}`;
		await writeFile(path.join(folder, file), image);
		return file;
	};
	const front = await drawSpecimen({ seed: SEED, index: PERSON, side: 1, level: 'photo' });
	const back = await drawSpecimen({ seed: SEED, index: PERSON, side: 0, level: 'photo' });
	const samples: Samples = {
		front: await save('front', front),
		back: await save('back', back),
		landscape: await save('landscape', await landscapePhoto(SEED)),
		fields: { front: front.fields, back: back.fields },
	};
	await writeFile(list, `${JSON.stringify(samples, null, '\t')}\n`);
}
