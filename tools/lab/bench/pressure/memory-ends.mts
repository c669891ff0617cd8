import { randomBytes } from 'node:crypto';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';

import { memoryGroup } from '../../../processes/memory-group.mts';
import { startEmbeddedServer } from '../../../server-process/start.mts';
import { imageBody } from '../../soak/image-body.mts';
import { pdfOf } from '../../../../test/support/pdf-of.mts';
import { rounded, type TableRow } from '../report.mts';
import { answersOf, call, drawnCard, rightOf, type Answered, type Sent } from './calls.mts';

const SERVER = fileURLToPath(new URL('../../../../server/src/main.mts', import.meta.url));

/** A server's memory, and what it reads. */
export interface MemoryLimit {
	mib: number;
	/** Whether JPEG and PNG alone, so that there are no decoders. */
	isWithoutDecoders?: boolean;
}

/**
 * As in `deploy/`; a third of that; too little for the server, a large PNG and two decoders; and the documented least for
 * JPEG and PNG.
 */
export const LIMITS: readonly MemoryLimit[] = [
	{ mib: 3072 },
	{ mib: 1000 },
	{ mib: 700 },
	{ mib: 768, isWithoutDecoders: true },
];

/** Calls of each key that sends what is large. */
const CALLS = 8;

const MIB = 2 ** 20;

/**
 * Has a server read large documents of two keys (without decoders, large PNGs and JPEGs), large PNGs of a third
 * and cards of a fourth at once, in a control group with so much memory. Returns `undefined` where none can be made.
 */
export async function endMemory({
	mib,
	isWithoutDecoders = false,
}: MemoryLimit): Promise<TableRow | undefined> {
	const group = memoryGroup(mib * MIB);
	if (group === undefined) return undefined;
	const { png, pdf, avif, longPng, jpeg } = await largeImages();
	const [one, other] = isWithoutDecoders ? [longPng, jpeg] : [pdf, avif];
	const limit = isWithoutDecoders ? `${mib}, JPEG and PNG` : String(mib);
	const card = await drawnCard('card', { level: 'photo' });
	const keys = Array.from({ length: 4 }, () => randomBytes(24).toString('base64url'));
	try {
		const server = await startEmbeddedServer({
			moreKeys: keys.map((key, index) => ({ id: `key-${index}`, key })),
			command: [...group.enter, process.execPath, SERVER],
			// Memory is to be short, not time.
			args: ['--workers', '2', '--read-timeout', '300', '--log-level', 'silent'].concat(
				isWithoutDecoders ? ['--formats', 'jpeg,png'] : [],
			),
		});
		const { hasExited, exited } = server.process;
		const calls: Answered[] = [];
		const send = async (key: number, sent: Sent) => {
			calls.push(await call(server.baseUrl, keys[key], sent));
		};
		const sendAll = async (key: number, images: readonly Sent[]) => {
			for (let i = 0; i < CALLS && !hasExited(); i++) await send(key, images[i % images.length]);
		};
		try {
			let isOver = false;
			const cards = async () => {
				while (!isOver && !hasExited()) await send(3, card);
			};
			const beside = [cards(), cards()];
			await Promise.all([sendAll(0, [one, other]), sendAll(1, [other, one]), sendAll(2, [png])]);
			isOver = true;
			await Promise.all(beside);
			const after: Answered[] = [];
			for (const sent of await cardsAfterwards(isWithoutDecoders)) {
				after.push(await call(server.baseUrl, keys[3], sent));
			}
			return {
				'limit, MiB': limit,
				'peak, MiB': rounded(group.peak() / MIB, 0),
				'killed by the kernel': group.kills(),
				'its process': hasExited() ? await exited : 'goes on',
				'answers, by code': answersOf(calls),
				'cards read right': rightOf(calls.filter(({ kind }) => kind === card.kind)),
				'read right afterwards': rightOf(after),
			};
		} finally {
			await server.stop();
		}
	} finally {
		await group.delete();
	}
}

/** Small files that take much memory: the PNG of the server, the others of a decoder. */
async function largeImages() {
	const square = (side: number) =>
		sharp({ create: { width: side, height: side, channels: 3, background: '#c8d0d8' } });
	const side = 7000;
	const scan = square(side).jpeg({ progressive: true, chromaSubsampling: '4:4:4' });
	const jpeg = { bytes: await scan.toBuffer(), width: side, height: side };
	const sent = (kind: string, bytes: Uint8Array): Sent => ({ kind, body: imageBody(bytes) });
	return {
		png: sent(
			'PNG of 25 MP, interlaced',
			await square(5000).toColourspace('rgb16').png({ progressive: true }).toBuffer(),
		),
		longPng: sent('PNG of 100 MP', await square(10_000).png().toBuffer()),
		jpeg: sent('progressive JPEG of 49 MP', jpeg.bytes),
		pdf: sent('PDF with a progressive JPEG of 49 MP', pdfOf([{ size: [300, 300], jpeg }])),
		avif: sent(
			'AVIF of 36 MP',
			await square(6000).avif({ effort: 0, chromaSubsampling: '4:2:0' }).toBuffer(),
		),
	};
}

/** Both sides of a card, and one that needs a decoder if there are any. */
async function cardsAfterwards(isWithoutDecoders: boolean): Promise<Sent[]> {
	const portrait = await drawnCard('portrait');
	const sides = [portrait, await drawnCard('emblem', { side: 0 })];
	if (isWithoutDecoders) return sides;
	const webp = await sharp(portrait.image).webp().toBuffer();
	return [...sides, { ...portrait, kind: 'WebP', body: imageBody(webp) }];
}
