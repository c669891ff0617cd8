import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

import { EngineMissingError } from '../../src/errors/server-errors.mts';
import { findPack, modelCacheFolder, readManifest } from '../../src/models/model-pack.mts';

test('finds a pack of the manifest by name', async () => {
	const pack = await findPack('pp-ocrv4-mobile');
	expect(pack).toMatchObject({ name: 'pp-ocrv4-mobile' });
	expect((await readFile(pack.files.recognition)).length).toBeGreaterThan(10_000_000);
});

test('names the known packs if the name is unknown', async () => {
	await expect(findPack('pp-ocrv9')).rejects.toThrow(/pp-ocrv6-small, pp-ocrv4-mobile/);
});

test.each([
	[{ XDG_CACHE_HOME: '/cache' }, '/cache/n8n-nodes-apizero/models'],
	[{ XDG_CACHE_HOME: '' }, join(process.env.HOME ?? '', '.cache/n8n-nodes-apizero/models')],
])('keeps downloaded models outside the checkout: %j', (environment, expected) => {
	expect(modelCacheFolder(environment)).toBe(expected);
});

test('every file of the manifest has a hash and a source with a licence', async () => {
	const { packs, sources } = await readManifest();
	for (const file of packs.flatMap((pack) => Object.values(pack.files))) {
		expect(file.sha256).toMatch(/^[0-9a-f]{64}$/);
		expect(sources[file.source ?? ''].licence).toBe('Apache-2.0');
	}
});

describe("an operator's own folder", () => {
	let folder: string;

	beforeEach(async () => {
		folder = await mkdtemp(join(tmpdir(), 'pack-'));
		const { packs } = await readManifest();
		const entry = packs.find(({ name }) => name === 'pp-ocrv4-mobile')!;
		const { files } = await findPack(entry.name);
		for (const path of Object.values(files)) await copyFile(path, join(folder, basename(path)));
		const own = Object.entries(entry.files).map(([role, { path, sha256 }]) => [
			role,
			{ path: basename(path), sha256 },
		]);
		const pack = { ...entry, name: 'own', files: Object.fromEntries(own) };
		await writeFile(join(folder, 'pack.json'), JSON.stringify(pack));
	});
	afterEach(() => rm(folder, { recursive: true }));

	test('is a pack if it has a pack.json', async () => {
		expect(await findPack(folder)).toMatchObject({ name: 'own' });
	});

	test('is rejected if the hash of a file differs', async () => {
		await writeFile(join(folder, 'ppocr_keys_v1.txt'), 'other');
		await expect(findPack(folder)).rejects.toThrow(/SHA-256/);
	});

	test.each(['pack.json', 'ppocr_keys_v1.txt'])('is rejected without %s', async (file) => {
		await rm(join(folder, file));
		await expect(findPack(folder)).rejects.toThrow(EngineMissingError);
	});
});
