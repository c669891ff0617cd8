import sharp from 'sharp';

import { AcceptedImages } from '../../../server/src/image/accepted-images.mts';
import { drawSpecimen } from '../specimens/draw.mts';
import { blankImage } from '../../../test/support/blank-image.mts';
import { Random } from '../../../test/support/random.mts';
import { documentsOf } from './formats.mts';
import { contractViolation } from './contract.mts';
import { imageBody } from './image-body.mts';
import { mutateFile, mutateForm, type SentBody } from './file-mutation.mts';
import { mutateBody, mutateBytes } from './mutation.mts';
import type { SoakedServer } from './soaked-server.mts';

/** The result of a fuzz run. */
export interface FuzzResult {
	/** Number of replies by code. */
	codes: Record<string, number>;
	/** Each with the number of its request, which together with the seed reproduces it. */
	faults: string[];
	/** The request with the slowest reply. */
	slowest: { number: number; ms: number };
	/** Most resident memory of the server, in MB, of some samples. */
	memoryMb?: number;
}

/** Settings of a fuzz run. */
export interface FuzzOptions {
	count: number;
	seed: number;
	/** Concurrent requests. Default 4. */
	clients?: number;
}

/** Posts mutated request bodies. Images in those that remain valid are tiny and quick to read. */
export async function fuzzBodies(server: SoakedServer, options: FuzzOptions): Promise<FuzzResult> {
	const image = await blankImage();
	return await fuzz(server, options, async (random) => ({ bytes: mutateBody(random, image) }));
}

/** Posts forms with a tiny image, mutated; now and then one with a file that is too large. */
export async function fuzzForms(server: SoakedServer, options: FuzzOptions): Promise<FuzzResult> {
	const image = await blankImage();
	return await fuzz(server, options, async (random) =>
		mutateForm(random, imageOrTooLarge(random, image)),
	);
}

/** Posts a tiny image itself, mutated; now and then one that is too large. */
export async function fuzzFiles(server: SoakedServer, options: FuzzOptions): Promise<FuzzResult> {
	const image = await blankImage();
	return await fuzz(server, options, async (random) =>
		mutateFile(random, imageOrTooLarge(random, image)),
	);
}

/** The image or, once in a hundred times, one that is a little larger than the server takes. */
function imageOrTooLarge(
	random: Random,
	image: Uint8Array,
): { image: Uint8Array; isTooLarge: boolean } {
	if (!random.chance(0.01)) return { image, isTooLarge: false };
	const larger = Buffer.alloc(new AcceptedImages().maxBytes + random.integer(1, 200_000));
	larger.set(image);
	return { image: larger, isTooLarge: true };
}

/** Posts cards as WebP, TIFF, GIF, AVIF, HEIC and PDF with some bytes changed. */
export async function fuzzDocuments(
	server: SoakedServer,
	options: FuzzOptions,
): Promise<FuzzResult> {
	const files = await documentsOf(await cardImage(options.seed));
	return await fuzz(server, options, async (random) => {
		const file = mutateBytes(random, random.pick(files));
		return { bytes: Buffer.from(imageBody(file)) };
	});
}

/** Posts cards as various kinds of JPEG and PNG with some bytes changed. */
export async function fuzzImages(server: SoakedServer, options: FuzzOptions): Promise<FuzzResult> {
	const images = await originals(options.seed);
	return await fuzz(server, options, async (random) => {
		const image = mutateBytes(random, random.pick(images));
		return { bytes: Buffer.from(imageBody(image)) };
	});
}

async function cardImage(seed: number): Promise<Buffer> {
	return (await drawSpecimen({ seed, index: 0, side: 1 })).image;
}

async function originals(seed: number): Promise<Buffer[]> {
	const image = await cardImage(seed);
	const small = () => sharp(image).resize(400);
	return await Promise.all([
		small().jpeg().toBuffer(),
		small().jpeg({ progressive: true, chromaSubsampling: '4:4:4' }).toBuffer(),
		small().withMetadata({ orientation: 6 }).jpeg().toBuffer(),
		small().toColourspace('cmyk').jpeg().toBuffer(),
		small().greyscale().jpeg().toBuffer(),
		small().png().toBuffer(),
		small().png({ palette: true, progressive: true }).toBuffer(),
		small().toColourspace('rgb16').png().toBuffer(),
	]);
}

async function fuzz(
	server: SoakedServer,
	{ count, seed, clients = 4 }: FuzzOptions,
	makeBody: (random: Random) => Promise<SentBody>,
): Promise<FuzzResult> {
	const result: FuzzResult = { codes: {}, faults: [], slowest: { number: 0, ms: 0 } };
	let next = 0;
	const client = async () => {
		while (next < count) {
			const number = next++;
			const body = await makeBody(new Random(`${seed}/${number}`));
			const start = performance.now();
			const key = server.keys[number % server.keys.length];
			const fault = await sendBody(server, key, body, result.codes);
			const ms = Math.round(performance.now() - start);
			if (ms > result.slowest.ms) result.slowest = { number, ms };
			if (fault !== undefined) result.faults.push(`#${number}: ${fault}`);
			if (number % 50 === 0) {
				const memoryMb = Math.round((await server.memory()) / 1e6);
				result.memoryMb = Math.max(memoryMb, result.memoryMb ?? 0);
			}
		}
	};
	await Promise.all(Array.from({ length: clients }, client));
	if (!(await server.isHealthy())) result.faults.push('The server is no longer healthy.');
	return result;
}

async function sendBody(
	server: SoakedServer,
	key: string,
	{ bytes, isTooLarge, ...headers }: SentBody,
	codes: Record<string, number>,
): Promise<string | undefined> {
	try {
		const { status, text } = await server.post(bytes, { key, ...headers });
		const fault = contractViolation(status, text);
		if (fault !== undefined) return fault;
		const { code } = JSON.parse(text) as { code: number };
		codes[code] = (codes[code] ?? 0) + 1;
		return isTooLarge === true && code !== 4000 ? `code ${code} for too large a file` : undefined;
	} catch (error) {
		return `no reply: ${(error as Error).message}`;
	}
}
