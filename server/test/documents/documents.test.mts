import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { getPriority } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';

import { readCard } from '../../../test/cards/read-card.mts';
import { childCommand, childDataKib } from '../../src/documents/child-command.mts';
import { noUse } from '../../src/documents/decoder-use.mts';
import { Documents, newDocument } from '../../src/documents/documents.mts';
import { DecoderFailedError, ValidationError } from '../../src/errors/server-errors.mts';
import type { Why } from '../../src/errors/why.mts';
import { decodeImage } from '../../src/image/decode.mts';
import type { Raster } from '../../src/image/raster.mts';
import { sourceFormatOf, type DocumentFormat } from '../../src/image/source-formats.mts';
import { pdfOf, type PdfPage } from '../../../test/support/pdf-of.mts';
import { until } from '../../../test/support/until.mts';

const HEIC = readCard('portrait.heic').image;
const PAGE_MS = 15_000;
const onLinux = process.platform === 'linux' ? test : test.skip;
const NOBODY_LEAVES = new AbortController().signal;

const { image: jpeg } = readCard('portrait.jpg');
let card: Raster;
let scan: PdfPage;
const documents = new Documents({ pageMs: PAGE_MS });
beforeAll(async () => {
	card = (await decodeImage(jpeg))!;
	const { width, height } = card;
	scan = { size: [width / 4, height / 4], jpeg: { bytes: jpeg, width, height } };
});
afterAll(() => documents.close());

async function decode(bytes: Uint8Array, number = 1, decoder = documents) {
	const document = newDocument(bytes, sourceFormatOf(bytes) as DocumentFormat);
	return await decoder.page(document, number, NOBODY_LEAVES);
}

/** Mean difference of two images of one size, in levels of 0 to 255. */
function difference(one: Raster, other: Raster): number {
	expect([one.width, one.height]).toEqual([other.width, other.height]);
	let sum = 0;
	one.data.forEach((value, i) => (sum += Math.abs(value - other.data[i])));
	return sum / one.data.length;
}

/** Why a page is refused; `undefined` if it was decoded. */
async function refusalOf(bytes: Uint8Array): Promise<Why | undefined> {
	try {
		await decode(bytes);
		return undefined;
	} catch (error) {
		expect(error).toBeInstanceOf(ValidationError);
		return (error as ValidationError).why;
	}
}

describe('a card in another format has the pixels of its JPEG', () => {
	test.each<[DocumentFormat, () => Promise<Buffer>]>([
		['webp', async () => await sharp(jpeg).webp({ quality: 90 }).toBuffer()],
		['tiff', async () => await sharp(jpeg).tiff({ compression: 'lzw' }).toBuffer()],
		['gif', async () => await sharp(jpeg).gif().toBuffer()],
		['avif', async () => await sharp(jpeg).avif({ quality: 80, effort: 0 }).toBuffer()],
		['heic', async () => HEIC],
		['pdf', async () => pdfOf([scan])],
	])('%s', async (format, draw) => {
		const bytes = await draw();
		expect(sourceFormatOf(bytes)).toBe(format);
		const page = await decode(bytes);
		expect(page).toMatchObject({ pages: 1, sent: { width: card.width, height: card.height } });
		expect(difference(page, card)).toBeLessThan(8);
	});
});

describe('pages', () => {
	test('of a PDF are decoded one by one; text is drawn as large as is read', async () => {
		const bytes = pdfOf([{}, scan]);
		expect(await decode(bytes)).toMatchObject({ pages: 2, width: 1131, height: 1600 });
		expect(difference(await decode(bytes, 2), card)).toBeLessThan(8);
	});

	test('of a TIFF too', async () => {
		const { width, height, data } = card;
		const page = { raw: { width, height, channels: 3, pageHeight: height } } as const;
		const two = Buffer.concat([Buffer.alloc(data.length, 255), data]);
		const raw = { ...page.raw, height: 2 * height };
		const bytes = await sharp(two, { raw }).tiff({ compression: 'lzw' }).toBuffer();
		expect(await decode(bytes)).toMatchObject({ pages: 2, width, height });
		expect(difference(await decode(bytes, 2), card)).toBe(0);
	});
});

/** A TIFF of one strip that claims a size: eight bits of grey, or of each of several channels. */
function tiffOf(width: number, height: number, channels = 1): Buffer {
	const entries = [
		[256, width],
		[257, height],
		[258, 8],
		[259, 1],
		[262, 1],
		[273, 8],
		[277, channels],
		[278, height],
		[279, 64],
	];
	const bytes = Buffer.alloc(8 + 64 + 2 + 12 * entries.length + 4);
	bytes.write('II*\0', 'latin1');
	bytes.writeUInt32LE(72, 4);
	bytes.writeUInt16LE(entries.length, 72);
	entries.forEach(([tag, value], i) => {
		const at = 74 + 12 * i;
		bytes.writeUInt16LE(tag, at);
		bytes.writeUInt16LE(4, at + 2);
		bytes.writeUInt32LE(1, at + 4);
		bytes.writeUInt32LE(value, at + 8);
	});
	return bytes;
}

test('of a TIFF with more channels than colours, the first three are kept', async () => {
	const { width, height, data } = await decode(tiffOf(4, 4, 4));
	expect([width, height, data.length]).toEqual([4, 4, 48]);
});

describe('what cannot be read is refused with a reason', () => {
	const BROKEN: Why = { reason: 'document-broken' };
	const TOO_LARGE: Why = { reason: 'document-too-large' };
	const encryption = `<< /Filter /Standard /V 1 /R 2 /P -4 /O <${'41'.repeat(32)}> /U <${'42'.repeat(32)}> >>`;
	test.each<[string, () => Buffer | Promise<Buffer>, Why]>([
		['a TIFF of 20,000 × 20,000', () => tiffOf(20_000, 20_000), TOO_LARGE],
		['a TIFF of two million columns', () => tiffOf(2_000_000, 10), TOO_LARGE],
		['a TIFF of eight channels', () => tiffOf(500, 500, 8), TOO_LARGE],
		['a TIFF without its pixels', () => tiffOf(500, 500), BROKEN],
		[
			'a PDF of 1,000 pages',
			() => pdfOf(Array.from({ length: 1000 }, () => ({}))),
			{ reason: 'document-too-many-pages', most: 20 },
		],
		[
			'a PDF with a password',
			() =>
				pdfOf([{}], {
					more: [encryption],
					trailer: `/Encrypt 3 0 R /ID [<${'43'.repeat(16)}> <43>]`,
				}),
			{ reason: 'document-encrypted' },
		],
		['a PDF without an end', () => pdfOf([scan]).subarray(0, 30), BROKEN],
		['a HEIC that is cut off', () => HEIC.subarray(0, 5_000), BROKEN],
		[
			'an AVIF with a HEIC inside',
			() => Buffer.from(HEIC.toString('latin1').replaceAll('heic', 'avif'), 'latin1'),
			BROKEN,
		],
	])('%s', async (_name, draw, why) => {
		expect(await refusalOf(await draw())).toEqual(why);
	});

	onLinux('an AVIF within its pixels that takes more memory than a decoder may have', async () => {
		const plain = {
			create: { width: 7_000, height: 7_000, channels: 3, background: '#fff' },
		} as const;
		const bytes = await sharp(plain).avif({ effort: 0, chromaSubsampling: '4:2:0' }).toBuffer();
		expect(await refusalOf(bytes)).toEqual(TOO_LARGE);
	});

	test('a PDF of an endless page is a page like others', async () => {
		const size: PdfPage['size'] = [10_000_000, 20_000_000];
		expect(await decode(pdfOf([{ size }]))).toMatchObject({ width: 800, height: 1600 });
	});

	test('a page that takes too long, and the next one is decoded', async () => {
		const hasty = new Documents({ pageMs: 1 });
		await expect(decode(HEIC, 1, hasty)).rejects.toThrow('document-too-slow');
		await hasty.close();
	});

	onLinux('but not one that gets no processor: its caller says how long to wait', async () => {
		const patient = new Documents({ pageMs: 500 });
		const waiting = new AbortController();
		const document = newDocument(HEIC, 'heic');
		const decoding = patient.page(document, 1, waiting.signal);
		process.kill(patient.pid!, 'SIGSTOP');
		setTimeout(() => waiting.abort(new Error('no longer')), 1_500);
		await expect(decoding).rejects.toThrow('no longer');
		await patient.close();
	});
});

/** Four pages that each take all CPU time they may, of which a decoder, which yields to all else, gets a third. */
const FOUR_PAGES_MS = 4 * 15_000 * 3;

describe('the child process', () => {
	test('is started on first use, and again after it was ended: the page that it was at fails', async () => {
		const own = new Documents({ pageMs: PAGE_MS });
		expect(own.pid).toBeUndefined();
		const decoding = decode(HEIC, 1, own);
		process.kill(own.pid!, 'SIGKILL');
		await expect(decoding).rejects.toThrow(DecoderFailedError);
		expect(await decode(HEIC, 1, own)).toMatchObject({ pages: 1 });
		const second = own.pid!;
		process.kill(second, 'SIGKILL');
		while (own.pid === second) {
			await decode(HEIC, 1, own).catch((error) => expect(error).toBeInstanceOf(DecoderFailedError));
		}
		expect(await decode(HEIC, 1, own)).toMatchObject({ pages: 1 });
		await own.close();
		expect(() => process.kill(second, 0)).toThrow('ESRCH');
	});

	onLinux.each([
		['with the most memory', 3 * 2 ** 30, 6000, 'avif'],
		['with the least', 2 ** 30, 1000, 'webp'],
	] as const)(
		'%s that had a large document is no longer used: the next one finds all of its memory',
		async (_with, memory, side, format) => {
			const own = new Documents({ pageMs: PAGE_MS, memory });
			const square = (side: number) =>
				sharp({ create: { width: side, height: side, channels: 3, background: '#c8d0d8' } });
			const jpeg = {
				bytes: await square(7000)
					.jpeg({ progressive: true, chromaSubsampling: '4:4:4' })
					.toBuffer(),
				width: 7000,
				height: 7000,
			};
			const next = square(side);
			const image = await (
				format === 'avif' ? next.avif({ effort: 0, chromaSubsampling: '4:2:0' }) : next.webp()
			).toBuffer();
			const pdf = pdfOf([{ size: [300, 300], jpeg }]);
			const widths = [];
			for (let i = 0; i < 2; i++) {
				for (const [bytes, of] of [[pdf, 'pdf'] as const, [image, format] as const]) {
					widths.push((await own.page(newDocument(bytes, of), 1, NOBODY_LEAVES)).width);
				}
			}
			const width = Math.min(side, 1600);
			expect(widths).toEqual([1600, width, 1600, width]);
			await own.close();
		},
		FOUR_PAGES_MS,
	);

	test('is ended when a caller leaves, and when it has nothing to do', async () => {
		const own = new Documents({ pageMs: PAGE_MS, idleMs: 1 });
		const leaving = new AbortController();
		const document = newDocument(HEIC, 'heic');
		const decoding = own.page(document, 1, leaving.signal);
		leaving.abort(new Error('left'));
		await expect(decoding).rejects.toThrow('left');
		expect(await decode(HEIC, 1, own)).toMatchObject({ pages: 1 });
		await until(() => own.pid === undefined);
		await own.close();
	});

	onLinux('tells how it ended, and what it used until then', async () => {
		const use = noUse();
		const own = new Documents({ pageMs: PAGE_MS, use });
		await decode(HEIC, 1, own);
		const once = { ...use };
		expect(once).toMatchObject({ starts: 1, failures: noUse().failures });
		expect(once.cpuMs).toBeGreaterThan(0);
		expect(once.peakBytes).toBeGreaterThan(20e6);
		await decode(HEIC, 1, own);
		expect(use.starts).toBe(1);
		expect(use.cpuMs).toBeGreaterThan(once.cpuMs);

		const decoding = decode(HEIC, 1, own);
		process.kill(own.pid!, 'SIGKILL');
		await expect(decoding).rejects.toThrow(DecoderFailedError);
		expect(use).toMatchObject({ starts: 1, failures: { time: 0, killed: 1, crashed: 0 } });
		await own.close();
	});

	test.each([
		['runs out of memory', "process.kill(process.pid, 'SIGABRT')", 'document-too-large'],
		['crashes', "process.kill(process.pid, 'SIGSEGV')", 'document-broken'],
		['ends', 'process.exit(1)', 'document-broken'],
		['gives up', "process.send({ refusal: 'broken', isLast: true })", 'document-broken'],
	])('that %s has its document refused', async (_name, ending, reason) => {
		const use = noUse();
		const args = ['-e', `process.on('message', () => ${ending})`];
		const own = new Documents({
			pageMs: PAGE_MS,
			use,
			command: { file: process.execPath, args, env: {} },
		});
		await expect(decode(HEIC, 1, own)).rejects.toThrow(reason);
		expect(use).toMatchObject({ starts: 1, failures: { time: 0, killed: 0, crashed: 1 } });
		await own.close();
	});

	onLinux(
		'has limits of its own, nothing of the environment and, where it may, no network',
		async () => {
			process.env['KEY_OF_SOMEBODY'] = 'secret';
			const own = new Documents({ pageMs: PAGE_MS });
			await decode(HEIC, 1, own);
			const read = (file: string) => readFileSync(`/proc/${own.pid}/${file}`, 'utf8');
			expect(read('environ')).not.toContain('KEY_OF_SOMEBODY');
			expect(read('limits')).toMatch(/^Max data size +1\d{9} /m);
			expect(read('limits')).toMatch(/^Max core file size +0 /m);
			expect(read('cmdline')).toContain('--permission');
			expect(read('io')).toMatch(/^write_bytes: 0$/m);
			// The kernel's first choice when memory ends.
			expect(read('oom_score_adj')).toBe('1000\n');
			const nice = Number(read('stat').split(') ')[1].split(' ')[16]);
			expect(nice).toBe(Math.min(19, getPriority() + 5));
			await own.close();
		},
	);

	test.each([
		['without a limit', undefined, 1_220],
		['of 3 GiB', 3 * 2 ** 30, 1_220],
		['of 1 GiB', 2 ** 30, 750],
	])('may have what memory %s leaves for it', (_limit, memory, mb) => {
		expect(Math.round((childDataKib(memory) * 1024) / 1e6)).toBe(mb);
	});

	const withSetpriv = existsSync('/usr/bin/setpriv') ? onLinux : test.skip;
	withSetpriv('has no capabilities and gets none, not even in a namespace of its own', async () => {
		const own = new Documents({ pageMs: PAGE_MS });
		await decode(HEIC, 1, own);
		const status = readFileSync(`/proc/${own.pid}/status`, 'utf8');
		await own.close();
		// An ordinary user may empty the bounding set only in a namespace, which not every system lets them have.
		const mayEmpty = process.getuid!() === 0 || spawnSync('unshare', ['-rn', 'true']).status === 0;
		for (const set of ['Inh', 'Prm', 'Eff', 'Amb', ...(mayEmpty ? ['Bnd'] : [])]) {
			expect(status).toMatch(new RegExp(`^Cap${set}:\t0+$`, 'm'));
		}
		expect(status).toMatch(/^NoNewPrivs:\t1$/m);
	});

	test('may read the code that it runs, and no secret beside it', () => {
		const { file, args, env } = childCommand();
		const root = fileURLToPath(new URL('../../../', import.meta.url));
		const mayRead = (path: string) => {
			const script = `process.stdout.write(String(process.permission.has('fs.read', ${JSON.stringify(path)})))`;
			const { stdout } = spawnSync(file, [...args.slice(0, -1), '-e', script], {
				env,
				encoding: 'utf8',
			});
			return stdout;
		};
		expect(mayRead(join(root, 'server/src/documents/decoder-process.mts'))).toBe('true');
		for (const path of [
			'deploy/compose/secrets/tls_key',
			'package.json',
			'.git/config',
			'server',
		]) {
			expect([path, mayRead(join(root, path))]).toEqual([path, 'false']);
		}
	});
});
